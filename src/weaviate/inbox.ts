import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { Filters } from 'weaviate-client';
import { findFiles, sidecarEndings } from '../article/read/files.js';
import { dropObjects, putObjects } from '../cluster/objects.js';
import type { Spread } from '../cluster/options.js';
import { Failure } from '../failure.js';
import {
  type IngestEvent,
  type IngestReport,
  noChanges,
  type QueuedFile,
} from '../library/ingest/events.js';
import type { IngestOptions } from '../library/ingest/options.js';
import type { Removed } from '../library/storage.js';
import { readLibrary } from './claim.js';
import { type Cluster, createCollections, type EntryProperties } from './collections.js';

export type Article = Omit<Extract<IngestEvent, { kind: 'article' }>, 'kind'>;

/** What became of an entry. Locators are places in its file: `` for all of it, `#3` for its third article. */
export type Settled =
  | { readonly articles: readonly Article[]; readonly faults: IngestReport['faults'] }
  | { readonly removed: Removed }
  | { readonly failure: Pick<Failure, 'kind' | 'message' | 'remedy'> };

/** What somebody wants added or removed. */
export interface Entry {
  readonly id: string;
  readonly properties: EntryProperties;
}

/** Bytes of the largest file that is queued, and of the entries that are sent in one go. */
export const largestFile = 10_000_000;
const sentAtOnce = 4_000_000;
/** Entries that are looked at in one go. */
export const entriesAtOnce = 50;
/** Milliseconds between two looks at what became of entries, at first and if there is long no news. */
const lookEvery = 500;
const slowestLook = 5_000;

/**
 * Creates the inbox with the rest, also before anything was published.
 *
 * @throws Failure `index-mismatch` if the cluster has another format
 */
export async function prepareInbox(cluster: Cluster, spread: Spread): Promise<void> {
  await readLibrary(cluster);
  await cluster.write((of) => createCollections(of, spread));
}

/**
 * Asks the curator to add files, and waits for it, by default a minute at each step. The curator cleans, cuts
 * and embeds them; what it hasn't settled by then is reported as queued, and is added later.
 *
 * @throws Failure `library-unreachable`, `library-refused`
 */
export async function askToAdd(
  cluster: Cluster,
  paths: readonly string[],
  options: Omit<IngestOptions, 'embedder'>,
): Promise<IngestReport> {
  const { gone = [], onEvent = () => undefined, signal } = options;
  const faults: IngestReport['faults'][number][] = [];
  const fault = (one: IngestReport['faults'][number]): void => {
    faults.push(one);
    onEvent({ kind: 'fault', ...one });
  };
  const files: QueuedFile[] = [];
  let some: Entry[] = [];
  let bytes = 0;
  async function flush(): Promise<void> {
    const sent = some;
    await cluster.write(({ inbox }) => putObjects(inbox, sent));
    [some, bytes] = [[], 0];
  }
  async function queue(file: string, properties: EntryProperties): Promise<void> {
    const id = randomUUID();
    files.push({ id, file });
    some.push({ id, properties: { ...properties, file: keptName(file) } });
    bytes += properties.content?.length ?? 0;
    if (bytes > sentAtOnce) await flush();
  }
  for await (const found of findFiles(paths)) {
    if (signal?.aborted) break;
    if (found.kind === 'fault') fault(found);
    else if (found.bytes > largestFile) {
      const message = `has more than ${largestFile / 1e6} MB: add it on the curator's machine`;
      fault({ locator: found.path, message });
    } else await queue(found.path, { ...(await contentOf(found.path)), ...entry('add') });
  }
  for (const file of gone) await queue(path.resolve(file), entry('drop'));
  await flush();
  if (files.length > 0) onEvent({ kind: 'queued', files: files.length });
  const report = await settledIn(cluster, files, options);
  const all = [...faults, ...report.faults];
  return { ...report, faults: all, faultCount: all.length };
}

/** Waits for what becomes of files that were queued. */
export async function settledIn(
  cluster: Cluster,
  files: readonly QueuedFile[],
  options: Pick<IngestOptions, 'waitsFor' | 'onEvent' | 'signal'>,
): Promise<IngestReport> {
  const { onEvent = () => undefined, signal } = options;
  const faults: IngestReport['faults'][number][] = [];
  const articles = noChanges();
  const fault = (locator: string, message: string): void => {
    faults.push({ locator, message });
    onEvent({ kind: 'fault', locator, message });
  };
  const waiting = new Map(files.map(({ id, file }) => [id, file]));
  await outcomes(cluster, waiting, options, (settled, file) => {
    if ('failure' in settled) fault(file, settled.failure.message);
    if (!('articles' in settled)) return;
    for (const one of settled.articles) {
      articles[one.change] += 1;
      onEvent({ kind: 'article', ...one, locator: file + one.locator });
    }
    for (const { locator, message } of settled.faults) fault(file + locator, message);
  });
  return {
    files: { found: files.length, unchanged: 0 },
    articles,
    passages: 0,
    faults,
    faultCount: faults.length,
    ...(waiting.size > 0 && { queued: [...waiting].map(([id, file]) => ({ id, file })) }),
    interrupted: signal?.aborted === true,
  };
}

/**
 * Asks the curator to remove an article, and waits a minute for it.
 *
 * @param known what the library says of the article; returned if the curator hasn't settled it by then
 * @throws Failure what the curator reports
 */
export async function askToRemove(cluster: Cluster, id: string, known: Removed): Promise<Removed> {
  const own = randomUUID();
  const properties = { ...entry('remove'), articleId: id };
  await cluster.write(({ inbox }) => putObjects(inbox, [{ id: own, properties }]));
  let removed: Removed = { ...known, queued: true };
  await outcomes(cluster, new Map([[own, id]]), {}, (settled) => {
    if ('removed' in settled) removed = settled.removed;
    if (!('failure' in settled)) return;
    const { kind, message, remedy } = settled.failure;
    throw new Failure('library', kind, message, remedy === null ? {} : { remedy });
  });
  return removed;
}

function entry(kind: EntryProperties['kind']): EntryProperties {
  // With fractions, so that one process's entries have an order.
  return { kind, at: performance.timeOrigin + performance.now(), state: 'queued' };
}

/** The curator's name for a file: the same for the next version of it. */
function keptName(file: string): string {
  const hash = createHash('sha256').update(`${hostname()}\n${file}`).digest('hex').slice(0, 16);
  return `${hash}-${path
    .basename(file)
    .replace(/[^\w.-]/g, '_')
    .slice(-60)}`;
}

async function contentOf(file: string): Promise<Partial<EntryProperties>> {
  const content = gzipSync(await readFile(file)).toString('base64');
  const sidecarEnding = sidecarEndings.find((ending) => existsSync(file + ending));
  if (sidecarEnding === undefined) return { content };
  return { content, sidecarEnding, sidecar: await readFile(file + sidecarEnding, 'utf8') };
}

/** Tells what becomes of entries, and takes those that are settled out of the map and the inbox. */
async function outcomes(
  cluster: Cluster,
  waiting: Map<string, string>,
  { waitsFor = 60_000, signal }: Pick<IngestOptions, 'waitsFor' | 'signal'>,
  tell: (settled: Settled, file: string) => void,
): Promise<void> {
  let last = Date.now();
  while (waiting.size > 0 && Date.now() - last < waitsFor && signal?.aborted !== true) {
    await sleep(Math.max(lookEvery, Math.min(slowestLook, (Date.now() - last) / 20)));
    const settled = await cluster.read(async ({ inbox }) => {
      const { objects } = await inbox.query.fetchObjects({
        filters: Filters.and(
          inbox.filter.byId().containsAny([...waiting.keys()].slice(0, entriesAtOnce)),
          inbox.filter.byProperty('state').equal('settled'),
        ),
        limit: entriesAtOnce,
        returnProperties: ['outcome'],
      });
      return objects;
    });
    if (settled.length === 0) continue;
    last = Date.now();
    const ids = settled.map(({ uuid }) => uuid);
    await cluster.write(({ inbox }) => dropObjects(inbox, inbox.filter.byId().containsAny(ids)));
    for (const { uuid, properties } of settled) {
      const file = waiting.get(uuid) ?? '';
      waiting.delete(uuid);
      tell(JSON.parse(properties.outcome ?? '{}') as Settled, file);
    }
  }
}

/** How many entries wait for the curator. */
export function countQueued(cluster: Cluster): Promise<number> {
  return cluster.read(async ({ inbox }) => {
    if (!(await inbox.exists())) return 0;
    const filters = inbox.filter.byProperty('state').equal('queued');
    return (await inbox.aggregate.overAll({ filters })).totalCount;
  });
}
