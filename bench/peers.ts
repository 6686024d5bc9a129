/**
 * Pullquote's search beside other libraries that find passages, on the same articles, questions and
 * vectors:
 *
 *     npx tsx bench/peers.ts [--full] [--passages <n>] [--embedded <n>] [--questions <n>]
 *       [--rounds <n>] [--only <key,key>]
 *
 * Each library stores the passages in one process and is asked in another; `bench/peers` has a
 * module for each.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { quantile } from '../eval/measure.js';
import { evenly } from '../eval/run-set.js';
import { findSet, isPresent, questionsOf, type SetQuestion } from '../eval/sets.js';
import type { Embedder } from '../src/embedding/embedder.js';
import { openModel } from '../src/engine.js';
import { readSettings } from '../src/settings.js';
import { showProgress } from '../src/terminal/progress.js';
import { entries } from './peers/all.js';
import {
  type PeerQuestion,
  passagesOf,
  writeCollection,
  writeQuestions,
} from './peers/collection.js';
import { enlarged, type Gathered, hasCorpus, setCollection } from './peers/gather.js';
import { installPeers } from './peers/install.js';
import type { PeerEntry } from './peers/peer.js';
import { columns, rowOf } from './peers/row.js';
import { emptyProcess, runPeer } from './peers/run.js';
import { asMarkdown, type PartResult, type Table } from './table.js';

/** How much is measured. */
export interface PeersOptions {
  /** Passages of the larger library. */
  readonly passages: number;
  /** Most passages whose vectors are the model's own; near copies stand for the rest. */
  readonly embedded: number;
  /** Most questions, taken evenly from the set. */
  readonly questions: number;
  /** How often each question is timed. */
  readonly rounds: number;
  /** Keys of the libraries to measure; all unless told. */
  readonly only?: readonly string[];
}

/** What a run of this size takes some minutes for; the full one takes an hour. */
export const usualSize: PeersOptions = {
  passages: 10_000,
  embedded: 10_000,
  questions: Number.POSITIVE_INFINITY,
  rounds: 5,
};

/** What `--full` measures. */
export const fullSize: PeersOptions = { ...usualSize, passages: 50_000 };

/** Passages asked for; the table looks at the first five. */
const k = 10;

/** A question that was embedded, with what the right passage holds. */
interface Embedded extends PeerQuestion {
  readonly evidence: readonly string[];
}

/** Measures every library on a set's own articles and on a larger library that holds them. */
export async function measurePeers(options: PeersOptions): Promise<PartResult> {
  const wanted = entries.filter(({ key }) => options.only?.includes(key) ?? true);
  const failed = wanted.some(({ installed }) => installed) ? await installPeers() : null;
  const able = wanted.filter(({ installed }) => !installed || failed === null);
  const absent = wanted.filter((entry) => !able.includes(entry));
  const skipped = absent.map(({ key }) => `${key}: ${failed}`);
  const set = findSet(isPresent('newsqa') ? 'newsqa' : 'own');
  const embedder = await openModel(readSettings(process.env));
  try {
    const { questions, line } = await embedQuestions(questionsOf(set), options, embedder);
    const small = await setCollection(set, embedder);
    const sizes: Gathered[] = [{ collection: small, copies: 0 }];
    if (!hasCorpus()) {
      skipped.push('the larger library: its articles (../shared/corpus) are not here');
    } else if (options.passages > small.vectors.length) {
      sizes.push(await enlarged(small, options.passages, options.embedded, embedder));
    }
    const tables: Table[] = [];
    for (const gathered of sizes) {
      const what = `${set.name}${gathered.collection === small ? '' : ' among other articles'}`;
      const measured = await compare(what, gathered, questions, able, options, skipped);
      const empty = absent.map((entry) => rowOf(entry, null, null));
      tables.push({ ...measured, rows: [...measured.rows, ...empty] });
    }
    return { part: 'peers', tables, remarks: [line, ...setups(able)], skipped };
  } finally {
    await embedder.close();
  }
}

/** One table: every library on one collection. What fails is named in `skipped`. */
async function compare(
  what: string,
  { collection, copies }: Gathered,
  questions: readonly Embedded[],
  able: readonly PeerEntry[],
  { rounds }: PeersOptions,
  skipped: string[],
): Promise<Table> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pullquote-peers-'));
  const size = collection.vectors.length;
  const progress = showProgress(`peers, ${size} passages`, 'libraries');
  try {
    writeCollection(folder, collection);
    writeQuestions(folder, questions);
    const asked = {
      texts: passagesOf(collection.sources).map(({ text }) => text),
      evidence: questions.map(({ evidence }) => evidence),
      emptyBytes: await emptyProcess(folder),
    };
    const load = loadavg()[0] ?? 0;
    const rows: (string | number | null)[][] = [];
    for (const entry of able) {
      progress.say(`peers: ${entry.key}, ${size} passages`);
      const run = await runPeer(entry, folder, { rounds, k }).catch((error: Error) => {
        skipped.push(`${entry.key} with ${size} passages: ${error.message}`);
        return null;
      });
      if (run !== null && run.fault !== null) {
        skipped.push(
          `${entry.key} from disk with ${size} passages: ${run.fault}. It was asked in the process that had built it`,
        );
      }
      rows.push(rowOf(entry, run, asked));
      progress.at(rows.length, able.length);
    }
    return {
      title: `${what}: ${collection.sources.length} articles, ${size} passages, ${questions.length} questions`,
      note: noteOf(copies, asked.emptyBytes, rounds, load),
      columns,
      rows,
    };
  } finally {
    progress.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

function noteOf(copies: number, emptyBytes: number, rounds: number, load: number): string {
  return [
    'Passages and vectors are given: indexing is storing and indexing only, until all is on disk. A question comes with its vector, so p50 and p95 leave out what embedding it takes, which is the same for all that need it.',
    `Times are the median of ${rounds} rounds over all questions, after one to warm up.`,
    `Memory is what is resident after all questions in a fresh process that opened what was persisted; an empty one, Node with tsx, has ${Math.round(emptyBytes / 1e6)} MB. Every library keeps the passages' texts.`,
    'passage@n: questions with evidence in one of the first n passages, as `npm run eval` judges it.',
    ...(copies === 0
      ? []
      : [
          `${copies} passages that answer nothing have near copies of other such passages' vectors in place of their own (cosine .96).`,
        ]),
    `${availableParallelism()} cores (${cpus()[0]?.model}), Node ${process.version}, load before ${load.toFixed(1)}.`,
  ].join(' ');
}

function setups(able: readonly PeerEntry[]): string[] {
  return able.map(({ key, setup }) => `${key}: ${setup}.`);
}

/** Embeds the questions that have an answer, one by one as `ask` does, and says how long it took. */
async function embedQuestions(
  all: readonly SetQuestion[],
  options: PeersOptions,
  embedder: Embedder,
): Promise<{ questions: Embedded[]; line: string }> {
  const answerable = all.filter(({ evidence }) => evidence.length > 0);
  const chosen = evenly(answerable, options.questions);
  await embedder.embedQuery(chosen[0]?.question ?? '');
  const questions: Embedded[] = [];
  const times: number[] = [];
  for (const { question, evidence } of chosen) {
    const started = performance.now();
    const vector = await embedder.embedQuery(question);
    times.push(performance.now() - started);
    questions.push({ text: question, vector, evidence });
  }
  const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)].map((ms) => ms.toPrecision(3));
  return {
    questions,
    line: `Embedding a question takes p50 ${p50} ms, p95 ${p95} ms (${embedder.model.id}); add it where a library searches by vectors.`,
  };
}

async function main(): Promise<void> {
  const count = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      full: { type: 'boolean' },
      passages: count,
      embedded: count,
      questions: count,
      rounds: count,
      only: { type: 'string' },
    },
  });
  const size = values.full === true ? fullSize : usualSize;
  const { tables, remarks, skipped } = await measurePeers({
    passages: Number(values.passages ?? size.passages),
    embedded: Number(values.embedded ?? size.embedded),
    questions: Number(values.questions ?? size.questions),
    rounds: Number(values.rounds ?? size.rounds),
    ...(values.only !== undefined && { only: values.only.split(',') }),
  });
  for (const table of tables) process.stdout.write(`${asMarkdown(table)}\n`);
  process.stdout.write(remarks.map((line) => `- ${line}\n`).join(''));
  if (skipped.length > 0) {
    process.stdout.write(
      `\nNot measured, or not as it was meant:\n${skipped.map((line) => `- ${line}\n`).join('')}`,
    );
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
