import { Failure, failureFrom } from '../../failure.js';
import { forkModule } from '../process.js';
import type { Passage, Reading } from './reader.js';
import type { ReaderReply, ReaderRequest, ReaderStart } from './worker.js';

/** A process that reads. */
export interface ReaderProcess {
  /** When the model is loaded; rejects with a `Failure` where it can't be. */
  readonly ready: Promise<void>;
  /** Whether the process is gone, for whatever reason. */
  readonly ended: boolean;
  read(question: string, passages: readonly Passage[]): Promise<Reading[]>;
  end(): Promise<void>;
}

interface Job {
  readonly resolve: (readings: Reading[]) => void;
  readonly reject: (error: Failure) => void;
}

/** Starts a process that loads a reader and reads what it is sent, one question after another. */
export function startReaderProcess(start: ReaderStart): ReaderProcess {
  const child = forkModule('./worker', import.meta.url, { serialization: 'advanced' });
  const jobs = new Map<number, Job>();
  let sent = 0;
  let ended = false;
  let ending = false;
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  const ready = new Promise<void>((resolve, reject) => {
    const lose = (why: string): void => {
      ended = true;
      const failure = ending ? closed() : lost(why);
      reject(failure);
      for (const job of jobs.values()) job.reject(failure);
      jobs.clear();
    };
    child.on('message', (reply: ReaderReply) => {
      if ('ready' in reply) return resolve();
      if ('unable' in reply) return reject(failureFrom(reply.unable));
      const job = jobs.get(reply.job);
      jobs.delete(reply.job);
      if ('failure' in reply) job?.reject(failureFrom(reply.failure));
      else job?.resolve([...reply.readings]);
    });
    child.once('error', (error) => lose(error.message));
    // After the last message, and without effect where that settled it.
    child.once('close', (code, signal) => lose(signal ?? `code ${code}`));
  });
  // Whoever waits for it is told; where nobody does, it is told to who reads.
  ready.catch(() => undefined);
  child.send(start, () => {});
  return {
    ready,
    get ended() {
      return ended;
    },
    read: (question, passages) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ending ? closed() : lost('it had ended before'));
        jobs.set(sent, { resolve, reject });
        child.send({ job: sent, question, passages } satisfies ReaderRequest, () => {});
        sent += 1;
      }),
    async end() {
      ending = true;
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** That nobody is to read any more. */
export function closed(): Failure {
  return new Failure('embedding', 'interrupted', 'The reader was closed.');
}

function lost(why: string): Failure {
  return new Failure('embedding', 'process-lost', `The reader's process ended early: ${why}`, {
    remedy: 'Try again; where memory is short, with PULLQUOTE_READER=off.',
  });
}
