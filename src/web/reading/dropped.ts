import { access } from 'node:fs/promises';
import type { Article } from '../../article/article.js';
import { systemMessage } from '../../article/read/files.js';
import { Failure } from '../../failure.js';
import type { DroppedReport, Kept } from '../site.js';

/** How long a file may be looked through for one article, in milliseconds. */
const longestLook = 20_000;

/**
 * Cleans the file of an article again, if it is still there, and tells what of the article was dropped, and by
 * which rule. Lines that recur in other articles of the publisher aren't known here.
 */
export async function droppedFrom(kept: Kept, signal: AbortSignal): Promise<DroppedReport> {
  const file = await fileOf(kept.locator);
  if (file === null) {
    return { kind: 'unknown', why: "The file that it was read from isn't there any more." };
  }
  const timeout = AbortSignal.timeout(longestLook);
  try {
    const found = await articleIn(file, kept, AbortSignal.any([signal, timeout]));
    if (typeof found === 'string') return { kind: 'unknown', why: found };
    return { kind: 'dropped', lines: found.dropped, isChanged: found.body !== kept.body };
  } catch (error) {
    if (!(error instanceof Failure) && !isSystemError(error)) throw error;
    return { kind: 'unknown', why: `Its file ${systemMessage(error)}.` };
  }
}

/** The file at a place such as `/news/wire.jsonl#3`; `null` if there is none any more. */
async function fileOf(locator: string): Promise<string | null> {
  const candidates = [locator, locator.replace(/#\d+$/, '')];
  for (const candidate of candidates) {
    if (candidate === '-' || candidate === '') continue;
    const isThere = await access(candidate).then(
      () => true,
      () => false,
    );
    if (isThere) return candidate;
  }
  return null;
}

/** The article as its file has it now, or why there is none. */
async function articleIn(
  path: string,
  { id, locator }: Kept,
  signal: AbortSignal,
): Promise<Article | string> {
  const { openInputReader } = await import('../../library/ingest/reading/reading.js');
  const reader = openInputReader(signal);
  try {
    for await (const outcome of reader.read({ path }, new Map())) {
      if (outcome.kind === 'fault' && outcome.locator === locator) {
        return `Its file can't be read any more: it ${outcome.message}.`;
      }
      if (outcome.kind !== 'article') continue;
      const { article } = outcome;
      if (article.id === id || article.locator === locator) return article;
    }
  } finally {
    reader.close();
  }
  return signal.aborted
    ? 'Looking through its file took too long.'
    : "Its file doesn't hold it any more.";
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'code' in error;
}
