import type { Embedder } from '../../models/embedding/embedder.js';
import type { FileFault } from '../sqlite/file-records.js';
import { turn } from '../turn.js';
import type { Incoming } from './apply.js';
import { cutArticle } from './cut.js';
import type { IngestEvent } from './events.js';
import { ofServer } from './owner.js';
import type { PlannedSource } from './plan.js';
import type { LostInput } from './reading/reading.js';
import type { Outcome } from './reading/worker.js';
import type { Embedding, LibraryWriter } from './writer.js';

/** Passages being embedded or waiting for it while articles are read: a second or two of work. */
const passagesAhead = 128;

/** Faults and articles that may wait for an earlier article's vectors, as bad lines need none. */
const stepsAhead = 1_000;

/** Something that was read and waits for its turn to be written. */
type Step =
  | { readonly kind: 'begin' | 'end'; readonly source: PlannedSource }
  | { readonly kind: 'fault'; readonly fault: FileFault | LostInput }
  | { readonly kind: 'article'; readonly incoming: Incoming; readonly embedding: Embedding | null };

/** What taking in needs beside its sources. */
export interface TakingIn {
  readonly writer: LibraryWriter;
  readonly embedder: Embedder;
  readonly signal: AbortSignal;
  readonly tell: (event: IngestEvent) => void;
  /** Called between articles, when what was written so far may be published. */
  readonly checkpoint: () => Promise<void>;
}

/**
 * Ingests all articles of the sources: reads and cleans ahead while worker processes embed, and
 * writes in reading order. Returns early, between two articles, if the signal is aborted.
 */
export async function takeIn(sources: readonly PlannedSource[], context: TakingIn): Promise<void> {
  const { writer, embedder, signal, tell, checkpoint } = context;
  const steps: Step[] = [];
  const inHand = new Set<string>();
  const total = sources.reduce((sum, source) => sum + source.articles, 0);
  let ahead = 0;
  let read = 0;
  let cut = 0;

  for (const source of sources) {
    if (signal.aborted) {
      return;
    }
    steps.push({ kind: 'begin', source });
    for await (const result of source.read()) {
      if (result.kind === 'note') {
        tell(result);
      } else {
        steps.push(
          result.kind === 'fault' ? { kind: 'fault', fault: result } : prepare(result, source),
        );
      }
      await write(steps.length > stepsAhead ? 0 : passagesAhead);
      if (signal.aborted) {
        return;
      }
      await turn();
    }
    // Of a source that was broken off, what wasn't read isn't gone.
    if (signal.aborted) {
      return;
    }
    steps.push({ kind: 'end', source });
  }
  await write(0);

  function prepare(
    { article, contentHash }: Extract<Outcome, { kind: 'article' }>,
    source: PlannedSource,
  ): Step {
    read += 1;
    const incoming = ofServer(source.server, { article, contentHash, file: source.number });
    // Copies of articles in progress, like known articles, most likely need no vectors.
    const needed = !inHand.has(incoming.contentHash) && writer.placement(incoming).kind === 'add';
    return { kind: 'article', incoming, embedding: needed ? embed(incoming) : null };
  }

  function embed({ article, contentHash }: Incoming): Embedding {
    const pieces = cutArticle(article, embedder);
    const vectors = embedder.embedPassages(pieces.texts);
    // If the run ends early, nobody awaits it.
    vectors.catch(() => undefined);
    inHand.add(contentHash);
    ahead += pieces.texts.length;
    cut += pieces.texts.length;
    return { cut: pieces, vectors };
  }

  /** Writes what waits for no vectors, and more until no more than `most` passages are ahead. */
  async function write(most: number): Promise<void> {
    for (let step = steps[0]; step !== undefined && !signal.aborted; step = steps[0]) {
      if (step.kind === 'article') {
        if (step.embedding !== null && ahead <= most && most > 0) {
          return;
        }
        await writeArticle(step.incoming, step.embedding);
      } else if (step.kind === 'fault') {
        writer.fault(step.fault);
        if ('at' in step.fault) writer.readAgain();
      } else if (step.kind === 'begin') {
        writer.begin(step.source);
      } else {
        writer.end(step.source);
      }
      steps.shift();
    }
  }

  async function writeArticle(incoming: Incoming, embedding: Embedding | null): Promise<void> {
    const placement = writer.placement(incoming);
    if (placement.kind !== 'add') {
      writer.place(incoming, placement);
    } else {
      const made = embedding ?? embed(incoming);
      const vectors = await unlessAborted(made.vectors, signal);
      if (vectors === null) {
        return;
      }
      writer.add(incoming, placement, made.cut, vectors);
      ahead -= made.cut.texts.length;
      const left = Math.max(0, total - read);
      const estimate = Math.round(cut * (1 + left / Math.max(1, read)));
      tell({ kind: 'progress', phase: 'embedding', done: writer.passages, total: estimate });
    }
    inHand.delete(incoming.contentHash);
    await checkpoint();
  }
}

/** The promise's value, or `null` as soon as the signal is raised. */
async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | null> {
  if (signal.aborted) {
    return null;
  }
  let stop: () => void = () => undefined;
  const aborted = new Promise<null>((resolve) => {
    stop = () => {
      resolve(null);
    };
    signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
