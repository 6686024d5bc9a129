/**
 * The choice of the sentence that is marked: `npx tsx eval/trials/marking.ts`. Takes the passages
 * that hold the evidence, fits a conditional logit over their sentences (P(sentence) is the softmax
 * of the weighted parts; McFadden 1974), and prints the weights fitted on all sets and, for each
 * set, what weights fitted on the others mark right. The passages are searched for once and kept
 * under `.cache/trials`.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hintsIn } from '../../src/answer/hints.js';
import { chooseSpan, cosinesOf, withMeaning } from '../../src/answer/mark.js';
import { expected, namedWords } from '../../src/answer/question.js';
import { rank } from '../../src/answer/rank.js';
import { scoreSentences, sentenceParts } from '../../src/answer/sentence.js';
import type { Span } from '../../src/article/article.js';
import type { Embedder } from '../../src/embedding/embedder.js';
import { openModel } from '../../src/engine.js';
import type { StoredArticle, Term } from '../../src/library/library.js';
import { openLibrary } from '../../src/library/open.js';
import { readSettings } from '../../src/settings.js';
import { indexSet } from '../index-set.js';
import { questionsOf, type SetName, setNames } from '../sets.js';

/** How many of the best passages are looked at for one that holds the evidence. */
const depth = 10;
const cache = path.join('.cache', 'trials');

interface Row {
  readonly set: SetName;
  readonly question: string;
  readonly terms: readonly Term[];
  readonly title: string | null;
  readonly text: string;
  readonly answers: readonly string[];
  readonly evidence: readonly string[];
  readonly heldOut: boolean;
  /** Cosine of the question and each sentence, as the library keeps their meanings. */
  readonly cosines: readonly number[];
}

/** A question's sentences as parts in the order of the names, and which of them are right. */
interface Choice {
  readonly set: SetName;
  readonly x: readonly (readonly number[])[];
  readonly right: readonly boolean[];
}

const held: Record<SetName, string[]> = JSON.parse(
  readFileSync(new URL('../../training/held-out.json', import.meta.url), 'utf8'),
);

async function main(): Promise<void> {
  const rows = new Map<SetName, Row[]>();
  const missing = setNames.filter((set) => !existsSync(fileOf(set)));
  const embedder = missing.length > 0 ? await openModel(readSettings(process.env)) : null;
  for (const set of missing) if (embedder) await collect(set, embedder);
  await embedder?.close();
  for (const set of setNames) {
    const lines = readFileSync(fileOf(set), 'utf8').split('\n').filter(Boolean);
    rows.set(
      set,
      lines.map((line) => JSON.parse(line)),
    );
  }
  const all = [...rows.values()].flat();
  const names = [...new Set(all.flatMap(partNames)), 'meaning'].sort();
  const choices = all.map((row) => choiceOf(row, names)).filter((one) => one.right.some(Boolean));
  const shown = (weights: readonly number[]): string =>
    names.map((name, i) => `${name}: ${(weights[i] ?? 0).toFixed(2)}`).join(', ');
  for (const set of setNames) {
    const others = fitted(choices.filter((one) => one.set !== set));
    const own = choices.filter((one) => one.set === set);
    print(`${set}: by the other sets' weights ${shareRight(own, others).toFixed(3)}`);
  }
  const weights = fitted(choices);
  print(`all sets' weights: ${shown(weights)}`);
  for (const set of setNames) {
    const own = choices.filter((one) => one.set === set);
    print(`${set}: by all sets' weights ${shareRight(own, weights).toFixed(3)}`);
    product(set, rows.get(set) ?? []);
  }
}

/** What the weights in the source mark, neighbours included. */
function product(set: SetName, rows: readonly Row[]): void {
  for (const part of ['all', 'held out'] as const) {
    const of = rows.filter((row) => part === 'all' || row.heldOut);
    let right = 0;
    let characters = 0;
    let two = 0;
    for (const row of of) {
      const scored = scoreSentences(row.text, row.title, asked(row));
      const span = chooseSpan(withMeaning(scored, row.cosines));
      right += Number(isRight(row, span));
      characters += span.end - span.start;
      two += Number(
        scored.every((one) => one.span.start !== span.start || one.span.end !== span.end),
      );
    }
    const mean = (sum: number): string => (sum / of.length).toFixed(3);
    print(
      `${set}, ${part} ${of.length}: right ${mean(right)}  characters ${mean(characters)}  two sentences ${mean(two)}`,
    );
  }
}

function asked({ question, terms }: Row) {
  return { terms, expected: expected(question), named: namedWords(question) };
}

function isRight({ text, answers, evidence }: Row, { start, end }: Span): boolean {
  const overlaps = evidence.some((one) => {
    const at = text.indexOf(one.trim());
    return at >= 0 && at < end && at + one.trim().length > start;
  });
  return overlaps || answers.some((one) => one.length > 3 && text.slice(start, end).includes(one));
}

function partNames(row: Row): string[] {
  return sentenceParts(row.text, row.title, asked(row)).flatMap(({ parts }) => Object.keys(parts));
}

function choiceOf(row: Row, names: readonly string[]): Choice {
  const top = Math.max(...row.cosines);
  const sentences = sentenceParts(row.text, row.title, asked(row));
  return {
    set: row.set,
    x: sentences.map(({ parts }, i) => {
      const values = new Map<string, number>(Object.entries(parts));
      values.set('meaning', (row.cosines[i] ?? top) - top);
      return names.map((name) => values.get(name) ?? 0);
    }),
    right: sentences.map(({ span }) => isRight(row, span)),
  };
}

/** Keeps weights finite where a part is rare; too small to move the others. */
const ridge = 2;
const steps = 400;

/**
 * Maximises the log-likelihood that one of the right sentences is chosen, every set counting the
 * same, by Adam (Kingma and Ba 2015) over all rows at once: the gradient is what the right ones'
 * parts are above all sentences', as probable as they are.
 */
function fitted(choices: readonly Choice[]): number[] {
  const size = choices[0]?.x[0]?.length ?? 0;
  const counts = new Map<SetName, number>();
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

function fileOf(set: SetName): string {
  return path.join(cache, `marking-${set}.jsonl`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Searches for the passages as the product does. */
async function collect(set: SetName, embedder: Embedder): Promise<void> {
  const library = await openLibrary(await indexSet(set, embedder), embedder.model);
  const publishers = await library.publishers();
  const rows: Row[] = [];
  for (const one of questionsOf(set).filter(({ answerable }) => answerable)) {
    const { passage: near, sentence: vector } = await embedder.embedQuery(one.question);
    const found = await library.search({ text: one.question, vector: near, limit: 50 });
    const hints = await hintsIn(one.question, publishers, new Date());
    const articles = new Map<string, StoredArticle>();
    for (const { passage } of found.candidates) {
      const article = articles.get(passage.articleId) ?? (await library.article(passage.articleId));
      if (article) articles.set(passage.articleId, article);
    }
    const ranked = rank(found.candidates, hints, (id) => articles.get(id), new Set());
    const passages = ranked.slice(0, depth).flatMap(({ candidate: { passage } }) => {
      const article = articles.get(passage.articleId);
      return article
        ? [
            {
              title: article.title,
              text: article.body.slice(passage.start, passage.end),
              passage,
            },
          ]
        : [];
    });
    const right = passages.find(({ text }) =>
      one.evidence.some((evidence) => text.includes(evidence.trim())),
    );
    if (right === undefined) continue;
    const { question, answers, evidence } = one;
    const heldOut = one.article_ids.every((id) => held[set].includes(id));
    const { passage, ...text } = right;
    const row = { set, question, terms: found.terms, answers, evidence, heldOut, ...text };
    const sentences = sentenceParts(row.text, row.title, asked({ ...row, cosines: [] }));
    const cosines = cosinesOf(sentences, await library.sentences(passage), vector);
    rows.push({ ...row, cosines });
  }
  await library.close();
  mkdirSync(cache, { recursive: true });
  writeFileSync(fileOf(set), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}

await main();
