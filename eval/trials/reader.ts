/**
 * Tries what the reader counts: `npx tsx eval/trials/reader.ts [set …]`. Reads the best candidates
 * of questions that its training never saw, once (kept under `.cache/eval`), and prints, for
 * numbers of passages read and weights of its score, how often the passages that hold the evidence
 * come first; then, for weights against the words, how often the marked sentence is right.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hintsIn } from '../../src/answer/question/hints.js';
import { asRead } from '../../src/answer/rerank.js';
import { retrieve } from '../../src/answer/retrieve.js';
import { openLibrary } from '../../src/library/open.js';
import type { Reading } from '../../src/models/reader/reader.js';
import { openModel, openReading } from '../../src/open-models.js';
import { readSettings } from '../../src/settings.js';
import { isHeldOut } from '../held-out.js';
import { cacheFolder, indexSet } from '../index-set.js';
import { share } from '../measure.js';
import { findSet, questionsOf, type SetQuestion } from '../sets.js';

const most = Number(process.env.MOST ?? 200);
const deepest = 15;
const names = process.argv.length > 2 ? process.argv.slice(2) : ['newsqa', 'squad2', 'multihop'];

/** A candidate's passage as it was read. */
interface Read {
  readonly text: string;
  readonly title: string | null;
  /** By search. */
  readonly total: number;
  readonly right: boolean;
  readonly starts: readonly number[];
  readonly reading: Reading;
}

interface Case {
  readonly set: string;
  readonly question: SetQuestion;
  readonly read: readonly Read[];
}

const settings = readSettings(process.env);
const embedder = await openModel(settings);
const reader = await openReading(settings);
if (reader === null) throw new Error('there is no reader to try: PULLQUOTE_READER is off');
const cases: Case[] = [];
for (const name of names) {
  const kept = path.join(
    cacheFolder,
    `readings-${name}-${most}-${reader.model.sha256.slice(0, 8)}.json`,
  );
  if (!existsSync(kept)) writeFileSync(kept, JSON.stringify(await readSet(name)));
  cases.push(...JSON.parse(readFileSync(kept, 'utf8')));
}
await embedder.close();
await reader.close();

async function readSet(name: string): Promise<Case[]> {
  const set = findSet(name);
  const library = await openLibrary(await indexSet(set, embedder, cacheFolder), embedder.model);
  const unseen = questionsOf(set).filter((question) => isHeldOut(set, question));
  const step = Math.max(1, unseen.length / most);
  const sample = unseen.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
  const publishers = await library.publishers();
  const done: Case[] = [];
  for (const question of sample) {
    const text = question.question;
    const hints = await hintsIn(text, publishers, new Date('2026-01-01T00:00:00Z'));
    const { passage: vector } = await embedder.embedQuery(text);
    const found = await library.search({ text, vector, limit: 50 });
    const query = { asked: text, continues: null, hints, terms: found.terms };
    const { ranked } = await retrieve(query, found.candidates, library, deepest);
    const best = ranked.slice(0, deepest).map((one) => ({ ...one, ...asRead(text, one) }));
    const readings: (Reading | undefined)[] = [];
    for (const one of best)
      readings.push(...((await reader?.read(one.question, [one.passage])) ?? []));
    const read = best.flatMap(({ article, passage, starts, parts: { total } }, i): Read[] => {
      const reading = readings[i];
      const whole = passage.segments.join('');
      const right = question.evidence.some((evidence) => whole.includes(evidence.trim()));
      return reading ? [{ text: whole, title: article.title, total, right, starts, reading }] : [];
    });
    done.push({ set: name, question, read });
    process.stderr.write(`\r${name} ${done.length}/${sample.length} `);
  }
  await library.close();
  return done;
}

/** Position of the first right passage, from 0, after reordering `depth` passages; -1: none. */
function firstRight({ read }: Case, depth: number, weight: number): number {
  const score = (one: Read): number => one.total + weight * one.reading.relevance;
  const best = read.slice(0, depth).sort((a, b) => score(b) - score(a));
  return [...best, ...read.slice(depth)].findIndex((one) => one.right);
}

const answerable = cases.filter(({ question }) => question.answerable);
for (const depth of [5, 10, 15]) {
  for (const weight of [0, 0.02, 0.04, 0.06, 0.08, 0.1, 0.12, 0.16, 0.24, 1]) {
    const cells = names.map((name) => {
      const own = answerable.filter(({ set }) => set === name);
      const ranks = own.map((one) => firstRight(one, depth, weight));
      const within = (k: number): string => share(ranks, (at) => at >= 0 && at < k).toFixed(3);
      return `${name} ${within(1)} / ${within(3)}`;
    });
    process.stdout.write(`${depth} read, weight ${weight}: ${cells.join('   ')}\n`);
  }
}
