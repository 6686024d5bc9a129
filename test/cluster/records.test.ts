import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { recordCollectionsOf } from '../../src/records/cluster/collections.js';
import { openClusterRecords } from '../../src/records/cluster/records.js';
import type { Records } from '../../src/records/records.js';
import type { Cluster } from '../../src/weaviate/collections.js';
import { createCollections } from '../../src/weaviate/collections.js';
import { describeRecords } from '../records/contract.js';
import { dropAll, reach, settingsOf, spread } from './filled.js';
import { serverCanBeHad } from './server-binary.js';

const nodes = inject('sharedNodes');

describe.skipIf(!serverCanBeHad())('on a cluster (skipped without Go)', () => {
  let cluster: Cluster;
  let records: Records;
  let elsewhere: Records;
  beforeAll(async () => {
    cluster = reach(nodes);
    const { prefix } = await cluster.read(async (of) => of);
    records = await openClusterRecords(settingsOf(nodes, prefix, false));
    elsewhere = await openClusterRecords(settingsOf([...nodes].reverse(), prefix, false));
  });
  afterAll(async () => {
    await records?.close();
    await elsewhere?.close();
    if (cluster) await dropAll(cluster);
  });

  /** The same collections for all tests, emptied: making them takes seconds. */
  async function emptied(): Promise<readonly [Records, Records]> {
    await records.expire('2100-01-01T00:00:00.000Z');
    await cluster.write(async ({ client, prefix }) => {
      const { servers, follows, followers, finds } = recordCollectionsOf(client, prefix);
      await servers.data.deleteMany(servers.filter.byProperty('guildId').like('*'));
      await follows.data.deleteMany(follows.filter.byProperty('userId').like('*'));
      await followers.data.deleteMany(followers.filter.byProperty('userId').like('*'));
      await finds.data.deleteMany(finds.filter.byProperty('followId').like('*'));
    });
    return [records, elsewhere];
  }

  it('get as many copies as the library has, whatever this process is told', async () => {
    const other = reach(nodes);
    try {
      const client = await other.write(async (of) => {
        await createCollections(of, spread);
        return of.client;
      });
      const { prefix } = await other.read(async (of) => of);
      const told = { ...settingsOf(nodes, prefix, false), shards: 1, replicas: 1 };
      await (await openClusterRecords(told)).close();
      const config = await client.collections.use(`${prefix}Answer`).config.get();
      expect(config.replication.factor).toBe(spread.replicas);
    } finally {
      await dropAll(other);
    }
  });

  describeRecords('the records in Weaviate', emptied, 10);
});
