import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Reader } from '../src/models/reader/reader.js';
import { openPullquote } from '../src/pullquote.js';

const folder = mkdtempSync(path.join(tmpdir(), 'pullquote-api-'));
const question = 'What did the UN report say about crypto theft?';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the public API', () => {
  it('ingests, answers with a verbatim quote, lists and removes', async () => {
    const pullquote = await openPullquote({ index: path.join(folder, 'news'), offline: true });
    await expect(pullquote.ask(question)).rejects.toMatchObject({ kind: 'index-missing' });

    const { articles, faults } = await pullquote.ingest('seeds');
    expect(articles.added).toBe(4);
    expect(faults).toEqual([]);

    const { answered, quotes } = await pullquote.ask(question);
    expect(answered).toBe(true);
    const [quote] = quotes;
    expect(quote?.highlight.text).toContain('$50 million');
    const article = await pullquote.library.article(quote?.article.id ?? '');
    expect(article?.body.slice(quote?.start, quote?.end)).toBe(quote?.text);

    const [passage] = await pullquote.search('Kaesong', { limit: 1 });
    const found = await pullquote.library.article(passage?.article.id ?? '');
    expect(passage?.text).toContain('Kaesong');
    expect(found?.body.slice(passage?.start, passage?.end)).toBe(passage?.text);

    expect(await pullquote.library.articles()).toHaveLength(4);
    await pullquote.remove(quote?.article.id ?? '');
    expect(await pullquote.library.articles()).toHaveLength(3);
    const { quotes: others } = await pullquote.ask(question, { always: true });
    expect(others.map((one) => one.article.id)).not.toContain(quote?.article.id);
    await pullquote.close();
    await expect(pullquote.ask(question)).rejects.toMatchObject({ kind: 'interrupted' });
  });

  it('reads with a reader of the caller, and leaves closing it to the caller', async () => {
    const read: string[] = [];
    let closed = false;
    const reader: Reader = {
      model: { id: 'test/reader', sha256: '' },
      read: async (asked, passages) => {
        read.push(asked);
        return passages.map(() => ({ relevance: 1, place: null }));
      },
      close: async () => {
        closed = true;
      },
    };
    const index = path.join(folder, 'read');
    const pullquote = await openPullquote({ index, reader, offline: true });
    await pullquote.ingest('seeds');
    await pullquote.ask(question);
    await pullquote.close();
    expect(read).toContain(question);
    expect(closed).toBe(false);
  });

  it('says what is missing from its options', async () => {
    await expect(openPullquote({})).rejects.toMatchObject({
      kind: 'invalid-setting',
      message: 'Neither an index nor a storage was given.',
    });
  });
});
