/**
 * The choice of the sentence that is marked: `npx tsx eval/trials/marking.ts`. Takes the passages that
 * hold the evidence, fits a conditional logit over their sentences (P(sentence) is the softmax of the
 * weighted parts; McFadden 1974), and prints
 *
 * - the weights fitted on all sets and, for each set, what weights fitted on the others mark right,
 * - for weights of the reader's score against the words, what is marked right of the questions
 * whose articles its training never saw,
 * - what the product marks right, by search and with the reader.
 *
 * `--without part,part` leaves parts out; `--wrong set` prints what the product marks wrong.
 */
import { parseArgs } from 'node:util';
import {
  chooseSpan,
  cosinesOf,
  highlightIn,
  withReading,
} from '../../src/answer/highlight/highlight.js';
import { type Parts, scoreSentences, sentenceParts } from '../../src/answer/highlight/sentence.js';
import { type Query, queryOf } from '../../src/answer/query.js';
import type { ReadSentence } from '../../src/answer/rank.js';
import { sentencesFrom } from '../../src/answer/rerank.js';
import type { Embedder } from '../../src/models/embedding/embedder.js';
import type { Reading } from '../../src/models/reader/reader.js';
import { openModel, openReading } from '../../src/open-models.js';
import { readSettings } from '../../src/settings.js';
import type { Span } from '../../src/text/span.js';
import { setNames } from '../sets.js';
import { type Row, rankedWith, readingsOf, rowsOf } from './marking-rows.js';

/** What weights of the reader's word are tried. */
const readerWeights = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3];

/** A row with its sentences as the reader saw them; none if it was not read. */
interface ReadRow extends Row {
  readonly reading: Reading | null;
  readonly read: readonly ReadSentence[];
}

/** A question's sentences as parts in the order of the names, and which of them are right. */
interface Choice {
  readonly set: string;
  readonly x: readonly (readonly number[])[];
  readonly right: readonly boolean[];
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { without: { type: 'string', default: '' }, wrong: { type: 'string' } },
  });
  const sets = await readAll();
  const rows = [...sets.values()].flat();
  const fitting = rows.filter(({ set }) => setNames.some((name) => name === set));
  const without = values.without.split(',');
  const names = [...new Set(fitting.flatMap(partNames)), 'meaning']
    .filter((name) => !without.includes(name))
    .sort();
  const choices = fitting
    .map((row) => choiceOf(row, names))
    .filter((one) => one.right.some(Boolean));
  for (const set of setNames) {
    const others = fitted(choices.filter((one) => one.set !== set));
    const own = choices.filter((one) => one.set === set);
    print(`${set}: by the other sets' weights ${shareRight(own, others).toFixed(3)}`);
  }
  const weights = fitted(choices);
  print("all sets' weights, and in how many questions a part tells sentences apart:");
  names.forEach((name, k) => {
    const telling = choices.filter(({ x }) => x.some((parts) => parts[k] !== x[0]?.[k])).length;
    print(`  ${name}: ${(weights[k] ?? 0).toFixed(2)} (${telling})`);
  });
  for (const set of setNames) {
    const own = choices.filter((one) => one.set === set);
    print(`${set}: by all sets' weights ${shareRight(own, weights).toFixed(3)}`);
  }
  for (const weight of readerWeights) print(`reader ${weight}: ${byReader(sets, weight)}`);
  for (const [set, some] of sets) await product(set, some, values.wrong === set);
}

async function readAll(): Promise<Map<string, ReadRow[]>> {
  const settings = readSettings(process.env);
  const reader = await openReading(settings);
  if (reader === null) throw new Error('there is no reader to try: PULLQUOTE_READER is off');
  let opened: Embedder | undefined;
  const embedder = async (): Promise<Embedder> => {
    opened ??= await openModel(settings);
    return opened;
  };
  const sets = new Map<string, ReadRow[]>();
  for (const set of [...setNames, 'own']) {
    const rows = await rowsOf(set, embedder);
    const readings = await readingsOf(set, rows, reader);
    const read = await Promise.all(
      rows.map(async (row, i) => {
        const reading = readings[i] ?? null;
        const ranked = await rankedWith(row, reading);
        return { ...row, reading, read: sentencesFrom(ranked.reading, 0) };
      }),
    );
    sets.set(set, read);
  }
  await Promise.all([opened?.close(), reader.close()]);
  return sets;
}

/** For each set, what is marked right with this weight, of held-out rows that were read. */
function byReader(sets: ReadonlyMap<string, readonly ReadRow[]>, weight: number): string {
  const cells = [...sets].map(([set, rows]) => {
    const own = rows.filter((row) => row.heldOut && row.read.length > 0);
    const right = own.filter((row) => {
      const scored = scoreSentences(row.article.body, row.article.title, queryFor(row));
      return isRight(row, chooseSpan(withReading(scored, row.read, weight)));
    });
    return `${set} ${right.length}/${own.length} ${(right.length / own.length).toFixed(3)}`;
  });
  return cells.join('  ');
}

/** What the weights in the source mark, neighbours included. */
async function product(set: string, rows: readonly ReadRow[], tellWrong: boolean): Promise<void> {
  for (const way of ['search', 'reader'] as const) {
    for (const part of ['all', 'held out'] as const) {
      const of = rows.filter((row) => part === 'all' || row.heldOut);
      let right = 0;
      let characters = 0;
      for (const row of of) {
        const span = await marked(row, way);
        const isGood = isRight(row, span);
        if (tellWrong && way === 'reader' && part === 'held out' && !isGood) tell(row, span);
        right += Number(isGood);
        characters += span.end - span.start;
      }
      const mean = (sum: number): string => (sum / of.length).toFixed(3);
      print(
        `${set}, ${way}, ${part} ${of.length}: right ${mean(right)}  characters ${mean(characters)}`,
      );
    }
  }
}

async function marked(row: ReadRow, way: 'search' | 'reader'): Promise<Span> {
  const { meanings } = row;
  const ranked = await rankedWith(row, way === 'reader' ? row.reading : null);
  return highlightIn(queryFor(row), ranked, ranked.candidate.passage, {
    sentences: async () => meanings,
  });
}

function tell({ question, answers, article: { body } }: ReadRow, { start, end }: Span): void {
  const shown = `${body.slice(0, start)}[[${body.slice(start, end)}]]${body.slice(end)}`;
  print(`--- ${question}\n=== ${answers.join(' | ')}\n${shown}\n`);
}

function queryFor({ question, terms, vector }: Row): Query {
  return queryOf(
    {
      asked: question,
      text: question,
      continues: null,
      about: null,
      corrections: [],
      hints: [],
      ordering: null,
    },
    { words: question, terms, vector },
  );
}

function isRight({ article: { body }, answers, evidence }: Row, { start, end }: Span): boolean {
  const overlaps = evidence.some((one) => {
    const at = body.indexOf(one.trim());
    return at >= 0 && at < end && at + one.trim().length > start;
  });
  return overlaps || answers.some((one) => one.length > 3 && body.slice(start, end).includes(one));
}

function partsOf(row: Row): readonly { readonly span: Span; readonly parts: Parts }[] {
  return sentenceParts(row.article.body, row.article.title, queryFor(row));
}

function partNames(row: Row): string[] {
  return partsOf(row).flatMap(({ parts }) => Object.keys(parts));
}

function choiceOf(row: Row, names: readonly string[]): Choice {
  const sentences = partsOf(row);
  const cosines = cosinesOf(sentences, row.meanings, row.vector);
  const top = Math.max(...cosines);
  return {
    set: row.set,
    x: sentences.map(({ parts }, i) => {
      const values = new Map<string, number>(Object.entries(parts));
      values.set('meaning', (cosines[i] ?? top) - top);
      return names.map((name) => values.get(name) ?? 0);
    }),
    right: sentences.map(({ span }) => isRight(row, span)),
  };
}

/** Keeps weights finite if a part is rare; too small to move the others. */
const ridge = 2;
const steps = 400;

/**
 * Maximises the log-likelihood that one of the right sentences is chosen, every set counting the
 * same, by Adam (Kingma and Ba 2015) over all rows at once: the gradient is what the right ones'
 * parts are above all sentences', as probable as they are.
 */
function fitted(choices: readonly Choice[]): number[] {
  const size = choices[0]?.x[0]?.length ?? 0;
  const counts = new Map<string, number>();
  for (const { set } of choices) counts.set(set, (counts.get(set) ?? 0) + 1);
  const weights = new Array<number>(size).fill(0);
  const mean = new Array<number>(size).fill(0);
  const square = new Array<number>(size).fill(0);
  for (let step = 1; step <= steps; step += 1) {
    const gradient = weights.map((weight) => (-ridge * weight) / choices.length);
    for (const { set, x, right } of choices) {
      const share = 1 / (counts.get(set) ?? 1) / counts.size;
      const odds = oddsOf(x, weights);
      const all = sum(odds);
      const ofRight = sum(odds.filter((_, i) => right[i]));
      x.forEach((parts, i) => {
        const odd = odds[i] ?? 0;
        const pull = share * ((right[i] ? odd / ofRight : 0) - odd / all);
        parts.forEach((part, k) => {
          gradient[k] = (gradient[k] ?? 0) + pull * part;
        });
      });
    }
    const rate = step < (steps * 2) / 3 ? 0.1 : 0.02;
    gradient.forEach((slope, k) => {
      const first = 0.9 * (mean[k] ?? 0) + 0.1 * slope;
      const second = 0.99 * (square[k] ?? 0) + 0.01 * slope ** 2;
      mean[k] = first;
      square[k] = second;
      const scale = Math.sqrt(second / (1 - 0.99 ** step)) + 1e-9;
      weights[k] = (weights[k] ?? 0) + (rate * (first / (1 - 0.9 ** step))) / scale;
    });
  }
  return weights;
}

/** Odds of each sentence, up to a factor. */
function oddsOf(x: Choice['x'], weights: readonly number[]): number[] {
  const scores = x.map((parts) => dotProduct(parts, weights));
  const top = Math.max(...scores);
  return scores.map((score) => Math.exp(score - top));
}

/** How often the best sentence alone is right. */
function shareRight(choices: readonly Choice[], weights: readonly number[]): number {
  const right = choices.filter((one) => {
    const odds = oddsOf(one.x, weights);
    return one.right[odds.indexOf(Math.max(...odds))];
  });
  return right.length / choices.length;
}

function dotProduct(a: readonly number[], b: readonly number[]): number {
  return sum(a.map((value, i) => value * (b[i] ?? 0)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
