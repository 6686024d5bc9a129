import { wording } from '../../src/answer/proximity.js';
import { meets } from '../../src/answer/rank.js';
import { inverseFrequency } from '../../src/library/index/bm25/background.js';
import { dot } from '../../src/library/index/vectors.js';
import { type Token, tokens } from '../../src/text/words.js';
import type { Collection, TrialQuestion } from './collection.js';

/** Candidates taken from each list, as `ask` does. */
const candidatesPerSearch = 50;

type Counts = ReadonlyMap<string, number>;

/** Everything tried as a part of the score; by name, in `ranking.ts`. */
export type Parts = Readonly<Record<string, number>>;

export interface TrialCandidate {
  readonly right: boolean;
  readonly parts: Parts;
}

/** What BM25 is counted over. */
interface Texts {
  readonly counts: readonly Counts[];
  readonly lengths: readonly number[];
  readonly mean: number;
}

/** Computes the parts for each question of a collection, one question at a time. */
export function* candidatesOf(
  collection: Collection,
): Generator<{ question: TrialQuestion; candidates: TrialCandidate[] }> {
  const { articles, passages, vectors, asked, dimension } = collection;
  const bodies = passages.map((one) => stemsOf(one.text));
  const titles = articles.map((one) => stemsOf(one.title));
  const members: number[][] = articles.map(() => []);
  for (const [i, one] of passages.entries()) members[one.article]?.push(i);
  const whole = textsOf(
    passages.map((one, i) => [...(titles[one.article] ?? []), ...(bodies[i] ?? [])]),
  );
  const body = textsOf(bodies);
  const near = passages.map((one, i) =>
    (members[one.article] ?? []).filter(
      (j) => j !== i && Math.abs((passages[j]?.ordinal ?? 0) - one.ordinal) === 1,
    ),
  );
  const windows = textsOf(
    passages.map((one, i) =>
      [titles[one.article], ...[i, ...(near[i] ?? [])].map((j) => bodies[j])].flatMap(
        (stems) => stems ?? [],
      ),
    ),
  );
  const articleTexts = textsOf(
    articles.map((_, a) => [
      ...(titles[a] ?? []),
      ...(members[a] ?? []).flatMap((i) => bodies[i] ?? []),
    ]),
  );
  const holding = new Map<string, number>();
  for (const counts of whole.counts)
    for (const stem of counts.keys()) holding.set(stem, (holding.get(stem) ?? 0) + 1);
  const idf = (stem: string): number =>
    inverseFrequency(stem, passages.length, holding.get(stem) ?? 0);

  for (const [q, question] of collection.questions.entries()) {
    const text = searched(question);
    const words = firstOfEach(tokens(text));
    const terms = words.map(({ stem, word }) => ({ stem, word, idf: idf(stem), passages: 1 }));
    const stems = terms.map((one) => one.stem);
    const weight = terms.reduce((sum, one) => sum + one.idf, 0) || 1;
    const sum = (some: Iterable<string>): number =>
      [...some].reduce((total, one) => total + idf(one), 0);
    const bm25 = (texts: Texts, i: number, k1: number, b: number): number =>
      stems.reduce((total, stem) => {
        const count = texts.counts[i]?.get(stem) ?? 0;
        const norm = k1 * (1 - b + (b * (texts.lengths[i] ?? 0)) / texts.mean);
        return total + (idf(stem) * count * (k1 + 1)) / (count + norm);
      }, 0);
    const vector = asked.subarray(q * dimension, (q + 1) * dimension);
    const cosines = passages.map((_, i) => dot(vector, vectors, i * dimension));
    const scores = passages.map((_, i) => bm25(whole, i, 0.6, 0.5));
    const open = allowed(collection, question);
    const top = (values: readonly number[]): number[] =>
      open
        .filter((i) => values !== scores || (values[i] ?? 0) > 0)
        .sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0))
        .slice(0, candidatesPerSearch);
    const right = new Set(question.right);
    const names = capitalised(words, text);
    const numbers = stems.filter((stem) => /^\d/.test(stem));
    const candidates = [...new Set([...top(cosines), ...top(scores)])]
      .sort((a, b) => a - b)
      .map((i) => {
        const passage = passages[i];
        const article = articles[passage?.article ?? 0];
        if (passage === undefined || article === undefined) throw new RangeError(`no passage ${i}`);
        const held = stems.filter((stem) => whole.counts[i]?.has(stem));
        const { sentence, phrases } = wording(passage.text, article.title, terms);
        const source = { ...article, author: null, url: null };
        const hinted = (kind: 'publisher' | 'period'): number =>
          Number(question.hints.some((one) => one.kind === kind && meets(source, one)));
        const neighbours = near[i] ?? [];
        const own = members[passage.article] ?? [];
        const parts = {
          meaning: cosines[i] ?? 0,
          bm25: scores[i] ?? 0,
          'bm25 1.2 .75': bm25(whole, i, 1.2, 0.75),
          'bm25 .8 .2': bm25(whole, i, 0.8, 0.2),
          'bm25 2 .75': bm25(whole, i, 2, 0.75),
          'bm25 body': bm25(body, i, 0.6, 0.5),
          'bm25 window': bm25(windows, i, 0.6, 0.5),
          'bm25 article': bm25(articleTexts, passage.article, 1.2, 0.75),
          'bm25 neighbours': mean(neighbours.map((j) => scores[j] ?? 0)),
          'cosine neighbours':
            neighbours.length > 0
              ? mean(neighbours.map((j) => cosines[j] ?? 0))
              : (cosines[i] ?? 0),
          'cosine article': Math.max(...own.map((j) => cosines[j] ?? 0)),
          weight,
          coverage: sum(held) / weight,
          sentence,
          phrases,
          proximity: proximity(bodies[i] ?? [], stems, idf),
          names:
            names.length === 0 ? 0 : sum(names.filter((one) => held.includes(one))) / sum(names),
          numbers:
            numbers.length === 0
              ? 0
              : numbers.filter((one) => held.includes(one)).length / numbers.length,
          lead: Number(passage.ordinal === 0),
          ordinal: passage.ordinal,
          length: passage.text.length / 700,
          publisher: hinted('publisher'),
          period: hinted('period'),
        };
        return { right: right.has(i), parts };
      });
    yield { question, candidates };
  }
}

/** The words that are searched for: without those that name a time of publication. */
function searched({ text, hints }: TrialQuestion): string {
  const phrase = hints.flatMap((one) =>
    one.kind === 'period' ? (one.ofPublication ?? []) : [],
  )[0];
  return phrase === undefined ? text : text.replace(phrase, ' ');
}

/** Passages within a time of publication; all of them if there would be none. */
function allowed({ articles, passages }: Collection, { hints }: TrialQuestion): number[] {
  const all = passages.map((_, i) => i);
  const period = hints.find((one) => one.kind === 'period' && one.ofPublication !== null);
  if (period === undefined) return all;
  const fits = articles.map((one) => meets({ ...one, author: null, url: null }, period));
  return fits.includes(true) ? all.filter((i) => fits[passages[i]?.article ?? 0]) : all;
}

function stemsOf(text: string): string[] {
  return tokens(text).map((one) => one.stem);
}

function firstOfEach(words: readonly Token[]): Token[] {
  return [...new Map([...words].reverse().map((one) => [one.stem, one])).values()].reverse();
}

function capitalised(words: readonly Token[], text: string): string[] {
  return words
    .filter((one) => one.start > 0 && /^\p{Lu}/u.test(text.slice(one.start, one.end)))
    .map((one) => one.stem);
}

function textsOf(stems: readonly (readonly string[])[]): Texts {
  const counts = stems.map((some) => {
    const map = new Map<string, number>();
    for (const stem of some) map.set(stem, (map.get(stem) ?? 0) + 1);
    return map;
  });
  const lengths = stems.map((some) => some.length);
  return { counts, lengths, mean: Math.max(1, mean(lengths)) };
}

/** Sum over pairs of the question's words: the idf of the more frequent over their squared distance. */
function proximity(
  body: readonly string[],
  stems: readonly string[],
  idf: (stem: string) => number,
): number {
  const places = new Map<string, number[]>();
  for (const [at, stem] of body.entries()) {
    if (stems.includes(stem)) places.set(stem, [...(places.get(stem) ?? []), at]);
  }
  let sum = 0;
  const held = [...places];
  for (const [i, [one, at]] of held.entries()) {
    for (const [two, there] of held.slice(i + 1)) {
      const distance = Math.min(...at.flatMap((a) => there.map((b) => Math.abs(a - b))));
      sum += Math.min(idf(one), idf(two)) / distance ** 2;
    }
  }
  return sum;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, one) => sum + one, 0) / values.length;
}
