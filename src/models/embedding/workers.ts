import { Failure } from '../../failure.js';
import { type RunningProcess, startProcess } from '../../process/start.js';
import type { PassageText, PassageVectors } from './embedder.js';
import type { EmbeddingWorker } from './worker.js';

/**
 * Workers that embed passages, each with a single-threaded session of its own.
 *
 * They are processes, not threads: the addon of onnxruntime-node 1.14 keeps its class in a static
 * variable, so loading it in a second thread frees memory of the first one, and ending a thread
 * inside it aborts the process. With threads, two test runs of four died of a corrupt heap.
 */
export interface Workers {
  /**
   * Vectors in the order of the texts. Calls may overlap: all texts wait in one queue.
   *
   * @throws Failure `unusable-article` for a text that is too long, `process-lost` if a worker ended
   *   early, `interrupted` if the workers were closed
   */
  embed(texts: readonly PassageText[]): Promise<PassageVectors[]>;
  /** Ends the workers; calls that aren't done by then fail. */
  close(): Promise<void>;
}

/**
 * Texts that one worker is given before it has answered the first: enough to keep it busy while the
 * main thread does something else (a text takes some 10 to 30 ms), few enough to share a short call.
 */
const ahead = 4;

interface Job {
  readonly text: PassageText;
  /** Set when the call has ended because another of its texts failed: this vector is of no use. */
  readonly call: { over: boolean };
  readonly resolve: (vectors: PassageVectors) => void;
  readonly reject: (failure: unknown) => void;
}

interface Member {
  readonly worker: RunningProcess<EmbeddingWorker>;
  /** Texts that it was given and hasn't answered. */
  busy: number;
}

/** Prepares up to `size` workers for a model; none is started before the first text. */
export function prepareWorkers(start: EmbeddingWorker['start'], size: number): Workers {
  const members = new Set<Member>();
  const queue: Job[] = [];
  let isClosed = false;

  function dispatch(): void {
    while (queue.length > 0) {
      const member = leastBusy(members);
      if (member === undefined || member.busy >= ahead) return;
      const job = queue.shift();
      if (job === undefined || job.call.over) continue;
      void give(member, job);
    }
  }

  async function give(member: Member, { text, resolve, reject }: Job): Promise<void> {
    member.busy += 1;
    try {
      resolve(copyOf(await member.worker.run(text)));
    } catch (failure) {
      reject(failure);
      if (member.worker.ended) lose(member, failure);
    }
    member.busy -= 1;
    dispatch();
  }

  function lose(member: Member, failure: unknown): void {
    members.delete(member);
    if (members.size === 0) for (const job of queue.splice(0)) job.reject(failure);
  }

  return {
    async embed(texts) {
      if (isClosed) throw closed();
      const call = { over: false };
      const vectors = texts.map(
        (text) =>
          new Promise<PassageVectors>((resolve, reject) => {
            queue.push({ text, call, resolve, reject });
          }),
      );
      for (const member of members) if (member.worker.ended) members.delete(member);
      const waiting = [...members].reduce((sum, { busy }) => sum + busy, queue.length);
      while (members.size < Math.min(size, waiting)) {
        members.add({ worker: startWorker(start), busy: 0 });
      }
      dispatch();
      try {
        return await Promise.all(vectors);
      } finally {
        call.over = true;
      }
    },
    async close() {
      isClosed = true;
      await Promise.all([...members].map(({ worker }) => worker.close()));
    },
  };
}

function startWorker(start: EmbeddingWorker['start']): RunningProcess<EmbeddingWorker> {
  return startProcess<EmbeddingWorker>({
    module: './worker',
    importer: import.meta.url,
    start,
    lost,
    closed,
  });
}

/** Copies, because the arrays that arrive are views that keep the whole received block in memory. */
function copyOf({ passage, sentences }: PassageVectors): PassageVectors {
  return { passage: new Float32Array(passage), sentences: new Int8Array(sentences) };
}

function leastBusy(members: ReadonlySet<Member>): Member | undefined {
  let best: Member | undefined;
  for (const member of members) {
    if (best === undefined || member.busy < best.busy) best = member;
  }
  return best;
}

function lost(why: string): Failure {
  return new Failure('embedding', 'process-lost', `An embedding worker ended early: ${why}`, {
    remedy: 'Try again; if memory is short, set PULLQUOTE_WORKERS to fewer workers.',
  });
}

function closed(): Failure {
  return new Failure('embedding', 'interrupted', 'The embedder was closed.');
}
