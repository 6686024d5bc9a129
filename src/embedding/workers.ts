import { Worker } from 'node:worker_threads';
import { Failure } from '../failure.js';
import { awaitOutside, type Gate, newGate, shut } from './gate.js';
import type { WorkerReply, WorkerRequest, WorkerStart } from './worker.js';

/** Threads that embed passages, each with a single-threaded session of its own. */
export interface Workers {
  /** Vectors in the order of the texts. Calls may overlap: all texts wait in one queue. */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
  /** Ends the threads; what is not done by then fails. */
  close(): Promise<void>;
}

/**
 * Texts handed to one worker ahead of its answers: enough that it goes on working while the main
 * thread is busy for a moment (a text takes some 10 to 30 ms), few enough to share a short call.
 */
const AHEAD = 4;

interface Job {
  readonly text: string;
  /** Set when another text of the same call has failed: its result is of no use to anyone. */
  readonly call: { failed: boolean };
  readonly resolve: (vector: Float32Array) => void;
  readonly reject: (failure: unknown) => void;
}

interface Member {
  readonly worker: Worker;
  readonly gate: Gate;
  readonly jobs: Map<number, Job>;
}

/** Longest wait for workers when the process exits: a model loads or reads a text in less. */
const EXIT_PATIENCE_MS = 5_000;

/** Prepares up to `size` workers for a model; none is started before the first text. */
export function prepareWorkers(model: Omit<WorkerStart, 'gate'>, size: number): Workers {
  const members = new Set<Member>();
  const queue: Job[] = [];
  let sent = 0;
  let closed = false;

  function addWorker(): void {
    const gate = newGate();
    const member: Member = { worker: startWorker({ ...model, gate }), gate, jobs: new Map() };
    let died: unknown;
    member.worker.on('message', (reply: WorkerReply) => {
      const job = member.jobs.get(reply.job);
      member.jobs.delete(reply.job);
      if ('vector' in reply) {
        job?.resolve(reply.vector);
      } else {
        const { kind, message, remedy } = reply.failure;
        job?.reject(new Failure('embedding', kind, message, remedy === null ? {} : { remedy }));
      }
      dispatch();
    });
    member.worker.on('error', (error) => {
      died = error;
    });
    member.worker.on('exit', () => {
      members.delete(member);
      if (members.size === 0) process.off('exit', leaveWorkersOutside);
      const failure = interrupted(closed, died);
      for (const job of member.jobs.values()) job.reject(failure);
      if (members.size === 0) for (const job of queue.splice(0)) job.reject(failure);
      dispatch();
    });
    if (members.size === 0) process.on('exit', leaveWorkersOutside);
    members.add(member);
  }

  /** Whoever calls `process.exit()` in the middle of an ingestion gets an exit, not an abort. */
  function leaveWorkersOutside(): void {
    for (const { gate } of members) shut(gate);
    for (const { gate } of members) awaitOutside(gate, EXIT_PATIENCE_MS);
  }

  function dispatch(): void {
    while (queue.length > 0) {
      const member = leastBusy(members);
      if (member === undefined || member.jobs.size >= AHEAD) return;
      const job = queue.shift();
      if (job === undefined || job.call.failed) continue;
      member.jobs.set(sent, job);
      member.worker.postMessage({ job: sent, text: job.text } satisfies WorkerRequest);
      sent++;
    }
  }

  return {
    async embed(texts) {
      if (closed) throw interrupted(closed, undefined);
      const call = { failed: false };
      const vectors = texts.map(
        (text) =>
          new Promise<Float32Array>((resolve, reject) => {
            queue.push({ text, call, resolve, reject });
          }),
      );
      const waiting = [...members].reduce((sum, member) => sum + member.jobs.size, queue.length);
      while (members.size < Math.min(size, waiting)) addWorker();
      dispatch();
      try {
        return await Promise.all(vectors);
      } finally {
        call.failed = true;
      }
    },
    async close() {
      closed = true;
      await Promise.all([...members].map(end));
    },
  };
}

async function end({ worker, gate }: Member): Promise<void> {
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  shut(gate);
  worker.postMessage('end' satisfies WorkerRequest);
  await ended;
}

function leastBusy(members: ReadonlySet<Member>): Member | undefined {
  let best: Member | undefined;
  for (const member of members) {
    if (best === undefined || member.jobs.size < best.jobs.size) best = member;
  }
  return best;
}

function interrupted(closed: boolean, cause: unknown): Failure {
  if (closed) return new Failure('embedding', 'interrupted', 'The embedder was closed.');
  const why = cause instanceof Error ? `: ${cause.message}` : '';
  return new Failure('embedding', 'interrupted', `An embedding worker ended early${why}.`, {
    cause,
    remedy: 'Try again; with less memory at hand, use fewer workers.',
  });
}

function startWorker(workerData: WorkerStart): Worker {
  // Node 20 reads no TypeScript: run from source (tests, tsx), the thread needs a loader first.
  const entry = import.meta.url.endsWith('.ts') ? './worker-from-source.mjs' : './worker.js';
  return new Worker(new URL(entry, import.meta.url), { workerData });
}
