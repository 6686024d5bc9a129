/**
 * Uses a reader of your own in place of the bundled model. A reader is given a question and passages,
 * and says how likely each passage answers the question. This one counts shared words, which is no match
 * for a model: replace `relevanceOf` with a call to yours.
 *
 *     npx tsx examples/a-reader-of-your-own.ts
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openPullquote, type Reader } from 'pullquote';

function wordsIn(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/\p{L}+/gu));
}

/** Log-odds that a passage answers the question. */
function relevanceOf(question: string, passage: string): number {
  const [asked, held] = [wordsIn(question), wordsIn(passage)];
  const shared = [...asked].filter((word) => held.has(word)).length;
  return 6 * (shared / asked.size) - 3;
}

const reader: Reader = {
  // Names the reader: the confidence is calibrated for each reader by `eval/fit.ts`. For one that
  // wasn't fitted, the search alone decides about the confidence, and the reader about the order.
  model: { id: 'example/shared-words', sha256: '' },
  read: async (question, passages) =>
    passages.map(({ segments }) => ({
      relevance: relevanceOf(question, segments.join('')),
      place: null,
    })),
  close: async () => undefined,
};

const index = await mkdtemp(path.join(tmpdir(), 'news-'));
const pullquote = await openPullquote({ index, reader });
await pullquote.ingest('seeds');
const { quotes, passagesRead } = await pullquote.ask('How much cryptocurrency was stolen?');
console.log(`${passagesRead} passages read`);
console.log(quotes[0]?.highlight.text);
await pullquote.close();
