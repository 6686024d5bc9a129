import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cleanArticle } from '../../src/article/clean/clean.js';

const folder = new URL('../../../shared/seeds/', import.meta.url);

/** The lines to go, by number; the lines that title and publisher stand in; nothing of their text. */
const originals = [
  {
    file: '000_29a0af2a561cf92b.txt',
    dropped: [1, 3, 5, 47, 49],
    titleLine: 3,
    date: '2023-12-28',
    dateLine: 1,
    publisher: null,
  },
  {
    file: '001_f70ba5f8f956de5d.txt',
    dropped: [1, 2, 3, 4, 6, 8, 12, 13, 45, 47],
    titleLine: 6,
    date: '2023-04-11',
    dateLine: 8,
    publisher: { line: 3, words: [4, 5] },
  },
  {
    file: '002_0836ef7f9aa0b135.txt',
    dropped: [1, 2, 3, 19, 45],
    titleLine: 1,
    date: null,
    dateLine: null,
    publisher: null,
  },
  {
    file: '003_415e08968bc67b3f.txt',
    dropped: [1, 3, 5, 27, 29, 31, 33],
    titleLine: 1,
    date: null,
    dateLine: null,
    publisher: { line: 27, words: [2, 4] },
  },
] as const;

describe.skipIf(!existsSync(folder))('the four original articles (../shared/seeds)', () => {
  it.each(originals)('$file: the clutter goes, all else stays, the source is found', (original) => {
    const text = readFileSync(new URL(original.file, folder), 'utf8');
    const lines = text.split('\n').map((line) => line.trim());
    const given = { title: null, publisher: null, date: null, author: null, url: null };
    const content = { kind: 'text', text } as const;
    const article = cleanArticle({ locator: original.file, givenId: null, given, content });

    expect(article.dropped.map(({ line }) => line)).toEqual(original.dropped);
    const kept = lines.filter(
      (line, index) => line !== '' && !original.dropped.some((number) => number === index + 1),
    );
    expect(article.body).toBe(kept.join('\n\n'));

    const { publisher } = original;
    expect(digest(article.title)).toBe(digest(lines[original.titleLine - 1] ?? ''));
    expect(article.date).toBe(original.date);
    expect(article.dateLine).toBe(
      original.dateLine === null ? null : (lines[original.dateLine - 1] ?? ''),
    );
    expect(article.publisher).toBe(
      publisher === null
        ? null
        : (lines[publisher.line - 1] ?? '')
            .split(' ')
            .slice(...publisher.words)
            .join(' '),
    );
    expect(article.author).toBeNull();
  });
});

function digest(text: string | null): string {
  return createHash('sha256')
    .update(text ?? '')
    .digest('hex');
}
