/** The process that a peer runs in: forked by `run.ts` with one task as its argument. */
import { setTimeout } from 'node:timers/promises';
import { entryOf } from './all.js';
import { type Collection, type PeerQuestion, readCollection, readQuestions } from './collection.js';
import type { Peer, PeerModule } from './peer.js';
import type { Built, Reply, Served, Task } from './task.js';

/** Collections of garbage, and milliseconds for the memory to go back to the system after each. */
const collections = 3;
const betweenMs = 300;

const task = JSON.parse(process.argv[2] ?? '') as Task;

async function run(): Promise<Reply> {
  try {
    return task.kind === 'build'
      ? { kind: 'built', built: await build(task) }
      : { kind: 'served', served: await serve(task) };
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

async function build({ peer, collection, store }: Task & { kind: 'build' }): Promise<Built> {
  if (peer === null) throw new Error('there is nothing to build without a peer');
  const given = readCollection(collection);
  const { create } = await entryOf(peer).load();
  const made = await create(store);
  const started = performance.now();
  await made.add(given);
  await made.persist(store);
  await made.close();
  return { name: made.name, indexingMs: performance.now() - started };
}

async function serve({
  peer,
  collection,
  store,
  rounds,
  k,
}: Task & { kind: 'serve' }): Promise<Served> {
  const questions = readQuestions(collection);
  // Before the clock starts: how long code takes to load says little under a loader for TypeScript.
  const code = peer === null ? null : await entryOf(peer).load();
  const given = code !== null && store === null ? readCollection(collection) : null;
  const started = performance.now();
  const opened = await openedFrom(code, store, given);
  const openingMs = performance.now() - started;
  const rankings: number[][] = [];
  for (const { text, vector } of questions) rankings.push(await opened.search(text, vector, k));
  const times: number[][] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await ask(opened, questions, k));
  await settle();
  const residentBytes = process.memoryUsage.rss();
  await opened.close();
  return { name: opened.name, openingMs, rankings, rounds: times, residentBytes };
}

/** Lets go of what opening and asking left behind, so that what is resident is what serving needs. */
async function settle(): Promise<void> {
  for (let time = 0; time < collections; time += 1) {
    globalThis.gc?.();
    await setTimeout(betweenMs);
  }
}

/** What was persisted; or, for a store that cannot be, one that is filled in this process. */
async function openedFrom(
  code: PeerModule | null,
  store: string | null,
  given: Collection | null,
): Promise<Peer> {
  if (code === null) return nothing;
  if (store !== null) return code.openAgain(store);
  const made = await code.create(task.collection);
  if (given !== null) await made.add(given);
  return made;
}

async function ask(opened: Peer, questions: readonly PeerQuestion[], k: number): Promise<number[]> {
  const times: number[] = [];
  for (const { text, vector } of questions) {
    const started = performance.now();
    await opened.search(text, vector, k);
    times.push(performance.now() - started);
  }
  return times;
}

/** A process with nothing in it but what all have. */
const nothing: Peer = {
  name: 'nothing',
  add: async () => undefined,
  persist: async () => undefined,
  search: async () => [],
  close: async () => undefined,
};

const reply = await run();
process.send?.(reply, () => process.disconnect());
