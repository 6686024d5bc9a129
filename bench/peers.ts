import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { quantile } from '../eval/measure.js';
import { evenly } from '../eval/run-set.js';
import { findSet, isPresent, questionsOf, type SetQuestion } from '../eval/sets.js';
import type { Embedder } from '../src/models/embedding/embedder.js';
import { openModel } from '../src/open-models.js';
import { showProgress } from '../src/terminal/progress/progress.js';
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
import type { Run } from './run.js';
import type { Cell, Table } from './table.js';

/** How much is measured. */
interface Size {
  /** Passages of the larger library. */
  readonly passages: number;
  /** Most passages whose vectors are the model's own; near copies stand for the rest. */
  readonly embedded: number;
  /** Most questions, taken evenly from the set. */
  readonly questions: number;
}

const usual: Size = { passages: 10_000, embedded: 5_000, questions: 200 };
const full: Size = { passages: 50_000, embedded: 10_000, questions: Number.POSITIVE_INFINITY };

/** Passages asked for; the table looks at the first five. */
const k = 10;

/** A question that was embedded, with what the right passage holds. */
interface Embedded extends PeerQuestion {
  readonly evidence: readonly string[];
}

/**
 * Pullquote's search compared with other libraries that find passages, on the same articles,
 * questions and vectors: on a set's own articles, and on a larger library that holds them. Each
 * library stores the passages in one process and is asked in another; `bench/peers` has a module
 * for each.
 */
export async function measurePeers(run: Run): Promise<Table[]> {
  const size = run.full ? full : usual;
  const failed = entries.some(({ installed }) => installed) ? await installPeers() : null;
  const able = entries.filter(({ installed }) => !installed || failed === null);
  const absent = entries.filter((entry) => !able.includes(entry));
  const skipped = absent.map(({ key }) => [key, String(failed)]);
  const set = findSet(isPresent('newsqa') ? 'newsqa' : 'own');
  const embedder = await openModel(run.settings);
  try {
    const { questions, line } = await embedQuestions(questionsOf(set), size, embedder);
    const small = await setCollection(set, embedder);
    const sizes: Gathered[] = [{ collection: small, copies: 0 }];
    if (!hasCorpus()) {
      skipped.push(['the larger library', 'its articles (../shared/corpus) are not here']);
    } else if (size.passages > small.vectors.length) {
      sizes.push(await enlarged(small, size.passages, size.embedded, embedder));
    }
    const tables: Table[] = [];
    for (const gathered of sizes) {
      const what = `${set.name}${gathered.collection === small ? '' : ' among other articles'}`;
      const measured = await compare(what, gathered, questions, able, run.rounds, skipped);
      const empty = absent.map((entry) => rowOf(entry, null, null));
      tables.push({ ...measured, rows: [...measured.rows, ...empty] });
    }
    const setups = able.map(({ key, setup }) => [key, setup]);
    tables.push({ title: 'Peers: set-up', note: line, columns: ['', 'set up as'], rows: setups });
    if (skipped.length > 0) {
      const title = 'Peers: not measured, or not as it was meant';
      tables.push({ title, columns: ['', 'why'], rows: skipped });
    }
    return tables;
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
  rounds: number,
  skipped: string[][],
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
    const rows: Cell[][] = [];
    for (const entry of able) {
      progress.say(`peers: ${entry.key}, ${size} passages`);
      const run = await runPeer(entry, folder, { rounds, k }).catch((error: Error) => {
        skipped.push([`${entry.key}, ${size} passages`, error.message]);
        return null;
      });
      if (run !== null && run.fault !== null) {
        skipped.push([
          `${entry.key} from disk, ${size} passages`,
          `${run.fault}. It was asked in the process that had built it`,
        ]);
      }
      rows.push(rowOf(entry, run, asked));
      progress.at(rows.length, able.length);
    }
    return {
      title: `Peers, ${what}: ${collection.sources.length} articles, ${size} passages, ${questions.length} questions`,
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

/** Embeds the questions that have an answer, one by one as `ask` does, and says how long it took. */
async function embedQuestions(
  all: readonly SetQuestion[],
  size: Size,
  embedder: Embedder,
): Promise<{ questions: Embedded[]; line: string }> {
  const answerable = all.filter(({ evidence }) => evidence.length > 0);
  const chosen = evenly(answerable, size.questions);
  await embedder.embedQuery(chosen[0]?.question ?? '');
  const questions: Embedded[] = [];
  const times: number[] = [];
  for (const { question, evidence } of chosen) {
    const started = performance.now();
    const { passage: vector } = await embedder.embedQuery(question);
    times.push(performance.now() - started);
    questions.push({ text: question, vector, evidence });
  }
  const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)].map((ms) => ms.toPrecision(3));
  return {
    questions,
    line: `Embedding a question takes p50 ${p50} ms, p95 ${p95} ms (${embedder.model.id}); add it where a library searches by vectors.`,
  };
}
