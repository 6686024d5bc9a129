/**
 * Counts how many passages of news hold a word, for libraries too small to tell what is rare:
 * `npx tsx build/ordinary-words.ts`. Reads the two collections in ../shared/corpus and writes
 * src/text/ordinary-words.json. Nothing of their texts is kept but stems and rounded shares.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod';
import { tokens } from '../src/text/words.js';

const corpora = ['bbc2004', 'newscorpus_to2020'];
const target = new URL('../src/text/ordinary-words.json', import.meta.url);
/** As long as the passages of the library. */
const passage = /[\s\S]{1,700}(?:\s|$)/g;
/** What a smaller share of passages holds is rare, and the library needs to know no more of it. */
const rarest = 1 / 3000;
/** Shares are kept as powers of the square root of a half: an idf is off by .17 at most. */
const stepsPerHalf = 2;

interface Counts {
  readonly passages: number;
  readonly holding: ReadonlyMap<string, number>;
}

const line = z.object({ text: z.string() });

function countsOf(name: string): Counts {
  const file = new URL(`../../shared/corpus/${name}.jsonl.gz`, import.meta.url);
  const holding = new Map<string, number>();
  let passages = 0;
  for (const row of gunzipSync(readFileSync(file)).toString('utf8').split('\n')) {
    if (row === '') continue;
    for (const [text] of line.parse(JSON.parse(row)).text.matchAll(passage)) {
      passages += 1;
      for (const stem of new Set(tokens(text).map((token) => token.stem))) {
        // Which numbers are frequent depends on the year.
        if (!/\d/.test(stem)) holding.set(stem, (holding.get(stem) ?? 0) + 1);
      }
    }
  }
  return { passages, holding };
}

const counts = corpora.map(countsOf);

/** The geometric mean over both, so that neither one's towns and years count as everyday words. */
function shareOf(stem: string): number {
  const shares = counts.map(
    ({ passages, holding }) => ((holding.get(stem) ?? 0) + 0.5) / (passages + 1),
  );
  return Math.sqrt(shares.reduce((product, share) => product * share, 1));
}

const steps: string[][] = [];
const stems = new Set(counts.flatMap(({ holding }) => [...holding.keys()]));
for (const stem of [...stems].sort()) {
  const share = shareOf(stem);
  if (share < rarest) continue;
  const step = Math.round(-stepsPerHalf * Math.log2(share));
  for (let i = steps.length; i <= step; i += 1) steps.push([]);
  steps[step]?.push(stem);
}
const table = { stepsPerHalf, steps: steps.map((some) => some.join(' ')) };
writeFileSync(target, `${JSON.stringify(table, null, 1)}\n`);
process.stdout.write(`${steps.flat().length} stems\n`);
