import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PassageText } from '../src/models/embedding/embedder.js';
import { openModel } from '../src/open-models.js';
import { aimTable } from './aims.js';
import type { Done, Request } from './children/ingesting.js';
import { collectionOf } from './collection.js';
import { writeFiles } from './files-to-ingest.js';
import type { Shares } from './main-time.js';
import { sourcesWith } from './passages.js';
import { startChild, timeNode } from './processes.js';
import { build, mainFile, variablesFor } from './product.js';
import type { Run } from './run.js';
import { median, ratios, spread } from './statistics.js';
import type { Cell, Table } from './table.js';
import { originNote } from './texts.js';

const few = 500;
/** Enough for a graph, and minutes of embedding: then two rounds are what there is time for. */
const many = 5200;
const mostRounds = (full: boolean): number => (full ? 2 : 3);

/** One round: seconds of each step, and the main process' time in the first of them. */
interface Round {
  readonly ingesting: number;
  readonly embedding: number;
  readonly again: number;
  readonly copies: number;
  /** The passages, as they were embedded. */
  readonly texts: readonly PassageText[];
  readonly shares: Shares;
}

/** How much of the embedder's speed an ingestion keeps, from files to a durable index. */
export async function measureIngestion(run: Run): Promise<Table[]> {
  build();
  const folder = mkdtempSync(path.join(tmpdir(), 'pullquote-bench-'));
  const embedder = await openModel(run.settings);
  try {
    const sources = await sourcesWith(run.full ? many : few, embedder);
    writeFiles(path.join(folder, 'articles'), 'article', sources);
    writeFiles(path.join(folder, 'copies'), 'copy', sources);
    const rounds: Round[] = [];
    for (let round = 0; round < Math.min(run.rounds, mostRounds(run.full)); round += 1) {
      rounds.push(await measureRound(run, folder, rounds));
    }
    const command = await timeCommand(run, folder);
    return [
      speedTable(run, rounds, command, sources.length),
      shareTable(rounds),
      await indexingTable(run, embedder, rounds),
      aimTable('Ingestion', [
        {
          what: 'ingestion / embedding alone, passages a second',
          measured: ratios(column(rounds, 'embedding'), column(rounds, 'ingesting')),
          bar: 0.85,
          good: 'above',
        },
      ]),
    ];
  } finally {
    await embedder.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A new process ingests into a new index and embeds the same passages alone; in turns first. */
async function measureRound(
  { settings }: Run,
  folder: string,
  before: readonly Round[],
): Promise<Round> {
  const indexFolder = path.join(folder, `index-${before.length}`);
  const child = startChild<Request, Done>('ingesting', variablesFor(settings, indexFolder));
  try {
    const take = (from: string) =>
      child.ask({ paths: [path.join(folder, from)], folder: indexFolder });
    const known = before.length % 2 === 1 ? before[0]?.texts : undefined;
    const early = known === undefined ? null : await child.ask({ texts: known });
    const first = await take('articles');
    const embedded = early ?? (await child.ask({ texts: first.texts }));
    const again = await take('articles');
    const copies = await take('copies');
    if (again.texts.length + copies.texts.length > 0 || first.shares === null) {
      throw new Error('what was ingested before was embedded again');
    }
    return {
      ingesting: first.seconds,
      embedding: embedded.seconds,
      again: again.seconds,
      copies: copies.seconds,
      texts: first.texts,
      shares: first.shares,
    };
  } finally {
    await child.end();
    rmSync(indexFolder, { recursive: true, force: true });
  }
}

/** Seconds of `pullquote ingest`, from the start of its process to its end. */
async function timeCommand({ settings }: Run, folder: string): Promise<number> {
  const indexFolder = path.join(folder, 'command');
  const { exitMs } = await timeNode(
    [mainFile, 'ingest', path.join(folder, 'articles')],
    variablesFor(settings, indexFolder),
  );
  return exitMs / 1000;
}

type Step = Exclude<keyof Round, 'shares' | 'texts'>;

function column(rounds: readonly Round[], step: Step): number[] {
  return rounds.map((round) => round[step]);
}

function speedTable(run: Run, rounds: readonly Round[], command: number, articles: number): Table {
  const passages = rounds[0]?.texts.length ?? 0;
  const row = (name: string, step: Step, embeds: boolean): Cell[] => {
    const seconds = column(rounds, step);
    const rates = seconds.map((one) => passages / one);
    return [name, spread(seconds), embeds ? spread(rates) : null];
  };
  const graph = run.full ? '' : ' So few get no graph; --full ingests enough for one.';
  return {
    title: 'Ingestion: files to a durable index',
    note: `${articles} articles in ${Math.floor(articles / 2) + 1} files, half of them in one JSON Lines file: ${passages} passages; ${rounds.length} rounds, each in a new process whose workers are at work already. ${originNote}${graph}`,
    columns: ['', 'seconds', 'passages/s'],
    rows: [
      row('ingestion', 'ingesting', true),
      row('embedding the same passages alone', 'embedding', true),
      ['the whole command, process start to exit (once)', command, passages / command],
      row('the same files again, nothing changed', 'again', false),
      row('the same texts in other files: copies', 'copies', false),
    ],
  };
}

const shareNames: Readonly<Record<keyof Shares, string>> = {
  planning: 'looking at files: hashing, counting articles and recurring lines',
  cutting: 'cutting into passages, with counting word pieces',
  storing: 'storing, one transaction an article',
  rest: "reading, cleaning, and the workers' messages (not told apart)",
  indexing: 'indexing: words and graph',
  idle: 'waiting for the workers',
};

function shareTable(rounds: readonly Round[]): Table {
  const names = Object.keys(shareNames) as (keyof Shares)[];
  return {
    title: "Ingestion: the main process' time",
    note: 'Of the ingestions above, by when it asks for vectors, gets them, and tells of articles. Every 20,000 passages, storing holds an indexing, too.',
    columns: ['', 'seconds', 'share'],
    rows: names.map((name) => {
      const seconds = rounds.map(({ shares }) => shares[name]);
      const shares = ratios(seconds, column(rounds, 'ingesting'));
      return [shareNames[name], spread(seconds), spread(shares)];
    }),
  };
}

/** What the libraries of the other parts took when they were made, on whatever load there was. */
async function indexingTable(
  run: Run,
  embedder: Parameters<typeof collectionOf>[2],
  rounds: readonly Round[],
): Promise<Table> {
  const each = median(rounds.map(({ embedding, texts }) => embedding / texts.length));
  const rows: Cell[][] = [];
  for (const size of run.sizes) {
    const { indexingSeconds } = await collectionOf(size, run, embedder);
    rows.push([
      size,
      indexingSeconds,
      (indexingSeconds * 1000) / size,
      indexingSeconds / (each * size),
    ]);
  }
  return {
    title: 'Ingestion: indexing of a whole library at once',
    note: 'Once, when the libraries for the other parts were made: an ingestion of so many passages indexes them in several steps. The last column is to the time that embedding them takes, at the rate measured above.',
    columns: ['passages', 'seconds', 'ms a passage', 'of embedding them'],
    rows,
  };
}
