import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { en } from '../../../src/locales/en.js';
import { story, storyText } from '../../library/story.js';
import type { Member } from '../loopback/member.js';
import type { OptionValues } from '../loopback/slash.js';
import { newsroom } from './newsroom.js';
import { excerptIn, quoteIn, read } from './reading.js';

/** 24 stories of two papers, one a day; each is another day's and has a headline of its own. */
const folder = mkdtempSync(path.join(tmpdir(), 'pullquote-stories-'));
const stories = Array.from({ length: 24 }, (_, seed) => {
  const publisher = seed % 2 === 0 ? 'Lundby Courier' : 'Port Arran Times';
  const date = `2024-03-${String(seed + 1).padStart(2, '0')}`;
  const front = { publisher, date, ...(seed === 5 && { url: 'https://paper.example/5' }) };
  writeFileSync(path.join(folder, `${seed}.md`), storyText(seed, front));
  return story(seed);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function archive() {
  const room = await newsroom({ articles: folder });
  const look = async (member: Member, command: string, options: OptionValues = {}) =>
    (await member.slash(room.channel, command, options)).reply();
  return { ...room, look };
}

function headlinesIn(text: string): string[] {
  return stories.map(({ title }) => title).filter((title) => text.includes(title));
}

describe('/sources', () => {
  it('lists the articles in private, page by page, also after a restart', async () => {
    const { look, reader, other, restart } = await archive();
    const list = await look(reader, 'sources');
    expect(list.visibleTo(other.user)).toBe(false);
    expect(read(list)).toContain('Articles 1 to 10 of 24');
    const first = headlinesIn(read(list));
    expect(first).toHaveLength(10);

    await restart();
    await (await reader.press(list, en.buttons.next)).reply();
    expect(read(list)).toContain('Articles 11 to 20 of 24');
    const second = headlinesIn(read(list));
    await (await reader.press(list, en.buttons.next)).reply(({ edits }) => edits > 2);
    expect(read(list)).toContain('Articles 21 to 24 of 24');
    const third = headlinesIn(read(list));
    expect(new Set([...first, ...second, ...third]).size).toBe(24);
    expect(list.buttons).toEqual([en.buttons.previous]);
    await (await reader.press(list, en.buttons.previous)).reply(({ edits }) => edits > 3);
    expect(headlinesIn(read(list))).toEqual(second);
  });

  it('keeps its filters from page to page, and names them', async () => {
    const { look, reader } = await archive();
    const filters = { publisher: 'lundby courier', after: '2024-03-02', before: '2024-03-23' };
    const list = await look(reader, 'sources', filters);
    expect(read(list)).toContain('Articles 1 to 10 of 11');
    await (await reader.press(list, en.buttons.next)).reply();
    const text = read(list);
    expect(text).toContain('Article');
    expect(text).toContain('11 of 11');
    expect(text).toContain(
      'Only articles with “lundby courier” in the headline, publisher or author',
    );
    expect(text).toContain('Only articles from 2 March 2024 to 23 March 2024');
    expect(headlinesIn(text)).toEqual([stories[2]?.title]);
  });

  it('says so where nothing passes, and where a day is none', async () => {
    const { look, reader } = await archive();
    const none = await look(reader, 'sources', { after: '2025-01-01' });
    expect(read(none)).toContain(en.answer.nothingPasses);
    const noDay = await look(reader, 'sources', { before: 'March' });
    expect(noDay.text).toBe(en.failures.invalidDate);
  });

  it('suggests publishers', async () => {
    const { channel, reader } = await archive();
    const choices = await reader.autocomplete(channel, 'sources', { publisher: 'arran' });
    expect(choices.map(({ value }) => value)).toEqual(['Port Arran Times']);
  });

  it('opens the article that is chosen', async () => {
    const { look, reader } = await archive();
    const list = await look(reader, 'sources');
    const label = list.component(en.answer.chooseNearest).options?.[0]?.label ?? '';
    const article = await (await reader.choose(list, en.answer.chooseNearest, label)).reply();
    expect(article.private).toBe(true);
    expect(headlinesIn(read(article))).toEqual(headlinesIn(read(list)).slice(-1));
  });
});

describe('/source', () => {
  const [, , , , , linked] = stories;

  it('suggests headlines while typing, and shows the one that is chosen', async () => {
    const { look, channel, reader } = await archive();
    const typed = linked?.title.slice(0, 18) ?? '';
    const choices = await reader.autocomplete(channel, 'source', { title: typed });
    const choice = choices.find(({ name }) => name.startsWith(linked?.title ?? '-'));
    const article = await look(reader, 'source', { title: String(choice?.value) });
    expect(article.private).toBe(true);
    expect(headlinesIn(read(article))).toEqual([linked?.title]);
    expect(read(article)).toContain('Port Arran Times · 6 March 2024');
    expect(article.text).toContain('](<https://paper.example/5>)');
    expect(linked?.body).toContain(excerptIn(article));
  });

  it('takes a headline that was typed, without choosing', async () => {
    const { look, reader } = await archive();
    const article = await look(reader, 'source', { title: `  ${linked?.title.toUpperCase()} ` });
    expect(headlinesIn(read(article))).toEqual([linked?.title]);
  });

  it('offers a choice where several headlines have what was typed', async () => {
    const { look, reader } = await archive();
    const several = await look(reader, 'source', { title: 'Lundby Courier' });
    expect(read(several)).toBe('12 articles have that in their title, publisher or author:');
    const choices = several.component(en.answer.chooseNearest).options ?? [];
    expect(choices).toHaveLength(12);
    const { value = '' } = choices[3] ?? {};
    const chosen = await (await reader.choose(several, en.answer.chooseNearest, value)).reply();
    expect(headlinesIn(read(chosen))).toHaveLength(1);
  });

  it('looks for what no headline has in what the articles say', async () => {
    const { look, reader } = await archive();
    const near = await look(reader, 'source', { title: 'fishermen who told reporters of floods' });
    expect(read(near)).toBe(en.article.nearest);
    expect(near.component(en.answer.chooseNearest).options).not.toHaveLength(0);
  });

  it('leads to the passages, one by one, also after a restart', async () => {
    const { look, engine, reader, restart } = await archive();
    const article = await look(reader, 'source', { title: linked?.title ?? '' });
    await restart();
    await (await reader.press(article, en.article.read)).reply();
    expect(read(article)).toMatch(/passage 1 of \d/);
    await (await reader.press(article, en.buttons.next)).reply(({ edits }) => edits > 2);
    expect(read(article)).toMatch(/passage 2 of \d/);
    const found = await engine.library.headlines(
      { source: linked?.title ?? '' },
      { offset: 0, limit: 1 },
    );
    const { body } = (await engine.library.article(found.items[0]?.id ?? '')) ?? { body: '' };
    expect(body).toContain(excerptIn(article));
  });
});

describe('/passage', () => {
  it('shows the passage with that number between its neighbours, and walks on', async () => {
    const { look, engine, reader } = await archive();
    const title = stories[7]?.title ?? '';
    const shown = await look(reader, 'passage', { article: title, number: 2 });
    const found = await engine.library.headlines({ source: title }, { offset: 0, limit: 1 });
    const id = found.items[0]?.id ?? '';
    const passages = await engine.library.passages(id);
    const article = await engine.library.article(id);
    const second = article?.body.slice(passages[1]?.start, passages[1]?.end) ?? '-';
    expect(quoteIn(shown).text).toContain(second.trim());
    expect(read(shown)).toContain(`passage 2 of ${passages.length}`);
    await (await reader.press(shown, en.buttons.previous)).reply();
    expect(read(shown)).toContain(`passage 1 of ${passages.length}`);
    expect(shown.buttons).toEqual([en.buttons.next]);
  });

  it('begins with the first, suggests headlines, and says how many there are', async () => {
    const { look, channel, reader } = await archive();
    const title = stories[7]?.title ?? '';
    const [choice] = await reader.autocomplete(channel, 'passage', { article: title });
    const first = await look(reader, 'passage', { article: String(choice?.value) });
    expect(read(first)).toMatch(/passage 1 of \d/);
    const beyond = await look(reader, 'passage', { article: title, number: 99 });
    expect(beyond.text).toMatch(/^This article has passages 1 to \d\.$/);
  });
});

describe('/status and /help', () => {
  it('/status tells what the bot holds, and since when it runs', async () => {
    const { look, engine, reader } = await archive();
    const status = await look(reader, 'status');
    const { passages } = await engine.library.status();
    expect(status.private).toBe(true);
    expect(read(status)).toContain('I quote from 24 articles by 2 publishers.');
    expect(read(status)).toContain('The newest is from 24 March 2024.');
    expect(read(status)).toContain(`${passages} passages`);
    expect(status.text).toMatch(/Running since <t:\d+:f>/);
  });

  it('/help teaches members in one message, and moderators what is theirs', async () => {
    const { look, reader, moderator } = await archive();
    const forMembers = await look(reader, 'help');
    expect(forMembers.private).toBe(true);
    for (const way of [
      '/ask',
      'Mention me',
      'Find sources',
      'Follow-up',
      '/sources',
      '/forget me',
    ]) {
      expect(read(forMembers)).toContain(way);
    }
    expect(read(forMembers)).not.toContain('/config');
    const forModerators = await look(moderator, 'help');
    for (const command of ['/articles', '/config', '/gaps', '/stats']) {
      expect(read(forModerators)).toContain(command);
    }
  });
});
