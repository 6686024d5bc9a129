import { randomUUID } from 'node:crypto';
import { clusterOf } from '../../src/cluster/cluster.js';
import type { WeaviateOptions } from '../../src/cluster/options.js';
import { lockWriter } from '../../src/library/lock.js';
import type { FileFault } from '../../src/library/sqlite/file-records.js';
import { openDatabase, readFingerprint } from '../../src/library/sqlite/schema.js';
import { holdingOf } from '../../src/library/transfer/embedded-copy.js';
import { checksumOf } from '../../src/library/transfer/holding.js';
import { type Cluster, collectionsOf } from '../../src/weaviate/collections.js';
import { publishingTo } from '../../src/weaviate/publishing.js';
import { clusterSource } from '../../src/weaviate/reading.js';
import { all } from '../library/stories.js';
import type { NodeAddresses } from './node.js';

/** Each library of a test has collections of its own: three parts, each on every node. */
export const spread = { shards: 3, replicas: 3 };

function addressesOf(nodes: readonly NodeAddresses[]) {
  return nodes.map(({ url, grpc }) => ({ http: url, grpc: `http://${grpc.host}:${grpc.port}` }));
}

/** A library of one's own over these nodes, the first of which is asked first. */
export function reach(
  nodes: readonly NodeAddresses[],
  prefix = `T${randomUUID().replaceAll('-', '')}`,
  apiKey?: string,
): Cluster {
  return clusterOf({ nodes: addressesOf(nodes), apiKey, prefix }, collectionsOf);
}

/** What a process needs to open a library of these nodes. */
export function settingsOf(
  nodes: readonly NodeAddresses[],
  prefix: string,
  curator: boolean,
): WeaviateOptions {
  return {
    nodes: addressesOf(nodes),
    apiKey: undefined,
    prefix,
    curator,
    ...spread,
  };
}

/** Publishes an index, as its curator. */
export async function publishIn(
  index: string,
  cluster: Cluster,
  over = spread,
  takesOver = false,
): Promise<readonly FileFault[]> {
  const lock = lockWriter(index, 'a test');
  const db = openDatabase(index);
  try {
    const made = readFingerprint(db);
    if (made === null) throw new Error('the index is empty');
    const { publish } = await publishingTo(cluster, over, index, takesOver)(db, made.model);
    return await publish({ signal: new AbortController().signal });
  } finally {
    db.close();
    lock.release();
  }
}

/** Lets the lease run out, as it does a minute after the curator has stopped. */
export async function endLease(cluster: Cluster): Promise<void> {
  await cluster.write(async ({ about }) => {
    const { objects } = await about.query.fetchObjects();
    for (const { uuid, properties } of objects) {
      if (properties.holder !== undefined)
        await about.data.update({ id: uuid, properties: { until: 1 } });
    }
  });
}

/** Of each article of an index its checksum, by id. */
export function sumsOf(index: string): Record<string, string> {
  const db = openDatabase(index);
  try {
    const ids = db.prepare('SELECT id FROM articles ORDER BY id').pluck().all() as string[];
    return Object.fromEntries(
      ids.flatMap((id) => {
        const held = holdingOf(db, id);
        return held === null ? [] : [[id, checksumOf(held)]];
      }),
    );
  } finally {
    db.close();
  }
}

/** The same of a cluster: as read back, and as each article's object says. */
export async function sumsIn(
  cluster: Cluster,
): Promise<{ read: Record<string, string>; noted: Record<string, string> }> {
  const held = await all(clusterSource(cluster).holdings());
  const read = held.map((one) => [one.article.id, checksumOf(one)] as const);
  const noted = await cluster.read(async ({ articles }) => {
    const { objects } = await articles.query.fetchObjects({ limit: 10_000 });
    return objects.map(({ properties }) => [properties.articleId, properties.checksum] as const);
  });
  const inOrder = (entries: (readonly [string, string])[]) =>
    Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  return { read: inOrder(read), noted: inOrder(noted) };
}

/** Removes the collections of a library, and of the records beside it. */
export async function dropAll(cluster: Cluster): Promise<void> {
  await cluster.write(async ({ client, prefix }) => {
    for (const { name } of await client.collections.listAll())
      if (name.startsWith(prefix)) await client.collections.delete(name);
  });
  await cluster.close();
}
