import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { en } from '../../../src/locales/en.js';
import { story } from '../../library/story.js';
import { guildIds } from '../loopback/snowflake.js';
import { read, theft } from '../members/reading.js';
import { ferry } from '../stories.js';
import { boldIn, curating, file, jsonLines, outcome } from './curating.js';

const address = 'http://127.0.0.1/ferry.html';

describe('/articles add by address', () => {
  it('is refused while the operator has not switched it on', async () => {
    const { articles } = await curating();
    expect((await articles('add', { url: address })).text).toBe(en.articles.noUrls);
  });

  it('leads into no private network where it is switched on', async () => {
    const { articles, discord } = await curating({ env: { PULLQUOTE_ADD_FROM_URLS: 'yes' } });
    const refused = en.articles.refused.privateAddress();
    const own = `${discord.apiUrl.replace('127.0.0.1', 'localhost')}/secrets`;
    for (const url of [address, own, 'http://[::1]/', 'http://169.254.169.254/latest/meta-data']) {
      expect((await articles('add', { url })).text).toBe(refused);
    }
    expect(discord.requests.map((request) => request.path)).not.toContain('/secrets');
    expect((await articles('add', { url: 'file:///etc/passwd' })).text).toBe(
      en.articles.refused.notHttp(),
    );
    expect((await articles('add', { url: 'kalvik' })).text).toBe(en.articles.refused.noAddress());
  });

  it('wants either a file or an address', async () => {
    const { articles } = await curating({ env: { PULLQUOTE_ADD_FROM_URLS: 'yes' } });
    const both = { file: file('ferry.txt', ferry.text), url: address };
    expect((await articles('add', both)).text).toBe(en.articles.fileOrUrl);
    expect((await articles('add', { title: ferry.title })).text).toBe(en.articles.fileOrUrl);
  });
});

describe('a server that the operator has not named', () => {
  it('neither adds nor removes, and may look', async () => {
    const first = guildIds()();
    const { articles, discord, guild } = await curating({
      env: { DISCORD_CURATING_GUILDS: first },
    });
    expect(guild.id).toBe(first);
    const elsewhere = discord.guild({ name: 'elsewhere' });
    const stranger = elsewhere.member('stranger', { permissions: ['ManageGuild'] });
    const channel = elsewhere.channel('news');
    const run = async (name: string, values = {}) =>
      outcome(await stranger.slash(channel, `articles ${name}`, values));
    const added = await run('add', { file: file('ferry.txt', ferry.text) });
    expect(added.text).toBe(en.articles.notHere);
    const [choice] = await stranger.autocomplete(channel, 'articles remove', { article: 'UN' });
    const removed = await run('remove', { article: choice?.value ?? '' });
    expect(removed.text).toBe(en.articles.notHere);
    expect(read(await run('list'))).toContain('Articles 1 to 4 of 4');
    const here = await articles('add', { file: file('ferry.txt', ferry.text) });
    expect(here.text).toMatch(/: 1 added\./);
  });
});

describe('a bot that somebody else invited, too', () => {
  it('leaves its articles alone until the operator names a server', async () => {
    const { articles, discord } = await curating();
    discord.guild({ name: 'elsewhere' });
    const refused = await articles('add', { file: file('ferry.txt', ferry.text) });
    expect(refused.text).toBe(en.articles.notHere);
  });
});

describe('/articles remove', () => {
  it('takes the article away at once; buttons of answers from it say that it is gone', async () => {
    const { articles, ask, channel, moderator, reader } = await curating();
    const answer = await ask(theft);
    expect(boldIn(answer)).toContain('crypto theft');
    const choices = await moderator.autocomplete(channel, 'articles remove', { article: 'stolen' });
    expect(choices).toHaveLength(1);
    const removed = await articles('remove', { article: choices[0]?.value ?? '' });
    expect(read(removed)).toMatch(/^Removed: UN sanctions monitors: .+ \(\d+ passages\)\.$/);
    expect(removed.private).toBe(true);

    const context = await (await reader.press(answer, en.buttons.context)).reply();
    expect(context.text).toBe(en.refusals.changed);
    expect(boldIn(await ask(theft))).not.toContain('crypto theft');
    expect(await moderator.autocomplete(channel, 'articles remove', { article: 'stolen' })).toEqual(
      [],
    );
    const again = await articles('remove', { article: choices[0]?.value ?? '' });
    expect(read(again)).not.toContain('Removed');
  });

  it('removes nothing that was merely like what was typed', async () => {
    const { articles } = await curating();
    expect((await articles('remove', { article: 'UN sanctions' })).text).toBe(en.articles.toRemove);
    expect(read(await articles('list'))).toContain('Articles 1 to 4 of 4');
  });
});

describe('/articles list', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pullquote-twelve-'));
  const twelve = path.join(folder, 'twelve.jsonl');
  const stories = Array.from({ length: 12 }, (_, seed) => story(seed, 1));
  writeFileSync(twelve, jsonLines(...stories.map(({ title, body }) => ({ title, text: body }))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('lists the articles with their ids, page by page, for the moderator alone', async () => {
    const { articles, moderator, discord, channel, reader, restart } = await curating({
      articles: twelve,
    });
    const first = await articles('list');
    expect(first.private).toBe(true);
    expect(discord.transcript(channel, { as: reader })).toBe('');
    const turn = async (label: string) => (await moderator.press(first, label)).reply();
    const { text } = first;
    expect(text).toContain('Articles 1 to 10 of 12');
    await restart();
    const next = (await turn(en.buttons.next)).text;
    expect(next).toContain('Articles 11 to 12 of 12');
    for (const { title } of stories) expect(`${text}\n${next}`).toContain(title);
    const ids = `${text}\n${next}`.match(/`\w+`$/gm);
    expect(new Set(ids).size).toBe(12);
    expect((await turn(en.buttons.previous)).text).toBe(text);
  });

  it('lists only those that a filter lets through', async () => {
    const { articles } = await curating();
    const some = read(await articles('list', { filter: 'after DW' }));
    expect(some).toContain('One article');
    expect(some).toContain('Pullquote briefs, after DW');
    expect((await articles('list', { filter: 'The Gazette' })).text).toContain(
      en.answer.nothingPasses,
    );
  });
});
