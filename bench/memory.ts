import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Embedder } from '../src/models/embedding/embedder.js';
import { openModel } from '../src/open-models.js';
import { type Aim, aimTable } from './aims.js';
import { memoryAfter } from './answering-process.js';
import { collectionNote, collectionOf } from './collection.js';
import { writeFiles } from './files-to-ingest.js';
import { sourcesWith } from './passages.js';
import { timeNode } from './processes.js';
import { build, mainFile, readers, variablesFor } from './product.js';
import { benchQuestions } from './questions.js';
import { memoryOf, peakOf } from './resident.js';
import type { Run } from './run.js';
import { spread } from './statistics.js';
import type { Cell, Table } from './table.js';

const questions = 20;
/** Memory hardly differs from run to run. */
const mostRounds = 3;
/** The size and the megabytes of the aim. */
const aimedAt = 100_000;
const aimedMB = 700;
/** Passages of the ingestion whose peak is measured, and how often it is looked at, in ms. */
const ingested = 300;
const lookEvery = 150;

/** What a running engine and its index take, and the most that an ingestion takes. */
export async function measureMemory(run: Run): Promise<Table[]> {
  build();
  const embedder = await openModel(run.settings);
  try {
    const resident: Cell[][] = [];
    const disk: Cell[][] = [];
    const aims: Aim[] = [];
    for (const size of run.sizes) {
      const { folder } = await collectionOf(size, run, embedder);
      disk.push([size, ...diskOf(folder, size)]);
      for (const reader of readers) {
        const variables = variablesFor(run.settings, folder, reader);
        const { main, all, processes } = await residentMemory(run, variables);
        resident.push([size, reader, spread(main), spread(all), processes]);
        aims.push({
          what: `MB in all, ${size.toLocaleString('en-US')} passages, PULLQUOTE_READER=${reader}`,
          measured: all,
          bar: size === aimedAt ? aimedMB : null,
          good: 'below',
        });
      }
    }
    return [
      {
        title: 'Memory of a running engine, in MB',
        note: `After ${questions} questions, of the built product (ask --jsonl); ${Math.min(run.rounds, mostRounds)} processes each. In all: with the processes that it starts, what they share counted once. ${collectionNote(run)}`,
        columns: ['passages', 'PULLQUOTE_READER', 'main process', 'in all', 'processes'],
        rows: resident,
      },
      {
        title: 'Disk, in MB for 1,000 passages',
        columns: ['passages', ...Object.keys(fileKinds), 'in all', 'in all, MB'],
        rows: disk,
      },
      await ingestionTable(run, embedder),
      aimTable('Memory', aims),
    ];
  } finally {
    await embedder.close();
  }
}

async function residentMemory(
  run: Run,
  variables: Readonly<Record<string, string>>,
): Promise<{ main: number[]; all: number[]; processes: number | null }> {
  const { asked } = benchQuestions(questions);
  const main: number[] = [];
  const all: number[] = [];
  let processes: number | null = null;
  for (let round = 0; round < Math.min(run.rounds, mostRounds); round += 1) {
    const memory = await memoryAfter(asked, variables);
    if (memory !== null) {
      main.push(memory.main);
      all.push(memory.all);
      processes = memory.processes;
    }
  }
  return { main, all, processes };
}

const fileKinds: Readonly<Record<string, RegExp>> = {
  'database (texts, vectors)': /^pullquote\.db/,
  graph: /^graph-/,
  words: /^words-/,
};

function diskOf(folder: string, passages: number): number[] {
  const files = readdirSync(folder).map((name) => ({
    name,
    mb: statSync(path.join(folder, name)).size / 1e6,
  }));
  const sum = (kind: RegExp): number =>
    files.filter(({ name }) => kind.test(name)).reduce((total, { mb }) => total + mb, 0);
  const all = sum(/./);
  const thousands = passages / 1000;
  return [...Object.values(fileKinds).map((kind) => sum(kind) / thousands), all / thousands, all];
}

/** The most memory that `pullquote ingest` takes, watched from outside. */
async function ingestionTable({ settings }: Run, embedder: Embedder): Promise<Table> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pullquote-bench-'));
  let all = Number.NaN;
  let main = Number.NaN;
  let processes = 0;
  const larger = (a: number, b: number): number => (Number.isNaN(a) ? b : Math.max(a, b));
  const look = (pid: number): void => {
    const memory = memoryOf(pid);
    if (memory === null) return;
    all = larger(all, memory.all);
    main = larger(main, peakOf(pid) ?? memory.main);
    processes = Math.max(processes, memory.processes);
  };
  try {
    writeFiles(path.join(folder, 'articles'), 'article', await sourcesWith(ingested, embedder));
    let watch: NodeJS.Timeout | undefined;
    await timeNode(
      [mainFile, 'ingest', path.join(folder, 'articles')],
      variablesFor(settings, path.join(folder, 'index')),
      [0],
      ({ pid }) => {
        if (pid !== undefined) watch = setInterval(look, lookEvery, pid);
      },
    );
    clearInterval(watch);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    title: 'Memory of an ingestion, in MB at the most',
    note: `Of the built product (ingest), ${ingested} passages, looked at every ${lookEvery} ms. In all: the main process and the workers, what they share counted once. A large library's index adds to the main process what a running engine has of it.`,
    columns: ['main process', 'in all', 'processes'],
    rows: [[main, all, processes]],
  };
}
