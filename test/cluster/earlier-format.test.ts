import path from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { generateUuid5, tokenization } from 'weaviate-client';
import { copyLibrary } from '../../src/library/transfer/copy.js';
import { embeddedSide } from '../../src/library/transfer/embedded-copy.js';
import { contentChecksum } from '../../src/library/transfer/holding.js';
import { verify } from '../../src/library/verify.js';
import type { Cluster } from '../../src/weaviate/collections.js';
import { openClusterLibrary } from '../../src/weaviate/library.js';
import { objectsOf } from '../../src/weaviate/objects.js';
import { clusterSource } from '../../src/weaviate/reading.js';
import { weaviateStorage } from '../../src/weaviate/storage.js';
import { embedder, filledIndex } from '../library/contract.js';
import { all, temporaryFolder } from '../library/stories.js';
import { dropAll, reach, settingsOf, sumsIn, sumsOf } from './filled.js';
import { serverCanBeHad } from './server-binary.js';

const nodes = inject('sharedNodes');

/** Fills a cluster with an index as the format before did: with labels, and `text` for a version. */
async function fillAsBefore(index: string, cluster: Cluster): Promise<void> {
  const from = embeddedSide(index, 'from');
  const holdings = await all(from.holdings());
  await from.close();
  const { id: modelId, sha256: modelSha256, dimension } = embedder.model;
  const labelsOf = (text: string, { article, copies }: (typeof holdings)[number]) =>
    [article, ...copies].flatMap(({ id, locator, title, publisher, date, author, url }) =>
      // One that its machine has yet to forget, too.
      ['held', 'removed'].map((state) => ({
        text,
        articleId: state === 'held' ? id : `${id}-before`,
        locator,
        ...Object.fromEntries(
          Object.entries({ title, publisher, date, author, url }).filter(
            ([, value]) => value !== null,
          ),
        ),
        addedAt: article.addedAt,
        state,
      })),
    );
  const made = holdings.map((holding) => {
    const { article, passages } = objectsOf(holding);
    const { version: text, copies: _, copyCount: __, ...kept } = article.properties;
    return {
      article: {
        id: article.id,
        properties: { ...kept, text, checksum: contentChecksum(holding) },
      },
      passages: passages.map(({ properties: { version: ___, ...own }, ...rest }) => ({
        ...rest,
        properties: { ...own, text },
      })),
      labels: labelsOf(text, holding).map((properties) => ({
        id: generateUuid5(`${properties.locator} ${properties.articleId}`),
        properties,
      })),
    };
  });
  const whole = (...names: string[]) =>
    names.map((name) => ({
      name,
      dataType: 'text' as const,
      tokenization: tokenization.FIELD,
    }));
  await cluster.write(async ({ client, prefix }) => {
    const create = async (kind: string, objects: readonly object[], ...looked: string[]) => {
      const name = `${prefix}${kind}`;
      await client.collections.create({ name, properties: whole(...looked) });
      const { hasErrors } = await client.collections
        .use(name)
        .data.insertMany(objects as { properties: Record<string, string> }[]);
      expect(hasErrors).toBe(false);
    };
    const about = { format: 3, library: 'before', modelId, modelSha256, dimension };
    const id = generateUuid5('the library', 'pullquote');
    await create('Library', [{ id, properties: about }]);
    await create(
      'Article',
      made.map(({ article }) => article),
      'text',
      'articleId',
      'date',
      'addedAt',
    );
    await create(
      'Passage',
      made.flatMap(({ passages }) => passages),
      'text',
      'articleId',
      'date',
      'addedAt',
    );
    await create(
      'Label',
      made.flatMap(({ labels }) => labels),
      'text',
      'state',
      'date',
      'addedAt',
    );
  });
}

describe.skipIf(!serverCanBeHad())('a cluster of the format before (skipped without Go)', () => {
  it('is refused with instructions, can be copied to an index, and can be published again from it', async () => {
    const cluster = reach(nodes);
    onTestFinished(() => dropAll(cluster));
    const { prefix } = await cluster.read(async (of) => of);
    const index = await filledIndex(temporaryFolder());
    await fillAsBefore(index, cluster);
    await expect(openClusterLibrary(cluster, embedder.model)).rejects.toMatchObject({
      kind: 'index-mismatch',
      remedy: expect.stringContaining('pullquote publish --drop'),
    });
    const folder = path.join(temporaryFolder(), 'copied');
    const back = embeddedSide(folder, 'to');
    await copyLibrary(clusterSource(cluster), back);
    await back.close();
    expect(await all(verify(folder))).toEqual([]);
    expect(sumsOf(folder)).toEqual(sumsOf(index));

    const curator = weaviateStorage(settingsOf(nodes, prefix, true), folder);
    const open = async () => embedder;
    await expect(curator.publish({ embedder: open })).rejects.toMatchObject({
      kind: 'index-mismatch',
    });
    await curator.publish({ embedder: open, drops: true });
    expect((await sumsIn(cluster)).read).toEqual(sumsOf(folder));
    expect(await cluster.read(({ client }) => client.collections.exists(`${prefix}Label`))).toBe(
      false,
    );
  });
});
