/**
 * Precision, recall and F1 of the cleaned body over four-word shingles, as the article-extraction
 * benchmark's own evaluate.py counts them, on saved pages: `npx tsx eval/cleaning.ts [--worst N]`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import type { RawArticle } from '../src/article/article.js';
import { cleanArticle } from '../src/article/clean.js';

const pagesFile = new URL('../../shared/eval/cleaning/pages.jsonl.gz', import.meta.url);

interface Page {
  readonly id: string;
  readonly url: string;
  readonly text: string;
  readonly html: string;
  readonly expected_text: string;
}

interface Score {
  readonly precision: number;
  readonly recall: number;
  /** Pages where nothing was found count for recall only, as in evaluate.py. */
  readonly found: boolean;
}

function shingles(text: string): Map<string, number> {
  const tokens = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  const size = Math.min(4, tokens.length);
  for (let at = 0; size > 0 && at + size <= tokens.length; at += 1) {
    const shingle = tokens.slice(at, at + size).join(' ');
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

function score(expected: string, found: string): Score {
  const wanted = shingles(expected);
  const got = shingles(found);
  let hits = 0;
  let missed = 0;
  let extra = 0;
  for (const [shingle, count] of wanted) {
    const also = got.get(shingle) ?? 0;
    hits += Math.min(count, also);
    missed += Math.max(0, count - also);
  }
  for (const [shingle, count] of got) {
    extra += Math.max(0, count - (wanted.get(shingle) ?? 0));
  }
  const share = (part: number, rest: number) => (part + rest === 0 ? 0 : part / (part + rest));
  return { precision: share(hits, extra), recall: share(hits, missed), found: got.size > 0 };
}

const f1 = ({ precision, recall }: Pick<Score, 'precision' | 'recall'>) =>
  precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);

function clean(page: Page, content: RawArticle['content'], url: string | null): string {
  const given = { title: null, publisher: null, date: null, author: null, url };
  try {
    return cleanArticle({ locator: page.id, givenId: null, given, content }).body;
  } catch {
    return '';
  }
}

function report(
  name: string,
  pages: readonly Page[],
  found: (page: Page) => string,
  worst: number,
) {
  const started = performance.now();
  const scores = pages.map((page) => ({ page, score: score(page.expected_text, found(page)) }));
  const elapsed = performance.now() - started;
  const mean = (part: 'precision' | 'recall') => {
    const counted = scores.filter(({ score: one }) => part === 'recall' || one.found);
    return counted.reduce((sum, { score: one }) => sum + one[part], 0) / counted.length;
  };
  const all = { precision: mean('precision'), recall: mean('recall') };
  const figure = (value: number) => value.toFixed(3);
  console.log(
    `${name}: precision ${figure(all.precision)}, recall ${figure(all.recall)}, F1 ${figure(f1(all))}` +
      ` (${pages.length} pages, ${(elapsed / pages.length).toFixed(1)} ms each)`,
  );
  const sorted = scores.toSorted((a, b) => f1(a.score) - f1(b.score));
  for (const { page, score: one } of sorted.slice(0, worst)) {
    console.log(
      `  ${page.id} F1 ${figure(f1(one))} precision ${figure(one.precision)} recall ${figure(one.recall)} ${page.url}`,
    );
  }
}

const { values } = parseArgs({ options: { worst: { type: 'string', default: '0' } } });
if (!existsSync(pagesFile)) {
  console.error('The saved pages are not here: they lie in ../shared/eval/cleaning.');
  process.exitCode = 1;
} else {
  const pages: Page[] = gunzipSync(readFileSync(pagesFile))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  const worst = Number(values.worst);
  report('text', pages, (page) => clean(page, { kind: 'text', text: page.text }, null), worst);
  report('html', pages, (page) => clean(page, { kind: 'html', text: page.html }, page.url), worst);
}
