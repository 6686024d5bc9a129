import { indexSet } from '../eval/index-set.js';
import { evenly, today } from '../eval/run-set.js';
import type { EvalSet, SetQuestion } from '../eval/sets.js';
import { openModel } from '../src/open-models.js';
import type { Cluster } from '../test/cluster/cluster.js';
import { serverCanBeHad } from '../test/cluster/server-binary.js';
import type { Asked, Request } from './children/asking.js';
import { type Child, startChild } from './processes.js';
import { type ReaderSetting, readers, variablesFor } from './product.js';
import { answeredQuestions } from './questions.js';
import { interleave } from './rounds.js';
import type { Run } from './run.js';
import type { Table } from './table.js';
import { type Copied, copiedInto, startNode } from './weaviate/copied.js';
import { type Pair, weaviateTables } from './weaviate/tables.js';

/**
 * Most questions, taken evenly from the set: without the reader as many as the peers are asked, with it
 * fewer, since each takes ten times as long; all with `--full`.
 */
const usual = { off: 200, auto: 100 };

/** As the quality is measured, so that each question has a first quote whatever its confidence. */
const options = { always: true, today };

/** A library that is open in a process of its own. */
type Open = Child<Request, Asked>;

/**
 * What a question costs over the library in Weaviate, and how good its answers are, beside the
 * embedded library that it is a copy of: a set's articles, with questions that they answer.
 *
 * @param canBeHad whether a Weaviate can be started here
 */
export async function measureWeaviate(
  run: Run,
  canBeHad: () => boolean = serverCanBeHad,
): Promise<Table[]> {
  if (!canBeHad()) return [notMeasured('skipped without Go and without PULLQUOTE_WEAVIATE_SERVER')];
  const { set, warming, asked } = answeredQuestions(
    run.full ? Number.POSITIVE_INFINITY : usual.off,
  );
  const folder = await indexOf(set, run);
  let cluster: Cluster;
  try {
    cluster = await startNode();
  } catch (error) {
    // The parts after this one can do without it.
    return [notMeasured(error instanceof Error ? error.message : String(error))];
  }
  try {
    const copied = await copiedInto(cluster, folder, run.settings);
    const pairs = await askBoth(run, folder, copied, warming, asked);
    const { articles, passages } = copied.counts;
    return weaviateTables(
      `${set.name}: ${counted(articles)} articles, ${counted(passages)} passages`,
      noteOf(run, copied, pairs),
      pairs,
    );
  } finally {
    await cluster.stop();
  }
}

function notMeasured(why: string): Table {
  const rows = [['the library in Weaviate', why]];
  return { title: 'Weaviate: not measured', columns: ['', 'why'], rows };
}

/** The set as `npm run eval` keeps it. */
async function indexOf(set: EvalSet, { settings }: Run): Promise<string> {
  const embedder = await openModel(settings);
  try {
    return await indexSet(set, embedder);
  } finally {
    await embedder.close();
  }
}

/**
 * The questions of each round, taken at equal steps, so that every round covers the whole library.
 */
function dealt(asked: readonly SetQuestion[], rounds: number): SetQuestion[][] {
  return Array.from({ length: rounds }, (_, round) => asked.filter((_, i) => i % rounds === round));
}

/** Asks both libraries in turns, first all rounds without the reader, then all with it. */
async function askBoth(
  { full, settings, rounds }: Run,
  folder: string,
  { variables }: Copied,
  warming: readonly string[],
  asked: readonly SetQuestion[],
): Promise<Pair[]> {
  const embedded: Open = startChild('asking', variablesFor(settings, folder, 'auto'));
  const weaviate: Open = startChild('asking', variables);
  const put = (child: Open, questions: readonly string[], reader: ReaderSetting): Promise<Asked> =>
    child.ask({ questions, askers: 1, reading: reader === 'auto', options });
  try {
    const pairs: Pair[] = [];
    for (const reader of readers) {
      const shares = dealt(full ? asked : evenly(asked, usual[reader]), rounds);
      const evidence = shares.flat().map((one) => one.evidence);
      const pair = { reader, evidence, embedded: [] as Asked[], weaviate: [] as Asked[] };
      const taking = (name: string, child: Open, answers: Asked[]) => ({
        name,
        run: async () => {
          // The other library's answers have taken its place in the processor's caches.
          await put(child, warming.slice(0, 1), reader);
          const questions = (shares[answers.length] ?? []).map(({ question }) => question);
          const answered = await put(child, questions, reader);
          answers.push(answered);
          return answered.seconds;
        },
      });
      for (const child of [embedded, weaviate]) await put(child, warming, reader);
      const contestants = [
        taking('embedded', embedded, pair.embedded),
        taking('in Weaviate', weaviate, pair.weaviate),
      ];
      await interleave(`asking both libraries, PULLQUOTE_READER=${reader}`, contestants, rounds);
      pairs.push(pair);
    }
    return pairs;
  } finally {
    for (const child of [embedded, weaviate]) await child.end();
  }
}

function noteOf({ rounds }: Run, { seconds }: Copied, pairs: readonly Pair[]): string {
  const asked = pairs.map(
    ({ reader, evidence }) => `${evidence.length} (PULLQUOTE_READER=${reader})`,
  );
  return [
    `${asked.join(' and ')} questions that these articles answer, in ${rounds} rounds, both libraries in turns, each in an engine that stays open.`,
    'Weaviate is one node on this machine, which shares its cores; there is no network between.',
    `Publishing took ${seconds.toFixed(1)} s; after that everything was left to reach the node's disk.`,
    'passage@1: questions whose first quote holds the evidence, as `npm run eval` judges it, whatever the confidence.',
  ].join(' ');
}

function counted(value: number): string {
  return value.toLocaleString('en-US');
}
