import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { Article } from '../../../article/article.js';
import { cleanArticle } from '../../../article/clean/clean.js';
import { linesToCount } from '../../../article/clean/recurring.js';
import { contentHash } from '../../../article/duplicates.js';
import { storedBytes } from '../../../article/read/bytes.js';
import type { FileFault } from '../../../article/read/files.js';
import { type ReadLimits, readFile, readStandardInput } from '../../../article/read/read.js';
import type { OnItem, ReadResult } from '../../../article/read/text-formats.js';
import { Failure } from '../../../failure.js';
import { serve } from '../../../process/serve.js';
import { countLines, type LineCounts, recurrence } from '../../sqlite/recurrence.js';

/** A file, or the bytes of standard input. */
export type Input =
  | { readonly path: string; readonly limits?: ReadLimits }
  | { readonly bytes: Uint8Array };

/** An article that is ready to be cut, a fault, or a note. */
export type Outcome =
  | { readonly kind: 'article'; readonly article: Article; readonly contentHash: string }
  | { readonly kind: 'note'; readonly locator: string; readonly message: string }
  | FileFault;

/** An article's lines, counted for its publisher. */
export interface Counted {
  readonly kind: 'counted';
  readonly lines: LineCounts;
}

/** What is to be made of an input's articles: counts of their lines, or clean articles. */
export type Reading =
  | { readonly make: 'counts' }
  | { readonly make: 'articles'; readonly recurring: LineCounts };

/** Reads and cleans one input after another: what is in them can't end or block another process. */
export interface ReadingWorker {
  readonly start: null;
  readonly job:
    | { readonly hash: readonly string[] }
    /**
     * Begins an input in place of the one before. Of its items, its lines or entries, those from a
     * number on are read, except some.
     */
    | {
        readonly open: Input;
        readonly reading: Reading;
        readonly from: number;
        readonly except: readonly number[];
      }
    /** Goes on for a moment. */
    | { readonly next: true };
  /** In hex; or whether the input is done. */
  readonly result: { readonly sha256: string } | { readonly done: boolean };
  /** The item that is read from now on, or what became of one. */
  readonly progress: { readonly at: number } | { readonly outcome: Outcome | Counted };
}

/** Begins what is said of an article that the cleaning itself stumbled over. */
const ourFault = "couldn't be cleaned because of a mistake in Pullquote, which is worth reporting";

/** How long a job goes on before it is answered, so that no more than this is read ahead. */
const momentMs = 50;

/** Most outcomes in an answer. */
const atOnce = 64;

/** Hashed bytes between two signs of life. */
const hashedAtOnce = 100_000_000;

/** Passed items between two signs of life. */
const passedAtOnce = 10_000;

type Report = (step: ReadingWorker['progress']) => void;

// A job may take any time, and then nothing here hears that the main process is gone.
new Worker(
  `const main = process.ppid;
   setInterval(() => process.ppid === main || process.kill(process.pid, 'SIGKILL'), 500);`,
  { eval: true, execArgv: [] },
).unref();

serve<ReadingWorker>(async () => {
  let outcomes: AsyncGenerator<Outcome | Counted> | null = null;
  let report: Report = () => undefined;
  return async (job, tell) => {
    report = tell;
    if ('hash' in job) return { sha256: await hashOf(job.hash, () => report({ at: 0 })) };
    if ('open' in job) {
      await outcomes?.return(undefined);
      const { open, reading, from, except } = job;
      const onItem = wantedItems(from, new Set(except), (at) => report({ at }));
      outcomes = outcomesOf(open, reading, onItem);
    }
    return { done: outcomes === null || (await goOn(outcomes, report)) };
  };
});

/** A file may have any size, so each part of it is a sign of life. */
async function hashOf(paths: readonly string[], alive: () => void): Promise<string> {
  const hash = createHash('sha256');
  let unreported = 0;
  for (const path of paths) {
    for await (const chunk of storedBytes(path)) {
      hash.update(chunk);
      unreported += chunk.length;
      if (unreported < hashedAtOnce) continue;
      unreported = 0;
      alive();
    }
  }
  return hash.digest('hex');
}

async function goOn(outcomes: AsyncGenerator<Outcome | Counted>, report: Report): Promise<boolean> {
  const end = performance.now() + momentMs;
  for (let made = 0; made < atOnce && performance.now() < end; made += 1) {
    const { value, done } = await outcomes.next();
    if (done === true) return true;
    report({ outcome: value });
  }
  return false;
}

function wantedItems(
  from: number,
  except: ReadonlySet<number>,
  onWanted: (number: number) => void,
): OnItem {
  return (number) => {
    const wanted = number >= from && !except.has(number);
    if (wanted || number % passedAtOnce === 0) onWanted(number);
    return wanted;
  };
}

async function* outcomesOf(
  input: Input,
  reading: Reading,
  onItem: OnItem,
): AsyncGenerator<Outcome | Counted> {
  const make = reading.make === 'counts' ? counted : cleaned(reading.recurring);
  for await (const result of resultsOf(input, onItem)) {
    yield result.kind === 'article' ? make(result) : result;
  }
}

function resultsOf(input: Input, onItem: OnItem): AsyncIterable<ReadResult> {
  return 'path' in input
    ? readFile(input, input.limits, onItem)
    : readStandardInput(once(input.bytes), onItem);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function counted({ raw }: Extract<ReadResult, { kind: 'article' }>): Outcome | Counted {
  try {
    const lines: LineCounts = new Map();
    countLines(lines, linesToCount(raw));
    return { kind: 'counted', lines };
  } catch (error) {
    return faultOf(raw.locator, error);
  }
}

function cleaned(recurring: LineCounts) {
  const lines = recurrence(recurring);
  return ({ raw }: Extract<ReadResult, { kind: 'article' }>): Outcome => {
    try {
      const article = cleanArticle(raw, lines);
      return { kind: 'article', article, contentHash: contentHash(article.body) };
    } catch (error) {
      // One bad article must not stop the others.
      return faultOf(raw.locator, error);
    }
  };
}

function faultOf(locator: string, error: unknown): FileFault {
  return {
    kind: 'fault',
    locator,
    message: error instanceof Failure ? error.message : `${ourFault} (${String(error)})`,
  };
}
