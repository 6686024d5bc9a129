import { statSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { Filters } from 'weaviate-client';
import { dropObjects, putObjects, walk } from '../cluster/objects.js';
import type { Spread } from '../cluster/options.js';
import { Failure } from '../failure.js';
import type { OpenPublisher } from '../library/ingest/ingest.js';
import type { FileFault } from '../library/sqlite/file-records.js';
import { type Db, databaseFile } from '../library/sqlite/schema.js';
import { holdingOf } from '../library/transfer/embedded-copy.js';
import { checksumOf } from '../library/transfer/holding.js';
import {
  bringTo,
  broughtOut,
  broughtTo,
  nextOut,
  originOf,
  passagesOut,
  published,
} from '../library/transfer/outbox.js';
import { claimLibrary, formatWithLabels, type Lease, readLibrary, takeLease } from './claim.js';
import { type Cluster, dropLibrary, weaviateFormat } from './collections.js';
import { articleUuid, objectsOf } from './objects.js';

/** Passages sent in one go: about a second's work and a few megabytes. */
const passagesAtOnce = 500;
const articlesAtOnce = 50;
/** Articles compared in one go. */
const comparedAtOnce = 1_000;

/**
 * Publishes what changes in the curator's index to the cluster. The index notes what it has yet to
 * publish, and publishing an article twice does no harm: so whatever stops it, the next run ends it.
 *
 * @param folder of the index, whose writer lock the caller has
 * @param takesOver whether another index may be the curator's so far
 * @throws Failure `library-unreachable`, `library-refused`, `index-busy` if another curator is at
 *   work, or `index-mismatch` if the library has another model or another index is its curator's
 */
export function publishingTo(
  cluster: Cluster,
  spread: Spread,
  folder: string,
  takesOver = false,
): OpenPublisher {
  return async (db, model) => {
    const { library } = await claimLibrary(cluster, model, spread);
    const lease = await takeLease(cluster, { ...curatorOf(db, folder), takesOver });
    if (takesOver || broughtTo(db) !== library) await replaceAll(db, cluster, lease, library);
    return {
      every: passagesAtOnce,
      async publish({ onIndexed = () => undefined, signal }) {
        const faults: FileFault[] = [];
        const total = passagesOut(db);
        let [after, done] = [0, 0];
        for (;;) {
          const next = signal.aborted ? null : nextOut(db, after, articlesAtOnce, passagesAtOnce);
          if (next === null) return faults;
          const held = next.changed.flatMap((id) => holdingOf(db, id) ?? []);
          const damaged = held.filter((one) => !one.whole).map(({ article }) => article);
          const whole = held.filter((one) => one.whole);
          const objects = whole.map(objectsOf);
          await lease
            .during(async () => {
              await putArticles(cluster, objects);
              await dropArticles(cluster, next.gone);
            })
            .catch(stillHere);
          broughtOut(
            db,
            next,
            damaged.map(({ id }) => id),
          );
          for (const { locator } of damaged) {
            const message =
              "isn't what was stored in the index any more, and was not published; ingest its file again";
            faults.push({ locator, message });
          }
          after = next.upTo;
          done += objects.reduce((sum, { passages }) => sum + passages.length, 0);
          if (total > 0) onIndexed(Math.min(done, total), total);
        }
      },
    };
  };
}

/** The database file itself tells the index from a copy of it, wherever its disk is attached. */
function curatorOf(db: Db, folder: string) {
  const { ino, birthtimeMs } = statSync(databaseFile(folder));
  return {
    origin: originOf(db),
    holder: `${ino} ${birthtimeMs}`,
    name: `${hostname()}:${path.resolve(folder)}`,
  };
}

/**
 * Drops what was published, of this format or an earlier one, unless another curator is at work.
 *
 * @throws Failure `index-busy`
 */
export async function dropPublished(db: Db, cluster: Cluster, folder: string): Promise<void> {
  const known = await readLibrary(cluster, [weaviateFormat, formatWithLabels]);
  if (known === null) return;
  if (known.format === weaviateFormat)
    await takeLease(cluster, { ...curatorOf(db, folder), takesOver: true });
  await cluster.write(dropLibrary);
}

type Objects = ReturnType<typeof objectsOf>;

/**
 * An article's passages are there before its object names their version, and those of the version
 * before go after that: so at any moment the object's version is whole.
 */
async function putArticles(cluster: Cluster, objects: readonly Objects[]): Promise<void> {
  if (objects.length === 0) return;
  const made = objects.map(({ article }) => article);
  await cluster.write(async ({ articles, passages }) => {
    await putObjects(
      passages,
      objects.flatMap((one) => one.passages),
    );
    await putObjects(articles, made);
    const ids = made.map(({ properties }) => properties.articleId);
    const by = passages.filter;
    await dropObjects(
      passages,
      Filters.and(
        by.byProperty('articleId').containsAny(ids),
        ...made.map(({ properties }) => by.byProperty('version').notEqual(properties.version)),
      ),
    );
  });
}

/** The objects go first: passages without an article are not quoted. */
async function dropArticles(cluster: Cluster, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await cluster.write(async ({ articles, passages }) => {
    await dropObjects(articles, articles.filter.byId().containsAny(ids.map(articleUuid)));
    await dropObjects(passages, passages.filter.byProperty('articleId').containsAny([...ids]));
  });
}

/**
 * Makes an index the one that the cluster is published from: removes what only the cluster has, and
 * notes for the outbox what differs.
 */
async function replaceAll(db: Db, cluster: Cluster, lease: Lease, library: string): Promise<void> {
  const there = await cluster.read(async ({ articles }) => {
    const sums = new Map<string, string>();
    const all = walk(comparedAtOnce, async (cursor) => {
      const returnProperties = ['articleId' as const, 'checksum' as const];
      return (await articles.query.fetchObjects({ ...cursor, returnProperties })).objects;
    });
    for await (const { properties } of all) sums.set(properties.articleId, properties.checksum);
    return sums;
  });
  const same: string[] = [];
  const gone: string[] = [];
  for (const [id, checksum] of there) {
    const own = holdingOf(db, id);
    if (own === null) gone.push(id);
    else if (checksumOf(own) === checksum) same.push(id);
  }
  for (let start = 0; start < gone.length; start += articlesAtOnce) {
    await lease.during(() => dropArticles(cluster, gone.slice(start, start + articlesAtOnce)));
  }
  // Last: if this is stopped, it begins again.
  bringTo(db, library);
  published(db, same);
}

/** Adds to a failure that nothing was lost. */
function stillHere(error: unknown): never {
  if (!(error instanceof Failure)) throw error;
  const { layer, kind, message, cause, remedy } = error;
  throw new Failure(layer, kind, message, {
    cause,
    remedy: `${remedy ?? 'See the log of Weaviate.'} The index has everything; \`pullquote publish\` sends what is missing.`,
  });
}
