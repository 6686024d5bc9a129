import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openClusterLibrary } from '../../src/weaviate/library.js';
import { filledIndex } from '../library/contract.js';
import { smallEmbedder } from '../library/small-embedder.js';
import { temporaryFolder } from '../library/stories.js';
import { type Cluster as Nodes, startCluster } from './cluster.js';
import { publishIn, reach } from './filled.js';
import { serverCanBeHad } from './server-binary.js';

const { model } = smallEmbedder();
const spread = { shards: 1, replicas: 1 };

describe.skipIf(!serverCanBeHad())('a cluster that asks for a key (skipped without Go)', () => {
  let nodes: Nodes;
  beforeAll(async () => {
    nodes = await startCluster({ nodes: 1, key: 'the right key' });
  });
  afterAll(() => nodes?.stop());

  it('is filled and read with it', async () => {
    const cluster = reach(nodes.nodes, 'Keyed', 'the right key');
    await publishIn(await filledIndex(temporaryFolder()), cluster, spread);
    const library = await openClusterLibrary(cluster, model);
    expect((await library.status()).articles).toBe(7);
    await library.close();
  });

  it.each([
    ['without one', undefined],
    ['with a wrong one', 'another key'],
  ])('refuses whoever comes %s', async (_, key) => {
    const cluster = reach(nodes.nodes, 'Keyed', key);
    await expect(openClusterLibrary(cluster, model)).rejects.toMatchObject({
      kind: 'library-refused',
      message: expect.stringContaining('refuses the key'),
      remedy: expect.stringContaining('WEAVIATE_API_KEY'),
    });
    await cluster.close();
  });
});
