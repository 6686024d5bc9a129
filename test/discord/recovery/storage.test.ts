import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { en } from '../../../src/locales/en.js';
import { openRecords } from '../../../src/records/store.js';
import { freePort } from '../../free-port.js';
import { fillDisk, smallDisk } from '../../records/small-disk.js';
import { quoteIn, theft } from '../members/reading.js';
import { boldIn, curating, file, outcome } from '../moderators/curating.js';
import { change, configure, openPanel } from '../panel.js';
import type { BotOptions } from '../running-bot.js';
import { ferry } from '../stories.js';
import { quoted } from './newsroom.js';
import { healthAt } from './watched.js';

const { buttons } = en;

interface LogLine {
  readonly level: string;
  readonly msg: string;
  readonly next?: string;
}

/** A bot whose log and health page are looked at. */
async function watched(options: BotOptions = {}) {
  const lines: LogLine[] = [];
  const port = await freePort();
  const room = await curating({
    ...options,
    loopback: { ackWithinMs: 20_000, patienceMs: 60_000 },
    env: { PULLQUOTE_HTTP_PORT: String(port) },
    log: (line) => lines.push(JSON.parse(line)),
  });
  /** What the log says of what can't be used, and of when it can again. */
  const logged = () =>
    lines.map(({ msg }) => msg).filter((text) => /^(?:no longer|again): /.test(text));
  return { ...room, lines, logged, health: () => healthAt(port) };
}

/** Another program that holds the write lock of the records until it is let go. */
function lockRecords(indexFolder: string): { letGo(): void } {
  const other = new Database(path.join(indexFolder, 'records.db'));
  onTestFinished(() => void other.close());
  other.exec('BEGIN IMMEDIATE');
  return { letGo: () => void other.exec('COMMIT') };
}

/** A phrase with any failure's id. */
function withId(phrase: (id: string) => string): RegExp {
  const [before = '', after = ''] = phrase('ID').split('ID');
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal(before)}\\w{8}${literal(after)}$`);
}

const noRecords = withId(en.failures.noRecords);
const noArticles = withId(en.failures.noArticles);

describe('while another program has locked the records', () => {
  it('everyone is acknowledged, lists are shown, and a short wait costs an answer nothing', async () => {
    const { settings, channel, reader, other, records } = await watched();
    const lock = lockRecords(settings.indexFolder);
    // Resolves once it is acknowledged, for which a frozen bot would take until after the lock.
    const asked = await reader.slash(channel, 'ask', { question: theft });
    const list = await (await other.slash(channel, 'sources')).reply();
    expect(list.text).toContain('Articles 1 to 4 of 4');
    lock.letGo();
    const answer = await asked.reply();
    expect(quoteIn(answer).bold).not.toEqual([]);
    await (await reader.press(answer, buttons.helpful)).reply();
    await expect.poll(() => records.pending(), { timeout: 20_000 }).toEqual([]);
    expect((await records.stats(null, '2000')).helpful).toBe(1);
  });

  it('questions are answered without buttons; votes and settings say that they are not saved', async () => {
    const room = await watched();
    const { settings, channel, reader, moderator, mention, exchange, ask, logged, health } = room;
    const before = await ask(theft);
    const panel = await openPanel(moderator, channel);
    const lock = lockRecords(settings.indexFolder);
    const [answer, mentioned, vote, config] = await Promise.all([
      ask(theft),
      exchange(reader, channel, `${mention} ${theft}`),
      reader.press(before, buttons.helpful).then((pressed) => pressed.reply()),
      change(moderator, panel, en.config.switches.privateByDefault.turnOn),
    ]);
    for (const { text, buttons: shown } of [answer, mentioned]) {
      expect(text).toMatch(quoted);
      expect(shown).toEqual([]);
    }
    for (const { text } of [vote, config]) expect(text).toMatch(noRecords);
    expect(logged()).toEqual(['no longer: records can be written']);
    expect(room.lines.find(({ msg }) => msg.startsWith('no longer'))?.next).toContain('sqlite3');
    const page = await health();
    expect(page).toMatchObject({
      status: 200,
      well: true,
      troubles: [{ not: 'records can be written', why: expect.stringContaining('locked') }],
    });
    lock.letGo();
    const now = await (await reader.press(before, buttons.helpful)).reply();
    expect(now.text).toBe(en.feedback.thanks);
    expect(logged()).toEqual([
      'no longer: records can be written',
      'again: records can be written',
    ]);
    expect((await health()).troubles).toEqual([]);
    expect((await openPanel(moderator, channel)).text).not.toContain(en.config.saved);
  });
});

describe('an index folder that is moved away under a running bot', () => {
  it('is said to be gone by answers, log and health page, and nothing is added beside it', async () => {
    const { settings, ask, add, channel, other, logged, lines, health } = await watched();
    const { indexFolder } = settings;
    const moved = `${indexFolder}-moved`;
    onTestFinished(() => rmSync(moved, { recursive: true, force: true }));
    renameSync(indexFolder, moved);
    expect((await ask(theft)).text).toMatch(noArticles);
    const status = await (await other.slash(channel, 'status')).reply();
    expect(status.text).toMatch(noArticles);
    expect((await outcome(await add(file('ferry.txt', ferry.text)))).text).toMatch(noArticles);
    expect(existsSync(indexFolder)).toBe(false);
    expect(await health()).toMatchObject({
      status: 503,
      well: false,
      troubles: expect.arrayContaining([
        expect.objectContaining({ not: 'articles can be read', next: expect.any(String) }),
        expect.objectContaining({ not: 'records can be read', next: expect.any(String) }),
      ]),
    });
    expect(lines.filter(({ msg }) => msg === 'no longer: articles can be read')).toEqual([
      expect.objectContaining({ level: 'error', next: expect.stringContaining('Move it back') }),
    ]);
    renameSync(moved, indexFolder);
    expect(boldIn(await ask(theft))).not.toBe('');
    expect(await health()).toMatchObject({ status: 200, well: true, troubles: [] });
    expect(logged()).toContain('again: articles can be read');
  });
});

describe('an index folder that is replaced under a running bot', () => {
  it('is answered from, and what is asked, added and set is kept there', async () => {
    const room = await watched();
    const { settings, ask, add, channel, reader, moderator, engine } = room;
    const { indexFolder } = settings;
    const answer = await ask(theft);
    // A backup, to which an article was added.
    const backup = `${indexFolder}-backup`;
    const former = `${indexFolder}-former`;
    onTestFinished(() => rmSync(former, { recursive: true, force: true }));
    mkdirSync(backup);
    for (const name of ['pullquote.db', 'pullquote.db-wal']) {
      const from = path.join(indexFolder, name);
      if (existsSync(from)) cpSync(from, path.join(backup, name));
    }
    await openRecords(backup).close();
    renameSync(indexFolder, former);
    renameSync(backup, indexFolder);
    const added = await outcome(await add(file('ferry.txt', ferry.text), { title: ferry.title }));
    expect(added.text).toMatch(/: 1 added\./);
    expect(boldIn(await ask(ferry.question))).toBe(ferry.answer);
    expect((await engine.library.status()).articles).toBe(5);
    // The answer of before is in the former records.
    const gone = await (await reader.press(answer, buttons.context)).reply();
    expect(gone.text).toBe(en.refusals.gone);
    await configure(moderator, channel, en.config.switches.privateByDefault.turnOn);
    const records = openRecords(indexFolder);
    onTestFinished(() => records.close());
    expect((await records.stats(null, '2000')).questions).toBe(1);
    expect((await records.servers()).size).toBe(1);
  });
});

describe('a bot on a full disk', () => {
  it('answers without keeping, says so once, and keeps again once there is room', async ({
    skip,
  }) => {
    const disk = smallDisk(20_000);
    if (disk === null) return skip('only root may mount a small disk');
    const { ask, logged, health } = await watched({ parent: disk });
    await ask(theft);
    const filler = path.join(disk, 'filler');
    fillDisk(filler);
    // The journal has some room left at first.
    let answer = await ask(theft);
    for (let asked = 1; answer.buttons.length > 0 && asked < 50; asked += 1) {
      answer = await ask(theft);
    }
    expect(answer.buttons).toEqual([]);
    expect(quoteIn(answer).bold).not.toEqual([]);
    expect(quoteIn(await ask(theft)).bold).not.toEqual([]);
    expect(logged()).toEqual(['no longer: records can be written']);
    expect(await health()).toMatchObject({
      status: 200,
      troubles: [{ not: 'records can be written', next: expect.stringContaining('Make room') }],
    });
    rmSync(filler);
    const kept = await ask(theft);
    expect(kept.buttons).not.toEqual([]);
    expect(logged()).toEqual([
      'no longer: records can be written',
      'again: records can be written',
    ]);
  });
});
