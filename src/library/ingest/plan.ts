import { stat } from 'node:fs/promises';
import { addAbortSignal, Readable } from 'node:stream';
import { largestWhole, readInput, tooLarge } from '../../article/read/bytes.js';
import { findFiles, sidecarEndings, systemMessage } from '../../article/read/files.js';
import type { ReadLimits } from '../../article/read/read.js';
import { Failure } from '../../failure.js';
import {
  beginFile,
  type FileFault,
  type FileState,
  findFile,
  holdsDamage,
  touchFile,
} from '../sqlite/file-records.js';
import {
  addCounts,
  keepLineCounts,
  type LineCounts,
  recurringOf,
  recurringWith,
} from '../sqlite/recurrence.js';
import type { Db } from '../sqlite/schema.js';
import { serverOf } from './owner.js';
import type { InputReader, LostInput } from './reading/reading.js';
import type { Input, Outcome } from './reading/worker.js';

/** A file, or standard input, whose articles are to be taken in. */
export interface PlannedSource {
  /** Its path; `-` for standard input. */
  readonly path: string;
  /** Number of the file; `null` for standard input. */
  readonly number: number | null;
  /** The server that its articles belong to; `null` if they are shared. */
  readonly server: string | null;
  /** Its state when it was planned: if it changes after that, the next run reads it again. */
  readonly state: FileState | null;
  /** How many articles it holds. */
  readonly articles: number;
  read(): AsyncIterable<Outcome | LostInput>;
}

/** What an ingestion is to do. */
export interface Plan {
  readonly sources: readonly PlannedSource[];
  /** Paths of all files found, changed or not. */
  readonly found: ReadonlySet<string>;
  /** How many of them are as they were when last read. */
  readonly unchanged: number;
  /** How many files in folders are of no type that is read, by their endings. */
  readonly skipped: Readonly<Record<string, number>>;
  /** Faults from finding files, and those of skipped files, reported again. */
  readonly faults: readonly FileFault[];
}

/** Files noted in one transaction, each of which waits for the disk. */
const notedAtOnce = 200;

/** Options of planning besides the paths. */
export interface Planning {
  readonly reader: InputReader;
  /** Ends it early, with what it has. */
  readonly signal?: AbortSignal;
  /** Whether to read files again that haven't changed. */
  readonly again?: boolean;
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
  planning: Planning,
): Promise<Plan> {
  const sources: PlannedSource[] = [];
  const found = new Set<string>();
  const faults: FileFault[] = [];
  const skipped: Record<string, number> = {};
  const onSkipped = (ending: string): void => {
    skipped[ending] = (skipped[ending] ?? 0) + 1;
  };
  let unchanged = 0;
  let articles = 0;
  let unnoted: UnnotedFile[] = [];
  const isAborted = (): boolean => planning.signal?.aborted === true;
  for await (const file of findFiles(paths, onSkipped)) {
    if (isAborted()) {
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
      const known = planning.again ? null : await unchangedFaults(db, file.path, planning.reader);
      if (known === null) {
        unnoted.push(await planFile(file.path, planning, onArticle));
      } else {
        unchanged += 1;
        faults.push(...known);
      }
    } catch (error) {
      if (isAborted()) break;
      faults.push({ locator: file.path, message: systemMessage(error) });
    }
    if (unnoted.length === notedAtOnce) {
      sources.push(...noteFiles(db, unnoted, planning));
      unnoted = [];
    }
  }
  sources.push(...noteFiles(db, unnoted, planning));
  return { sources, found, unchanged, skipped, faults };
}

/** Reads standard input to its end: it cannot be read twice. */
export async function planStandardInput(
  db: Db,
  input: AsyncIterable<Uint8Array>,
  { reader, signal }: Pick<Planning, 'reader' | 'signal'>,
): Promise<Plan> {
  const bytes = await wholeInput(input, signal);
  const failed = (message: string) => ({
    ...nothing,
    sources: [],
    faults: [{ locator: '-', message }],
  });
  const nothing = {
    found: new Set<string>(),
    unchanged: 0,
    skipped: {},
    faults: [],
  };
  if (bytes === 'interrupted') return { ...nothing, sources: [] };
  if (bytes === null) return failed(tooLarge);
  if (bytes instanceof Failure) return failed(bytes.message);
  const { articles, lines, lost } = await count({ bytes }, reader, signal);
  const read = () => reader.read({ bytes }, recurringWith(db, lines), lost);
  return {
    ...nothing,
    sources: [{ path: '-', number: null, server: null, state: null, articles, read }],
  };
}

/** `null` if it is too large, a failure if it can't be unpacked. */
async function wholeInput(
  input: AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
): Promise<Uint8Array | Failure | null | 'interrupted'> {
  const stream = Readable.from(input, { objectMode: false });
  if (signal !== undefined) addAbortSignal(signal, stream);
  try {
    return await readInput(stream, largestWhole);
  } catch (error) {
    if (signal?.aborted === true) return 'interrupted';
    if (error instanceof Failure) return error;
    throw error;
  }
}

/** The faults of an unchanged file; `null` if it must be read. */
async function unchangedFaults(
  db: Db,
  path: string,
  reader: InputReader,
): Promise<readonly FileFault[] | null> {
  const record = findFile(db, path);
  if (record === null || record.sha256 === null || holdsDamage(db, record.number)) {
    return null;
  }
  const { size, modified } = await stampOf(path);
  if (record.size === size && record.modified === modified) {
    return record.faults;
  }
  const state = await stateOf(path, reader);
  if (state.sha256 !== record.sha256) {
    return null;
  }
  touchFile(db, record.number, state);
  return record.faults;
}

/** A file to be read that the library does not know of yet. */
interface UnnotedFile extends CountedInput {
  readonly path: string;
  readonly state: FileState;
}

async function planFile(
  path: string,
  { reader, signal, limits }: Planning,
  onArticle: () => void,
): Promise<UnnotedFile> {
  const state = await stateOf(path, reader);
  return { path, state, ...(await count(inputOf(path, limits), reader, signal, onArticle)) };
}

function inputOf(path: string, limits: ReadLimits | undefined): Input {
  return { path, ...(limits && { limits }) };
}

/** Notes in the library that the files are being read, and what lines they hold. */
function noteFiles(
  db: Db,
  files: readonly UnnotedFile[],
  { reader, limits }: Planning,
): PlannedSource[] {
  return db.transaction(() =>
    files.map(({ path, state, articles, lines, lost }) => {
      const server = serverOf(path);
      const number = beginFile(db, path, server);
      keepLineCounts(db, number, lines);
      const read = () => reader.read(inputOf(path, limits), recurringOf(db, number), lost);
      return { path, number, server, state, articles, read };
    }),
  )();
}

/** What a first reading says of an input. */
interface CountedInput {
  readonly articles: number;
  readonly lines: LineCounts;
  /** What exceeded a limit. */
  readonly lost: readonly LostInput[];
}

async function count(
  input: Input,
  reader: InputReader,
  signal?: AbortSignal,
  onArticle?: () => void,
): Promise<CountedInput> {
  const lines: LineCounts = new Map();
  const lost: LostInput[] = [];
  let articles = 0;
  for await (const result of reader.count(input)) {
    if (signal?.aborted === true) break;
    if (result.kind === 'counted') {
      articles += 1;
      onArticle?.();
      addCounts(lines, result.lines);
    } else if ('at' in result) {
      lost.push(result);
    }
  }
  return { lines, articles, lost };
}

/** Size and time of a file together with its sidecars, which change its articles too. */
async function stampOf(path: string): Promise<{ size: number; modified: number; parts: string[] }> {
  const { size, mtimeMs } = await stat(path);
  const stamp = { size, modified: mtimeMs, parts: [path] };
  for (const ending of sidecarEndings) {
    const sidecar = await stat(path + ending).catch(() => null);
    if (sidecar?.isFile() === true) {
      stamp.size += sidecar.size;
      stamp.modified += sidecar.mtimeMs;
      stamp.parts.push(path + ending);
    }
  }
  return stamp;
}

async function stateOf(path: string, reader: InputReader): Promise<FileState> {
  const { size, modified, parts } = await stampOf(path);
  return { sha256: await reader.hash(parts), size, modified };
}
