import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Topic } from '../../src/answer/answer.js';
import { openPullquote, type Pullquote } from '../../src/pullquote.js';

import { chats, single, tables } from './highlight-cases.js';

const folder = mkdtempSync(path.join(tmpdir(), 'pullquote-highlight-'));
let engine: Pullquote;

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

beforeAll(async () => {
  const articles = [...single.flatMap(({ articles }) => articles), ...tables, ...chats];
  const lines = articles.map(({ title, text, html }) => JSON.stringify({ title, text, html }));
  engine = await openPullquote({ index: folder, offline: true });
  await engine.ingest(bytesOf(lines.join('\n')));
});

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What is marked in the first quote, which is always a part of its article to the letter. */
async function highlight(question: string, topic: Topic | null = null) {
  const answer = await engine.ask(question, { always: true, topic });
  const [quote] = answer.quotes;
  const body = (await engine.library.article(quote?.article.id ?? ''))?.body ?? '';
  const { start, end, text } = quote?.highlight ?? { start: 0, end: 0, text: '' };
  const from = quote?.start ?? 0;
  expect(body.slice(from + start, from + end)).toBe(text);
  return { text, topic: answer.topic };
}

for (const { rule, articles } of single) {
  describe(`marks ${rule}`, () => {
    it.each(articles.flatMap(({ asked }) => asked))('%s', async (question, part) => {
      expect((await highlight(question)).text).toContain(part);
    });
  });
}

describe("marks a table's row, and not the lead", () => {
  it.each(tables.flatMap(({ asked }) => asked))('%s', async (question, part) => {
    expect((await highlight(question)).text).toContain(part);
  });

  it('with its header if that stands right above it', async () => {
    const { text } = await highlight("Which club does Asta Wik, the marathon's winner, run for?");
    expect(text).toBe('Place Runner Club Time\n\n1 Asta Wik Harrow Hares 2:31:07');
  });
});

describe('marks something else than before in a follow-up', () => {
  it.each(chats)('$title', async ({ asked }) => {
    let topic: Topic | null = null;
    for (const [question, part] of asked) {
      const marked = await highlight(question, topic);
      expect(marked.text).toContain(part);
      topic = marked.topic;
    }
  });
});

describe('never marks a question of the text', () => {
  it.each(
    single.flatMap(({ rule, articles }) =>
      rule.startsWith('the reply') ? articles.flatMap(({ asked }) => asked) : [],
    ),
  )('%s', async (question) => {
    expect((await highlight(question)).text).not.toMatch(/\?$/);
  });
});
