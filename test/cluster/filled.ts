import { randomUUID } from 'node:crypto';
import { copyLibrary } from '../../src/library/transfer/copy.js';
import { embeddedSide } from '../../src/library/transfer/embedded-copy.js';
import { type Cluster, clusterOf } from '../../src/weaviate/cluster.js';
import { clusterSide } from '../../src/weaviate/publishing/side.js';
import { recordCollectionsOf } from '../../src/weaviate/records/collections.js';
import type { NodeAddresses } from './node.js';

/** Each library of a test has collections of its own: three parts, each on every node. */
export const spread = { shards: 3, replicas: 3 };

/** A library of one's own over these nodes, the first of which is asked first. */
export function reach(
  nodes: readonly NodeAddresses[],
  prefix = `T${randomUUID().replaceAll('-', '')}`,
  apiKey?: string,
): Cluster {
  return clusterOf({
    nodes: nodes.map(({ url, grpc }) => ({ http: url, grpc: `http://${grpc.host}:${grpc.port}` })),
    apiKey,
    prefix,
  });
}

/** Copies an embedded library in. */
export async function copyIn(index: string, cluster: Cluster, over = spread): Promise<void> {
  const from = embeddedSide(index, 'from');
  try {
    await copyLibrary(from, clusterSide(cluster, over));
  } finally {
    await from.close();
  }
}

/** Removes the collections of a library. */
export async function dropAll(cluster: Cluster): Promise<void> {
  await cluster.write(async ({ client, prefix, articles, passages, labels, about }) => {
    const records = Object.values(recordCollectionsOf(client, prefix));
    for (const { name } of [articles, passages, labels, about, ...records]) {
      if (await client.collections.exists(name)) await client.collections.delete(name);
    }
  });
  await cluster.close();
}
