import path from 'node:path';
import type { Embedder, ModelIdentity } from '../../models/embedding/embedder.js';
import type { OnIndexed } from '../index/derived.js';
import { publishSnapshot } from '../index/publish.js';
import { lockWriter } from '../lock.js';
import { type FileFault, filesUnder, findFile, isUnder } from '../sqlite/file-records.js';
import {
  checkModel,
  type Db,
  openDatabase,
  readFingerprint,
  writeFingerprint,
} from '../sqlite/schema.js';
import type { IngestReport } from './events.js';
import type { IngestOptions } from './options.js';
import { takeIn } from './pipeline.js';
import { type Plan, planFiles, planStandardInput } from './plan.js';
import { type InputReader, openInputReader } from './reading/reading.js';
import { LibraryWriter } from './writer.js';

/** An ingestion into the library of a folder. */
export interface Ingestion extends IngestOptions {
  /** Folder of the library; created if it is missing. */
  readonly folder: string;
  /** Makes searchable what came into the database: by default, the folder's own snapshots. */
  readonly publisher?: OpenPublisher;
}

/** Opens a publisher before anything is read. */
export type OpenPublisher = (db: Db, model: ModelIdentity) => Promise<Publisher>;

/** Makes what was added to the database searchable. */
export interface Publisher {
  /** Passages after which it is called, so that little must be repeated after a crash. */
  readonly every: number;
  /**
   * Returns faults of articles that can't be published; they are tried again the next time. So is the
   * rest if the signal is aborted.
   */
  publish(telling: {
    readonly onIndexed?: OnIndexed;
    readonly signal: AbortSignal;
  }): Promise<readonly FileFault[]>;
}

/**
 * Adds articles to a library: from files and folders, or from standard input. Files that haven't
 * changed since they were last read are skipped; changed ones replace what came from them. Whatever was
 * reported as an event is on disk: if a run is stopped at any moment, the next one goes on from there.
 * What is wrong with single files or articles is reported as a fault, and the rest is added.
 *
 * @throws Failure `index-busy` while another process writes, `index-mismatch` if the library was made
 *   with another model
 */
export async function ingest(
  input: readonly string[] | AsyncIterable<Uint8Array>,
  options: Ingestion,
): Promise<IngestReport> {
  const lock = lockWriter(options.folder, 'pullquote ingest');
  try {
    const db = openDatabase(options.folder, { create: true });
    const reader = openInputReader(options.signal);
    try {
      return await run(db, reader, input, options);
    } finally {
      reader.close();
      db.close();
    }
  } finally {
    lock.release();
  }
}

async function run(
  db: Db,
  reader: InputReader,
  input: readonly string[] | AsyncIterable<Uint8Array>,
  options: Ingestion,
): Promise<IngestReport> {
  const { embedder } = options;
  const signal = options.signal ?? new AbortController().signal;
  const tell = options.onEvent ?? (() => undefined);
  claim(db, embedder);
  const publisher = await (options.publisher ?? snapshotsIn(options.folder))(db, embedder.model);
  const writer = new LibraryWriter(db, embedder.model, tell);
  /** Of articles that the publisher couldn't publish; each is reported once. */
  const left = new Map<string, FileFault>();
  const publish = async (onIndexed?: OnIndexed): Promise<void> => {
    for (const fault of await publisher.publish({ ...(onIndexed && { onIndexed }), signal })) {
      if (!left.has(fault.locator)) tell({ kind: 'fault', ...fault });
      left.set(fault.locator, fault);
    }
  };

  tell({ kind: 'phase', phase: 'reading' });
  const paths = Symbol.asyncIterator in input ? null : input;
  const plan =
    Symbol.asyncIterator in input
      ? await planStandardInput(db, input, { reader, signal })
      : await planFiles(db, input, {
          reader,
          signal,
          again: options.again === true,
          ...(options.limits && { limits: options.limits }),
          onLooked: (files, articles) => tell({ kind: 'looked', files, articles }),
        });
  const articles = plan.sources.reduce((sum, source) => sum + source.articles, 0);
  const files = paths === null ? 1 : plan.found.size;
  const { skipped } = plan;
  tell({ kind: 'planned', files, changed: plan.sources.length, articles, skipped });
  for (const fault of plan.faults) {
    writer.fault(fault);
  }

  tell({ kind: 'phase', phase: 'embedding' });
  let published = 0;
  await takeIn(plan.sources, {
    writer,
    embedder,
    signal,
    tell,
    checkpoint: async () => {
      if (writer.passages - published >= publisher.every) {
        published = writer.passages;
        await publish();
      }
    },
  });

  if (!signal.aborted) {
    if (options.prune === true && paths !== null) {
      prune(db, writer, paths, plan);
    }
    for (const file of options.gone ?? []) {
      const known = findFile(db, path.resolve(file));
      if (known !== null) writer.prune(known.number);
    }
    tell({ kind: 'phase', phase: 'indexing' });
    await publish((done, total) => {
      tell({ kind: 'progress', phase: 'indexing', done, total });
    });
  }
  return {
    files: { found: files, unchanged: plan.unchanged },
    articles: writer.changes,
    passages: writer.passages,
    faults: [...writer.faults, ...left.values()],
    faultCount: [...writer.faults, ...left.values()].reduce((sum, { count = 1 }) => sum + count, 0),
    interrupted: signal.aborted,
  };
}

/** Snapshots for the search in the folder itself. */
function snapshotsIn(folder: string): OpenPublisher {
  return async (db) => ({
    every: 20_000,
    async publish({ onIndexed }) {
      await publishSnapshot(db, folder, onIndexed);
      return [];
    },
  });
}

/** Makes a library that holds nothing one of this model; any other must have been made with it. */
function claim(db: Db, { model }: Embedder): void {
  const fingerprint = readFingerprint(db);
  const empty = db.prepare('SELECT 1 FROM articles LIMIT 1').get() === undefined;
  if (fingerprint === null || empty) {
    db.transaction(() => {
      writeFingerprint(db, model);
    })();
  } else {
    checkModel(fingerprint.model, model);
  }
}

function prune(db: Db, writer: LibraryWriter, paths: readonly string[], plan: Plan): void {
  const roots = paths.map((given) => path.resolve(given));
  for (const file of filesUnder(db, roots)) {
    // An unreadable folder may still contain its files.
    const unknown = plan.faults.some(({ locator }) => isUnder(file.path, locator));
    if (!plan.found.has(file.path) && !unknown) {
      writer.prune(file.number);
    }
  }
}
