import { fork } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PeerEntry } from './peer.js';
import type { Built, Reply, Served, Task } from './task.js';

/** What was measured of a peer on one collection. */
export interface Run {
  /** `null` if it could not persist, or not reopen its data. */
  readonly persisted: Persisted | null;
  readonly served: Served;
  /** Why it was not served from disk; `null` if it was. */
  readonly fault: string | null;
}

/** What came of a store that was persisted and opened again. */
interface Persisted {
  readonly built: Built;
  /** Bytes of what it persisted. */
  readonly diskBytes: number;
}

/** How the questions are asked. */
export interface Asking {
  readonly rounds: number;
  /** Passages asked for. */
  readonly k: number;
}

/**
 * Builds a peer's store in one process and asks it in a fresh one, so that what indexing needed is
 * not counted as what serving needs. One that cannot is filled and asked in the same process.
 *
 * @param collection folder of the collection and the questions
 * @throws Error that says what the peer could not do
 */
export async function runPeer(entry: PeerEntry, collection: string, asking: Asking): Promise<Run> {
  const store = path.join(collection, `store-${entry.key}`);
  mkdirSync(store);
  const task = { peer: entry.key, collection } as const;
  try {
    const built = await inProcess({ ...task, kind: 'build', store });
    if (built.kind === 'built') {
      const diskBytes = bytesUnder(store);
      const served = await inProcess({ ...task, kind: 'serve', store, ...asking });
      if (served.kind === 'served') {
        return { persisted: { built: built.built, diskBytes }, served: served.served, fault: null };
      }
      return await inMemory(entry, collection, asking, reasonOf(served));
    }
    return await inMemory(entry, collection, asking, reasonOf(built));
  } finally {
    rmSync(store, { recursive: true, force: true });
  }
}

async function inMemory(
  entry: PeerEntry,
  collection: string,
  asking: Asking,
  fault: string,
): Promise<Run> {
  const task = { peer: entry.key, collection, store: null } as const;
  const reply = await inProcess({ ...task, kind: 'serve', ...asking });
  if (reply.kind !== 'served') throw new Error(`${fault}; in memory: ${reasonOf(reply)}`);
  return { persisted: null, served: reply.served, fault };
}

/** Resident bytes of a process that has read the questions and holds no peer. */
export async function emptyProcess(collection: string): Promise<number> {
  const asking = { rounds: 1, k: 1 };
  const reply = await inProcess({ kind: 'serve', peer: null, collection, store: null, ...asking });
  if (reply.kind !== 'served') throw new Error(reasonOf(reply));
  return reply.served.residentBytes;
}

function inProcess(task: Task): Promise<Reply> {
  const file = fileURLToPath(new URL('./child.ts', import.meta.url));
  const child = fork(file, [JSON.stringify(task)], {
    execArgv: [...process.execArgv, '--expose-gc', '--max-old-space-size=8192'],
  });
  return new Promise((resolve) => {
    child.once('message', (message) => resolve(message as Reply));
    child.once('error', (error) => resolve({ kind: 'failed', reason: error.message }));
    child.once('exit', (code, signal) =>
      resolve({ kind: 'failed', reason: `its process ended with ${signal ?? `code ${code}`}` }),
    );
  });
}

function reasonOf(reply: Reply): string {
  return reply.kind === 'failed' ? reply.reason : `its process sent back ${reply.kind}`;
}

function bytesUnder(folder: string): number {
  return readdirSync(folder, { recursive: true })
    .map((name) => statSync(path.join(folder, String(name))))
    .reduce((sum, one) => sum + (one.isFile() ? one.size : 0), 0);
}
