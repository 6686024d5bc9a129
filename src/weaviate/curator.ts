import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Filters } from 'weaviate-client';
import { sidecarEndings } from '../article/read/files.js';
import { dropObjects, putObjects } from '../cluster/objects.js';
import type { Spread } from '../cluster/options.js';
import { Failure } from '../failure.js';
import { ingest } from '../library/ingest/ingest.js';
import { addedFolder } from '../library/ingest/owner.js';
import { lockWriter } from '../library/lock.js';
import { removeArticle } from '../library/remove.js';
import { type Db, openDatabase, readFingerprint } from '../library/sqlite/schema.js';
import type { PublishOptions, PublishReport, Removed } from '../library/storage.js';
import type { Embedder } from '../models/embedding/embedder.js';
import type { Cluster, EntryProperties } from './collections.js';
import {
  type Article,
  type Entry,
  entriesAtOnce,
  largestFile,
  prepareInbox,
  type Settled,
} from './inbox.js';
import { dropPublished, publishingTo } from './publishing.js';

/** Milliseconds that the outcome of an entry is kept for whoever asked for it. */
const keptFor = 24 * 60 * 60_000;

/** What the curator works with: the cluster, how to create its collections, and the folder of the index. */
export interface Curating {
  readonly cluster: Cluster;
  readonly spread: Spread;
  readonly folder: string;
}

/** Removes an article from the index, and then from the cluster. */
export function removeHere(curating: Curating, id: string): Promise<Removed> {
  return removeArticle(curating.folder, id, undefined, async (db) => {
    await publishFrom(db, curating, {});
  });
}

/** Publishes what the index has yet to publish, and then works off the inbox. */
export async function publishAll(
  curating: Curating,
  options: PublishOptions,
): Promise<PublishReport> {
  const { cluster, spread, folder } = curating;
  const lock = lockWriter(folder, 'pullquote publish');
  let sent: Pick<PublishReport, 'passages' | 'faults'>;
  try {
    const db = openDatabase(folder, { create: true });
    try {
      if (options.drops === true) await dropPublished(db, cluster, folder);
      sent = await publishFrom(db, curating, options);
    } finally {
      db.close();
    }
  } finally {
    lock.release();
  }
  await prepareInbox(cluster, spread);
  return { ...sent, settled: await workOff(curating, options) };
}

/** The caller has the writer's lock of the index. */
async function publishFrom(
  db: Db,
  { cluster, spread, folder }: Curating,
  { takesOver, onEvent, signal }: Partial<PublishOptions>,
): Promise<Pick<PublishReport, 'passages' | 'faults'>> {
  const model = readFingerprint(db)?.model;
  if (model === undefined) return { passages: 0, faults: [] };
  const { publish } = await publishingTo(cluster, spread, folder, takesOver)(db, model);
  let passages = 0;
  const faults = await publish({
    onIndexed: (done, total) => {
      passages = done;
      onEvent?.({ kind: 'progress', phase: 'indexing', done, total });
    },
    signal: signal ?? new AbortController().signal,
  });
  return { passages, faults };
}

/**
 * Works off the inbox, in order. An entry is settled after the index has what it asks for, and doing so
 * twice does no harm: if it is stopped in between, the next run does it again.
 *
 * @returns the number of entries settled
 */
async function workOff(curating: Curating, options: PublishOptions): Promise<number> {
  const { cluster } = curating;
  await cluster.write(({ inbox }) =>
    dropObjects(
      inbox,
      Filters.and(
        inbox.filter.byProperty('state').equal('settled'),
        inbox.filter.byProperty('at').lessThan(Date.now() - keptFor),
      ),
    ),
  );
  let opened: Promise<Embedder> | null = null;
  const embedder = (): Promise<Embedder> => {
    opened ??= options.embedder();
    return opened;
  };
  try {
    for (let settled = 0; ; ) {
      const some = options.signal?.aborted ? [] : await nextEntries(cluster);
      const outcomes = await carryOut(some, curating, { ...options, embedder });
      const done = some.flatMap(({ id, properties: { kind, at } }) => {
        const outcome = outcomes.get(id);
        if (outcome === undefined) return [];
        const properties = {
          kind,
          at,
          state: 'settled' as const,
          outcome: JSON.stringify(outcome),
        };
        return [{ id, properties }];
      });
      if (done.length === 0) return settled;
      await cluster.write(({ inbox }) => putObjects(inbox, done));
      settled += done.length;
    }
  } finally {
    await ((await opened) as Embedder | null)?.close();
  }
}

/** The oldest entries, of one kind, each of another file. */
async function nextEntries(cluster: Cluster): Promise<Entry[]> {
  return cluster.read(async ({ inbox }) => {
    const { objects } = await inbox.query.fetchObjects({
      filters: inbox.filter.byProperty('state').equal('queued'),
      sort: inbox.sort.byProperty('at', true).byId(true),
      limit: entriesAtOnce,
      returnProperties: ['kind', 'at', 'file', 'articleId', 'state'],
    });
    const entries = objects.map(({ uuid: id, properties }) => ({ id, properties }));
    const end = entries.findIndex(
      ({ properties: { kind, file } }, i) =>
        kind !== entries[0]?.properties.kind ||
        entries.slice(0, i).some((one) => one.properties.file === file),
    );
    return end < 0 ? entries : entries.slice(0, end);
  });
}

/** What became of entries, by their ids; those that it didn't get to are left out. */
async function carryOut(
  entries: readonly Entry[],
  curating: Curating,
  options: PublishOptions,
): Promise<Map<string, Settled>> {
  const outcomes = new Map<string, Settled>();
  const paths = new Map<string, string>();
  const folder = addedFolder(curating.folder, null);
  for (const { id, properties } of entries) {
    const { kind, file = '', articleId = '' } = properties;
    try {
      if (kind === 'remove') {
        const removed = await removeHere(curating, articleId);
        for (const one of [removed.locator, ...removed.copies]) {
          if (path.dirname(one) === folder && existsSync(one)) await dropKept(one);
        }
        outcomes.set(id, { removed });
        continue;
      }
      // Whoever may write to the cluster must not write elsewhere on this machine.
      if (!/^[0-9a-f]{16}-[\w.-]+$/.test(file)) throw unusable(`has the name ${file}`);
      if (kind === 'add') {
        await keep(path.join(folder, file), await withContent(curating.cluster, id));
      }
      paths.set(id, path.join(folder, file));
    } catch (error) {
      if (!(error instanceof Failure) || !settles.has(error.kind)) throw error;
      const { kind: failed, message, remedy } = error;
      outcomes.set(id, { failure: { kind: failed, message, remedy } });
    }
  }
  if (paths.size === 0) return outcomes;
  const adds = entries[0]?.properties.kind === 'add';
  const files = [...paths.values()];
  const told: Article[] = [];
  const { limits, signal, onEvent } = options;
  const report = await ingest(adds ? files : [], {
    folder: curating.folder,
    publisher: publishingTo(curating.cluster, curating.spread, curating.folder),
    embedder: await options.embedder(),
    // So an article that was removed in the meantime is added again, and one that is there counts as unchanged.
    again: true,
    gone: adds ? [] : files,
    onEvent: (event) => {
      if (event.kind === 'article') told.push(event);
      onEvent?.(event);
    },
    ...(limits && { limits }),
    ...(signal && { signal }),
  });
  // What wasn't reached is settled by the next run.
  if (report.interrupted) return outcomes;
  for (const [id, file] of paths) {
    const own = <T extends { readonly locator: string }>(all: readonly T[]): T[] =>
      all
        .filter(({ locator }) => locator === file || locator.startsWith(`${file}#`))
        .map((one) => ({ ...one, locator: one.locator.slice(file.length) }));
    const outcome = { articles: own(told), faults: own(report.faults) };
    if (!adds || outcome.articles.length === 0) await dropKept(file);
    outcomes.set(id, outcome);
  }
  return outcomes;
}

/** Failures of what an entry asks for; any other is the curator's own, and the entry waits. */
const settles: ReadonlySet<Failure['kind']> = new Set(['not-found', 'unreadable-file']);

function unusable(why: string): Failure {
  return new Failure('library', 'unreadable-file', `What was queued can't be used: it ${why}.`);
}

async function withContent(cluster: Cluster, id: string): Promise<EntryProperties> {
  return cluster.read(async ({ inbox }) => {
    const found = await inbox.query.fetchObjectById(id);
    if (found === null) throw unusable('is gone');
    return found.properties;
  });
}

async function keep(
  file: string,
  { content, sidecar, sidecarEnding }: EntryProperties,
): Promise<void> {
  let bytes: Buffer;
  try {
    bytes = gunzipSync(Buffer.from(content ?? '', 'base64'), { maxOutputLength: largestFile });
  } catch {
    throw unusable(`isn't a packed file of at most ${largestFile / 1e6} MB`);
  }
  await dropKept(file);
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, bytes, { mode: 0o600 });
  const ending = sidecarEndings.find((one) => one === sidecarEnding);
  if (ending !== undefined) await writeFile(file + ending, sidecar ?? '', { mode: 0o600 });
}

async function dropKept(file: string): Promise<void> {
  for (const ending of ['', ...sidecarEndings]) await rm(file + ending, { force: true });
}
