import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { RawArticle } from '../../../../src/article/article.js';
import { readFile } from '../../../../src/article/read/read.js';

/** What reading bytes as a file of that name says, and its articles. */
export async function readBytes(bytes: Uint8Array, name: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'pullquote-document-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  const articles: RawArticle[] = [];
  const told: string[] = [];
  for await (const result of readFile({ path: file })) {
    if (result.kind === 'article') articles.push(result.raw);
    else told.push(`${result.kind}: ${result.message}`);
  }
  return { articles, told };
}
