import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Filters } from 'weaviate-client';
import { findFiles, sidecarEndings } from '../article/read/files.js';
import { Failure } from '../failure.js';
import type { ArticleChange, IngestEvent, IngestReport } from '../library/ingest/events.js';
import type { IngestOptions } from '../library/ingest/options.js';
import { addedFolder } from '../library/ingest/owner.js';
import type { Removed } from '../library/remove.js';
import type { Cluster } from './cluster.js';
import type { EntryProperties } from './collections.js';
import { dropObjects, putObjects } from './objects.js';

type Article = Omit<Extract<IngestEvent, { kind: 'article' }>, 'kind'>;

/** What became of an entry. Locators are places in its file: `` for all of it, `#3` for its third article. */
type Settled =
  | { readonly articles: readonly Article[]; readonly faults: IngestReport['faults'] }
  | { readonly removed: Removed }
  | { readonly failure: Pick<Failure, 'kind' | 'message' | 'remedy'> };

interface Entry {
  readonly id: string;
  readonly properties: EntryProperties;
}

/** Bytes of the largest file that is queued, and of the entries that are sent in one go. */
const largestFile = 10_000_000;
const sentAtOnce = 4_000_000;
/** Entries that the curator works off in one go. */
const workedAtOnce = 50;
/** Milliseconds between two looks at what became of entries, and without news before the last. */
const lookEvery = 500;
const waitsFor = 60_000;
/** Milliseconds that the outcome of an entry is kept for whoever asked for it. */
const keptFor = 24 * 60 * 60_000;

/**
 * Asks the curator to add files, and waits a minute for it at each step. The curator cleans, cuts and
 * embeds them; what it hasn't settled by then is reported as queued, and is added later.
 *
 * @throws Failure `library-unreachable`, `library-refused`
 */
export async function askToAdd(
  cluster: Cluster,
  paths: readonly string[],
  { gone = [], onEvent = () => undefined, signal }: Omit<IngestOptions, 'embedder'>,
): Promise<IngestReport> {
  const faults: IngestReport['faults'][number][] = [];
  const counts: Record<ArticleChange, number> = {
    added: 0,
    replaced: 0,
    relabelled: 0,
    unchanged: 0,
    copy: 0,
    removed: 0,
  };
  const fault = (one: IngestReport['faults'][number]): void => {
    faults.push(one);
    onEvent({ kind: 'fault', ...one });
  };
  const files = new Map<string, string>();
  let some: Entry[] = [];
  let bytes = 0;
  async function flush(): Promise<void> {
    const sent = some;
    await cluster.write(({ inbox }) => putObjects(inbox, sent));
    [some, bytes] = [[], 0];
  }
  async function queue(file: string, properties: EntryProperties): Promise<void> {
    const id = randomUUID();
    files.set(id, file);
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
  const queued = files.size;
  if (queued > 0) onEvent({ kind: 'queued', files: queued });
  await outcomes(cluster, files, signal, (settled, file) => {
    if ('articles' in settled) {
      for (const one of settled.articles) {
        counts[one.change] += 1;
        onEvent({ kind: 'article', ...one, locator: file + one.locator });
      }
      for (const { locator, message } of settled.faults)
        fault({ locator: file + locator, message });
    } else if ('failure' in settled) fault({ locator: file, message: settled.failure.message });
  });
  return {
    files: { found: queued, unchanged: 0 },
    articles: counts,
    passages: 0,
    faults,
    faultCount: faults.length,
    ...(files.size > 0 && { queued: files.size }),
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
  await outcomes(cluster, new Map([[own, id]]), undefined, (settled) => {
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
  signal: AbortSignal | undefined,
  tell: (settled: Settled, file: string) => void,
): Promise<void> {
  let last = Date.now();
  while (waiting.size > 0 && Date.now() - last < waitsFor && signal?.aborted !== true) {
    await sleep(lookEvery);
    const settled = await cluster.read(async ({ inbox }) => {
      const { objects } = await inbox.query.fetchObjects({
        filters: Filters.and(
          inbox.filter.byId().containsAny([...waiting.keys()].slice(0, workedAtOnce)),
          inbox.filter.byProperty('state').equal('settled'),
        ),
        limit: workedAtOnce,
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

/** What the curator does with entries. */
export interface Working {
  readonly indexFolder: string;
  ingest(
    files: readonly string[],
    gone: readonly string[],
    onEvent: (event: IngestEvent) => void,
  ): Promise<IngestReport>;
  remove(id: string): Promise<Removed>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Works off the inbox, in order. An entry is settled after the index has what it asks for, and doing so
 * twice does no harm: if it is stopped in between, the next run does it again.
 *
 * @returns the number of entries settled
 */
export async function workOff(cluster: Cluster, working: Working): Promise<number> {
  await cluster.write(({ inbox: { filter, ...inbox } }) =>
    dropObjects(
      inbox,
      Filters.and(
        filter.byProperty('state').equal('settled'),
        filter.byProperty('at').lessThan(Date.now() - keptFor),
      ),
    ),
  );
  for (let settled = 0; ; ) {
    const some = working.signal?.aborted ? [] : await nextEntries(cluster);
    if (some.length === 0) return settled;
    const done = await carryOut(some, working, cluster);
    await cluster.write(({ inbox }) =>
      putObjects(
        inbox,
        done.map(({ id, outcome, properties: { kind, at } }) => ({
          id,
          properties: { kind, at, state: 'settled' as const, outcome: JSON.stringify(outcome) },
        })),
      ),
    );
    if (done.length === 0) return settled;
    settled += done.length;
  }
}

/** The oldest entries, of one kind, each of another file. */
async function nextEntries(cluster: Cluster): Promise<Entry[]> {
  return cluster.read(async ({ inbox }) => {
    const { objects } = await inbox.query.fetchObjects({
      filters: inbox.filter.byProperty('state').equal('queued'),
      sort: inbox.sort.byProperty('at', true).byId(true),
      limit: workedAtOnce,
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

async function carryOut(
  entries: readonly Entry[],
  working: Working,
  cluster: Cluster,
): Promise<(Entry & { readonly outcome: Settled })[]> {
  const outcomes = new Map<string, Settled>();
  const paths = new Map<string, string>();
  const folder = addedFolder(working.indexFolder, null);
  for (const { id, properties } of entries) {
    const { kind, file = '', articleId = '' } = properties;
    try {
      if (kind === 'remove') {
        const removed = await working.remove(articleId);
        for (const one of [removed.locator, ...removed.copies]) {
          if (path.dirname(one) === folder) await dropKept(one);
        }
        outcomes.set(id, { removed });
        continue;
      }
      // Whoever may write to the cluster must not write elsewhere on this machine.
      if (!/^[0-9a-f]{16}-[\w.-]+$/.test(file)) throw unusable(`has the name ${file}`);
      paths.set(id, path.join(folder, file));
      if (kind === 'add') await keep(path.join(folder, file), await withContent(cluster, id));
    } catch (error) {
      if (!(error instanceof Failure) || !settles.has(error.kind)) throw error;
      const { kind: failed, message, remedy } = error;
      outcomes.set(id, { failure: { kind: failed, message, remedy } });
      paths.delete(id);
    }
  }
  if (paths.size > 0) {
    const files = [...paths.values()];
    const told: Article[] = [];
    const adds = entries[0]?.properties.kind === 'add';
    const report = await working.ingest(adds ? files : [], adds ? [] : files, (event) => {
      if (event.kind === 'article') told.push(event);
    });
    // What wasn't reached is settled by the next run.
    if (report.interrupted) return [];
    for (const [id, file] of paths) {
      const isOf = ({ locator }: { readonly locator: string }) =>
        locator === file || locator.startsWith(`${file}#`);
      const placed = <T extends { readonly locator: string }>(one: T): T => ({
        ...one,
        locator: one.locator.slice(file.length),
      });
      const own = {
        articles: told.filter(isOf).map(placed),
        faults: report.faults.filter(isOf).map(placed),
      };
      if (!adds || own.articles.length === 0) await dropKept(file);
      outcomes.set(id, own);
    }
  }
  return entries.flatMap((one) => {
    const outcome = outcomes.get(one.id);
    return outcome === undefined ? [] : [{ ...one, outcome }];
  });
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
