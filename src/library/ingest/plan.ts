import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { linesToCount } from '../../article/clean/recurring.js';
import { storedBytes } from '../../article/read/bytes.js';
import {
  type FoundFile,
  findFiles,
  SIDECAR_ENDINGS,
  systemMessage,
} from '../../article/read/files.js';
import {
  type ReadLimits,
  type ReadResult,
  readFile,
  readStandardInput,
} from '../../article/read/read.js';
import {
  beginFile,
  type FileFault,
  type FileState,
  findFile,
  touchFile,
} from '../sqlite/file-records.js';
import { countLines, keepLineCounts, type LineCounts } from '../sqlite/recurrence.js';
import type { Db } from '../sqlite/schema.js';

/** A file, or standard input, whose articles are to be taken in. */
export interface PlannedSource {
  /** Its path; `-` for standard input. */
  readonly path: string;
  /** Number of the file; `null` for standard input. */
  readonly number: number | null;
  /** Its state when it was planned: if it changes after that, the next run reads it again. */
  readonly state: FileState | null;
  /** How many articles it holds. */
  readonly articles: number;
  read(): AsyncIterable<ReadResult>;
}

/** What an ingestion is to do. */
export interface Plan {
  readonly sources: readonly PlannedSource[];
  /** Paths of all files found, changed or not. */
  readonly found: ReadonlySet<string>;
  /** How many of them are as they were when last read. */
  readonly unchanged: number;
  /** How lines recur in standard input; those of files are in the library. */
  readonly lines: LineCounts;
  /** Faults from finding files, and those of skipped files, reported again. */
  readonly faults: readonly FileFault[];
}

/** Files noted in one transaction, each of which waits for the disk. */
const NOTED_AT_ONCE = 200;

/** Options of planning besides the paths. */
export interface Planning {
  /** Ends it early, with what it has. */
  readonly signal?: AbortSignal;
  /** Of each file no more is read than these allow. */
  readonly limits?: ReadLimits;
  /**
   * Called for every article: files found so far, and articles in those that are new or changed.
   */
  readonly onLooked?: (files: number, articles: number) => void;
}

/**
 * Checks every file and reads those that are new or changed, to count their articles and recurring
 * lines.
 */
export async function planFiles(
  db: Db,
  paths: readonly string[],
  planning: Planning = {},
): Promise<Plan> {
  const sources: PlannedSource[] = [];
  const found = new Set<string>();
  const faults: FileFault[] = [];
  let unchanged = 0;
  let articles = 0;
  let unnoted: UnnotedFile[] = [];
  for await (const file of findFiles(paths)) {
    if (planning.signal?.aborted === true) {
      break;
    }
    if (file.kind === 'fault') {
      faults.push({ locator: file.locator, message: file.message });
      continue;
    }
    found.add(file.path);
    const onArticle = (): void => {
      articles += 1;
      planning.onLooked?.(found.size, articles);
    };
    try {
      const skipped = await unchangedFaults(db, file.path);
      if (skipped === null) {
        unnoted.push(await planFile(file, planning, onArticle));
      } else {
        unchanged += 1;
        faults.push(...skipped);
      }
    } catch (error) {
      faults.push({ locator: file.path, message: systemMessage(error) });
    }
    if (unnoted.length === NOTED_AT_ONCE) {
      sources.push(...noteFiles(db, unnoted));
      unnoted = [];
    }
  }
  sources.push(...noteFiles(db, unnoted));
  return { sources, found, unchanged, lines: new Map(), faults };
}

/** Reads standard input to its end: it cannot be read twice. */
export async function planStandardInput(input: AsyncIterable<Uint8Array>): Promise<Plan> {
  const results: ReadResult[] = [];
  for await (const result of readStandardInput(input)) {
    results.push(result);
  }
  const { articles, lines } = await count(asyncOf(results));
  const source = { path: '-', number: null, state: null, articles, read: () => asyncOf(results) };
  return { sources: [source], found: new Set(), unchanged: 0, lines, faults: [] };
}

/** The faults of an unchanged file; `null` if it must be read. */
async function unchangedFaults(db: Db, path: string): Promise<readonly FileFault[] | null> {
  const record = findFile(db, path);
  if (record === null || record.sha256 === null) {
    return null;
  }
  const { size, modified } = await stampOf(path);
  if (record.size === size && record.modified === modified) {
    return record.faults;
  }
  const state = await stateOf(path);
  if (state.sha256 !== record.sha256) {
    return null;
  }
  touchFile(db, record.number, state);
  return record.faults;
}

/** A file to be read that the library does not know of yet. */
type UnnotedFile = Omit<PlannedSource, 'number'> & { readonly lines: LineCounts };

async function planFile(
  file: FoundFile,
  { signal, limits }: Planning,
  onArticle: () => void,
): Promise<UnnotedFile> {
  const state = await stateOf(file.path);
  return {
    path: file.path,
    state,
    ...(await count(readFile(file, limits), signal, onArticle)),
    read: () => readFile(file, limits),
  };
}

/** Notes in the library that the files are being read, and what lines they hold. */
function noteFiles(db: Db, files: readonly UnnotedFile[]): PlannedSource[] {
  return db.transaction(() =>
    files.map(({ lines, ...file }) => {
      const number = beginFile(db, file.path);
      keepLineCounts(db, number, lines);
      return { ...file, number };
    }),
  )();
}

async function count(
  results: AsyncIterable<ReadResult>,
  signal?: AbortSignal,
  onArticle?: () => void,
): Promise<{ lines: LineCounts; articles: number }> {
  const lines: LineCounts = new Map();
  let articles = 0;
  for await (const result of results) {
    if (signal?.aborted === true) {
      break;
    }
    if (result.kind === 'article') {
      articles += 1;
      onArticle?.();
      countLines(lines, linesToCount(result.raw));
    }
  }
  return { lines, articles };
}

/** Size and time of a file together with its sidecars, which change its articles too. */
async function stampOf(path: string): Promise<{ size: number; modified: number; parts: string[] }> {
  const { size, mtimeMs } = await stat(path);
  const stamp = { size, modified: mtimeMs, parts: [path] };
  for (const ending of SIDECAR_ENDINGS) {
    const sidecar = await stat(path + ending).catch(() => null);
    if (sidecar?.isFile() === true) {
      stamp.size += sidecar.size;
      stamp.modified += sidecar.mtimeMs;
      stamp.parts.push(path + ending);
    }
  }
  return stamp;
}

async function stateOf(path: string): Promise<FileState> {
  const { size, modified, parts } = await stampOf(path);
  const hash = createHash('sha256');
  for (const part of parts) {
    for await (const chunk of storedBytes(part)) hash.update(chunk);
  }
  return { sha256: hash.digest('hex'), size, modified };
}

async function* asyncOf<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}
