import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Records, unsetServer } from '../../src/library/records.js';
import type { Cluster } from '../../src/library/weaviate/cluster.js';
import { recordCollectionsOf } from '../../src/library/weaviate/record-collections.js';
import { openClusterRecords } from '../../src/library/weaviate/records.js';
import { keptAnswer, minute } from '../library/kept.js';
import { describeRecords } from '../library/records-contract.js';
import { dropAll, reach, spread } from './filled.js';
import { serverCanBeHad } from './server-binary.js';

const nodes = inject('sharedNodes');

describe.skipIf(!serverCanBeHad())('on a cluster (skipped without Go)', () => {
  let cluster: Cluster;
  let records: Records;
  beforeAll(async () => {
    cluster = reach(nodes);
    records = await openClusterRecords(cluster, spread);
  });
  afterAll(async () => {
    if (cluster) await dropAll(cluster);
  });

  /** The same collections for all tests, emptied: making them takes seconds. */
  async function emptied(): Promise<Records> {
    await records.expire('2100-01-01T00:00:00.000Z');
    await cluster.write(async ({ client, prefix }) => {
      const { servers } = recordCollectionsOf(client, prefix);
      await servers.data.deleteMany(servers.filter.byProperty('guildId').like('*'));
    });
    return records;
  }

  describeRecords('the records in Weaviate', emptied, 10);

  it('are the same for every process', async () => {
    await emptied();
    const { prefix } = await cluster.read(async (of) => of);
    const elsewhere = reach([...nodes].reverse(), prefix);
    const other = await openClusterRecords(elsewhere, spread);
    const answer = keptAnswer({ messageId: 'm' });
    await records.keepAnswer(answer);
    expect(await other.answerInMessage('m')).toEqual(answer);
    await other.vote({ answerId: answer.id, userId: 'v', helpful: true, reason: null });
    await other.setServer('g', unsetServer);
    expect(await records.stats(null, minute(0))).toMatchObject({ helpful: 1 });
    expect((await records.servers()).has('g')).toBe(true);
    expect(await other.forgetMember(answer.userId)).toEqual({ answers: 1, votes: 0 });
    expect(await records.answer(answer.id)).toBeNull();
    await other.close();
  });
});
