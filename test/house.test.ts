import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

/** More files than this at one level mean that a folder has two jobs. */
const mostFiles = 12;

it('has no folder with more files at one level than a newcomer can take in', () => {
  const files = readdirSync('src', { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const counts = new Map<string, number>();
  for (const { parentPath } of files) {
    const folder = path.normalize(parentPath);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  expect(counts.size).toBeGreaterThan(20);
  expect([...counts].filter(([, count]) => count > mostFiles)).toEqual([]);
});

it('asks nowhere whether a text is an address before it reads it as one', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && path.normalize(file) !== path.join('article', 'url.ts'),
  );
  const asking = sources.filter((file) =>
    readFileSync(path.join('src', file), 'utf8').includes('canParse'),
  );
  expect(asking).toEqual([]);
});
