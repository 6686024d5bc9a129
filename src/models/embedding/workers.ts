import type { ChildProcess } from 'node:child_process';
import { Failure, failureFrom } from '../../failure.js';
import { forkModule } from '../process.js';
import type { PassageText, PassageVectors } from './embedder.js';
import type { WorkerReply, WorkerRequest, WorkerStart } from './worker.js';

/**
 * Workers that embed passages, each with a single-threaded session of its own.
 *
 * They are processes, not threads: the addon of onnxruntime-node 1.14 keeps its class in a static
 * variable, so that loading it in a second thread frees memory of the first one's, and ending a
 * thread inside it aborts the process. With threads, two test runs of four died of a corrupt heap.
 */
export interface Workers {
  /** Vectors in the order of the texts. Calls may overlap: all texts wait in one queue. */
  embed(texts: readonly PassageText[]): Promise<PassageVectors[]>;
  /** Ends the workers; what is not done by then fails. */
  close(): Promise<void>;
}

/**
 * Texts handed to one worker ahead of its answers: enough that it goes on working while the main
 * thread is busy for a moment (a text takes some 10 to 30 ms), few enough to share a short call.
 */
const AHEAD = 4;

interface Job {
  readonly text: PassageText;
  /** Set when the call is over, by another text's failure: this one's vector is of no use. */
  readonly call: { over: boolean };
  readonly resolve: (vectors: PassageVectors) => void;
  readonly reject: (failure: unknown) => void;
}

interface Member {
  readonly worker: ChildProcess;
  readonly jobs: Map<number, Job>;
}

/** Prepares up to `size` workers for a model; none is started before the first text. */
export function prepareWorkers(start: WorkerStart, size: number): Workers {
  const members = new Set<Member>();
  const queue: Job[] = [];
  let sent = 0;
  let closed = false;

  function addWorker(): void {
    const member: Member = { worker: startWorker(start), jobs: new Map() };
    let why = '';
    member.worker.on('message', (reply: WorkerReply) => {
      if ('unable' in reply) {
        why = reply.unable;
        return;
      }
      settle(member.jobs.get(reply.job), reply);
      member.jobs.delete(reply.job);
      dispatch();
    });
    member.worker.once('error', (error) => lose(member, error.message));
    member.worker.once('exit', (code, signal) =>
      lose(member, why || `${signal ?? `code ${code}`}`),
    );
    members.add(member);
  }

  function lose(member: Member, why: string): void {
    members.delete(member);
    const failure = closed ? closedFailure() : lostFailure(why);
    for (const job of member.jobs.values()) job.reject(failure);
    if (members.size === 0) for (const job of queue.splice(0)) job.reject(failure);
    dispatch();
  }

  function dispatch(): void {
    while (queue.length > 0) {
      const member = leastBusy(members);
      if (member === undefined || member.jobs.size >= AHEAD) return;
      const job = queue.shift();
      if (job === undefined || job.call.over) continue;
      member.jobs.set(sent, job);
      // Where the way is closed already, the worker's end tells so.
      member.worker.send({ job: sent, text: job.text } satisfies WorkerRequest, () => {});
      sent++;
    }
  }

  return {
    async embed(texts) {
      if (closed) throw closedFailure();
      const call = { over: false };
      const vectors = texts.map(
        (text) =>
          new Promise<PassageVectors>((resolve, reject) => {
            queue.push({ text, call, resolve, reject });
          }),
      );
      const waiting = [...members].reduce((sum, member) => sum + member.jobs.size, queue.length);
      while (members.size < Math.min(size, waiting)) addWorker();
      dispatch();
      try {
        return await Promise.all(vectors);
      } finally {
        call.over = true;
      }
    },
    async close() {
      closed = true;
      await Promise.all([...members].map(({ worker }) => end(worker)));
    },
  };
}

function startWorker(start: WorkerStart): ChildProcess {
  const worker = forkModule('./worker', import.meta.url, { serialization: 'advanced' });
  worker.send(start, () => {});
  return worker;
}

async function end(worker: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  worker.kill('SIGKILL');
  await ended;
}

function settle(job: Job | undefined, reply: Exclude<WorkerReply, { unable: string }>): void {
  if ('vectors' in reply) {
    const { passage, sentences } = reply.vectors;
    // Copies, because what arrives are views that keep the whole received block in memory.
    job?.resolve({ passage: new Float32Array(passage), sentences: new Int8Array(sentences) });
  } else {
    job?.reject(failureFrom(reply.failure));
  }
}

function leastBusy(members: ReadonlySet<Member>): Member | undefined {
  let best: Member | undefined;
  for (const member of members) {
    if (best === undefined || member.jobs.size < best.jobs.size) best = member;
  }
  return best;
}

function lostFailure(why: string): Failure {
  return new Failure('embedding', 'process-lost', `An embedding worker ended early: ${why}`, {
    remedy: 'Try again; where memory is short, with fewer workers.',
  });
}

function closedFailure(): Failure {
  return new Failure('embedding', 'interrupted', 'The embedder was closed.');
}
