import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import path from 'node:path';
import { mean } from '../eval/measure.js';
import { openModel } from '../src/open-models.js';
import { showProgress } from '../src/terminal/progress/progress.js';
import { type Aim, aimTable } from './aims.js';
import type { Asked, Request, Timing } from './children/asking.js';
import type { Searched, Request as SearchRequest } from './children/searching.js';
import { type Collection, collectionNote, collectionOf } from './collection.js';
import { type Child, startChild } from './processes.js';
import { type ReaderSetting, readers, variablesFor } from './product.js';
import { benchQuestions, questionNote } from './questions.js';
import type { Run } from './run.js';
import { median, quantile, ratios, spread } from './statistics.js';
import type { Cell, Table } from './table.js';

/** Candidates that `ask` takes from each search. */
const candidates = 50;

const crowds = [1, 8, 32];
/** Questions that each crowd asks in a round, at least one for each asker. */
const crowdQuestions = 32;
const mostCrowdRounds = 3;

const chunk = Buffer.alloc(1 << 22);

/** A library of one size, open in a process of its own, with the reader or without. */
interface Asking {
  readonly size: number;
  readonly reader: ReaderSetting;
  readonly child: Child<Request, Asked>;
  /** Timings of each round. */
  readonly rounds: Timing[][];
}

/** What a question costs in a running engine, and how many are answered a second. */
export async function measureAsking(run: Run): Promise<Table[]> {
  const embedder = await openModel(run.settings);
  const { warming, asked } = benchQuestions(run.full ? 300 : 100);
  const children: Child<Request, Asked>[] = [];
  try {
    const collections: Collection[] = [];
    for (const size of run.sizes) collections.push(await collectionOf(size, run, embedder));
    for (const { folder } of collections) readThrough(folder);
    const asking: Asking[] = [];
    for (const { folder, passages } of collections) {
      const child = startChild<Request, Asked>(
        'asking',
        variablesFor(run.settings, folder, 'auto'),
      );
      children.push(child);
      for (const reader of readers) asking.push({ size: passages, reader, child, rounds: [] });
    }
    await askInTurns(asking, warming, asked, run.rounds);
    const searched = new Map<number, Searched>();
    for (const { folder, passages } of collections) {
      const vectors: Float32Array[] = [];
      for (const text of asked) vectors.push((await embedder.embedQuery(text)).passage);
      searched.set(passages, await searchesApart(folder, asked, vectors));
    }
    return [
      timeTable(run, asking, asked.length),
      partTable(asking, searched),
      await crowdTable(run, asking, asked),
      aimTable('Asking', aims(run, asking)),
    ];
  } finally {
    for (const child of children) await child.end();
    await embedder.close();
  }
}

/**
 * Loads an index into the system's file cache, where a bot's index is after a day: otherwise the
 * disk is timed, and the second to ask the same questions finds a warm cache.
 */
function readThrough(folder: string): void {
  for (const name of readdirSync(folder)) {
    const file = openSync(path.join(folder, name), 'r');
    try {
      while (readSync(file, chunk) > 0);
    } finally {
      closeSync(file);
    }
  }
}

/** Every library answers the same few questions, then the next ones, so that all meet the same noise. */
async function askInTurns(
  asking: readonly Asking[],
  warming: readonly string[],
  asked: readonly string[],
  rounds: number,
): Promise<void> {
  for (const { child, reader } of asking) await put(child, warming, reader);
  const bar = showProgress('asking', 'questions');
  let done = 0;
  for (let round = 0; round < rounds; round += 1) {
    const some = asked.filter((_, i) => i % rounds === round);
    for (const one of asking) {
      // Another library's answers have taken its place in the processor's caches.
      await put(one.child, warming.slice(0, 1), one.reader);
      one.rounds.push([...(await put(one.child, some, one.reader)).timings]);
      done += some.length;
      bar.at(done, asked.length * asking.length);
    }
  }
  bar.end();
}

function put(
  child: Child<Request, Asked>,
  questions: readonly string[],
  reader: ReaderSetting,
  askers = 1,
): Promise<Asked> {
  return child.ask({ questions, askers, reading: reader === 'auto' });
}

async function searchesApart(
  folder: string,
  texts: readonly string[],
  vectors: readonly Float32Array[],
): Promise<Searched> {
  const child = startChild<SearchRequest, Searched>('searching');
  try {
    await child.ask({ folder });
    const request = { texts, vectors, limit: candidates };
    await child.ask({ ...request, texts: texts.slice(0, 20), vectors: vectors.slice(0, 20) });
    return await child.ask(request);
  } finally {
    await child.end();
  }
}

function timeTable(run: Run, asking: readonly Asking[], questions: number): Table {
  return {
    title: 'Asking: milliseconds a question',
    note: `${questions} questions in ${run.rounds} rounds, all libraries and both ways in turns, each in an engine that stays open, its files in the system's cache. ${questionNote} ${collectionNote(run)}`,
    columns: ['passages', 'PULLQUOTE_READER', 'p50', 'p95', 'p99', 'p50 of the rounds'],
    rows: asking.map(({ size, reader, rounds }) => {
      const totals = rounds.flat().map(({ total }) => total);
      return [
        size,
        reader,
        ...[0.5, 0.95, 0.99].map((share) => quantile(totals, share)),
        spread(rounds.map((round) => median(round.map(({ total }) => total)))),
      ];
    }),
  };
}

function partTable(asking: readonly Asking[], searched: ReadonlyMap<number, Searched>): Table {
  const rows = asking.map(({ size, reader, rounds }): Cell[] => {
    const timings = rounds.flat();
    const part = (of: (timing: Timing) => number): number => median(timings.map(of));
    const apart = searched.get(size);
    const vector = median(apart?.vectorMs ?? []);
    const word = median(apart?.wordMs ?? []);
    return [
      size,
      reader,
      part(({ question }) => question),
      vector,
      word,
      part(({ search }) => search) - vector - word,
      part((one) => one.total - one.question - one.search - one.reader),
      reader === 'off' ? null : part(({ reader }) => reader),
      reader === 'off' ? null : mean(timings.map((one) => one.passagesRead)),
    ];
  });
  return {
    title: 'Asking: where the milliseconds go',
    note: 'Medians, each part by itself, so that they need not add up. The two searches are timed apart, over the same files with the same questions in another process; the rest of the search is what the library takes beyond them: the words, reading the candidates.',
    columns: [
      'passages',
      'PULLQUOTE_READER',
      'embedding the question',
      'vector search',
      'word search',
      'rest of the search',
      'ranking and quoting',
      'reader',
      'passages read, mean',
    ],
    rows,
  };
}

/** Questions a second with several askers at once: in all rounds, one crowd after the other. */
async function crowdTable(
  run: Run,
  asking: readonly Asking[],
  asked: readonly string[],
): Promise<Table> {
  const size = run.sizes.findLast((one) => one <= 10_000) ?? run.sizes[0];
  const rates = new Map<string, number[]>();
  const rounds = Math.min(run.rounds, mostCrowdRounds);
  for (let round = 0; round < rounds; round += 1) {
    const some = asked.slice(0, crowdQuestions);
    for (const { reader, child } of asking.filter((one) => one.size === size)) {
      for (const askers of crowds) {
        const { seconds } = await put(child, some, reader, askers);
        const key = `${reader} ${askers}`;
        rates.set(key, [...(rates.get(key) ?? []), some.length / seconds]);
      }
    }
  }
  return {
    title: 'Asking: questions a second',
    note: `Over ${size?.toLocaleString('en-US')} passages, one engine, ${crowdQuestions} questions, ${rounds} rounds. Each asker waits for an answer before asking again.`,
    columns: ['PULLQUOTE_READER', ...crowds.map((askers) => `${askers} at once`)],
    rows: readers.map((reader) => [
      reader,
      ...crowds.map((askers) => spread(rates.get(`${reader} ${askers}`) ?? [])),
    ]),
  };
}

function aims(run: Run, asking: readonly Asking[]): Aim[] {
  const smallest = run.sizes.at(0) ?? 0;
  const largest = run.sizes.at(-1) ?? 0;
  const medians = (size: number, of: (timing: Timing) => number): number[] => {
    const one = asking.find((each) => each.size === size && each.reader === 'off');
    return (one?.rounds ?? []).map((round) => median(round.map(of)));
  };
  const named = (size: number): string => size.toLocaleString('en-US');
  const rest = medians(largest, ({ total, question }) => total - question);
  return [
    {
      what: `a question less its embedding / its embedding, ${named(largest)} passages, PULLQUOTE_READER=off`,
      measured: ratios(
        rest,
        medians(largest, ({ question }) => question),
      ),
      bar: 1,
      good: 'below',
    },
    {
      what: `a question over ${named(largest)} / over ${named(smallest)} passages, PULLQUOTE_READER=off`,
      measured: ratios(
        medians(largest, ({ total }) => total),
        medians(smallest, ({ total }) => total),
      ),
      bar: 2,
      good: 'below',
    },
  ];
}
