import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { findSet, questionsOf } from '../../eval/sets.js';
import type { Answer } from '../../src/answer/answer.js';
import { ask } from '../../src/answer/ask.js';
import { ingest } from '../../src/library/ingest/ingest.js';
import type { Library } from '../../src/library/library.js';
import { openLibrary } from '../../src/library/open.js';
import { removeArticle } from '../../src/library/remove.js';
import { copyLibrary } from '../../src/library/transfer/copy.js';
import { embeddedSide } from '../../src/library/transfer/embedded-copy.js';
import { verify } from '../../src/library/verify.js';
import type { Embedder } from '../../src/models/embedding/embedder.js';
import { openModel } from '../../src/open-models.js';
import { readSettings } from '../../src/settings.js';
import { claimLibrary } from '../../src/weaviate/claim.js';
import type { Cluster } from '../../src/weaviate/collections.js';
import { dropLibrary } from '../../src/weaviate/collections.js';
import { openClusterLibrary } from '../../src/weaviate/library.js';
import { clusterSource, verifyCluster } from '../../src/weaviate/reading.js';
import { describeLibrary, embedder, filledIndex } from '../library/contract.js';
import { fill } from '../library/filled.js';
import { smallEmbedder } from '../library/small-embedder.js';
import { all, temporaryFolder } from '../library/stories.js';
import { dropAll, endLease, publishIn, reach, spread, sumsIn, sumsOf } from './filled.js';
import { serverCanBeHad } from './server-binary.js';

const nodes = inject('sharedNodes');

describe.skipIf(!serverCanBeHad())('on a cluster (skipped without Go)', () => {
  describeLibrary(
    'the library in Weaviate',
    async (index) => {
      const cluster = reach(nodes);
      await publishIn(index, cluster);
      const library = await openClusterLibrary(cluster, embedder.model);
      return { library, follow: () => publishIn(index, cluster), close: () => dropAll(cluster) };
    },
    { looksAtEveryWord: false },
  );

  describe('an index', () => {
    function target(): Cluster {
      const cluster = reach(nodes);
      onTestFinished(() => dropAll(cluster));
      return cluster;
    }

    it('is published and copied back without a change', async () => {
      const cluster = target();
      const index = await filledIndex(temporaryFolder());
      await publishIn(index, cluster);
      const { read, noted } = await sumsIn(cluster);
      expect(read).toEqual(sumsOf(index));
      expect(noted).toEqual(sumsOf(index));
      const folder = path.join(temporaryFolder(), 'back');
      const back = embeddedSide(folder, 'to');
      const source = clusterSource(cluster);
      const first = await copyLibrary(source, back);
      expect(first).toMatchObject({ already: 0, copies: 0 });
      expect(await copyLibrary(source, back)).toEqual({ ...first, already: 7 });
      await back.close();
      expect(await all(verify(folder))).toEqual([]);
      expect(sumsOf(folder)).toEqual(sumsOf(index));
    });

    it('is published whole also with as many articles as are read at once', async () => {
      const cluster = target();
      const index = temporaryFolder();
      fill(index, 0, 50);
      await publishIn(index, cluster);
      expect((await sumsIn(cluster)).read).toEqual(sumsOf(index));
    });

    it('takes the place of another only if it is told to, and sends what differs', async () => {
      const cluster = target();
      const folder = temporaryFolder();
      const first = await filledIndex(folder);
      await publishIn(first, cluster);
      const second = path.join(temporaryFolder(), 'second');
      const back = embeddedSide(second, 'to');
      await copyLibrary(clusterSource(cluster), back);
      await back.close();
      await removeArticle(second, 'alpha');
      // The first one's lease has not run out.
      await expect(publishIn(second, cluster)).rejects.toMatchObject({ kind: 'index-busy' });
      await endLease(cluster);
      await expect(publishIn(second, cluster)).rejects.toMatchObject({
        kind: 'index-mismatch',
        remedy: expect.stringContaining('--take-over'),
      });
      await publishIn(second, cluster, spread, true);
      expect((await sumsIn(cluster)).read).toEqual(sumsOf(second));
      expect(Object.keys(sumsOf(second))).toHaveLength(6);
      expect(await all(verifyCluster(cluster))).toEqual([]);
      await endLease(cluster);
      await expect(publishIn(first, cluster)).rejects.toMatchObject({ kind: 'index-mismatch' });
    });

    it('that was changed in the cluster is detected, and is whole once it is published again', async () => {
      const cluster = target();
      const index = await filledIndex(temporaryFolder());
      await publishIn(index, cluster);
      await cluster.write(async ({ passages }) => {
        const { objects } = await passages.query.fetchObjects({ limit: 3 });
        for (const { uuid } of objects) await passages.data.deleteById(uuid);
      });
      expect(await all(verifyCluster(cluster))).not.toEqual([]);
      await cluster.write(dropLibrary);
      await publishIn(index, cluster);
      expect(await all(verifyCluster(cluster))).toEqual([]);
    });

    it('of another model is refused, and the way out named', async () => {
      const cluster = target();
      await publishIn(await filledIndex(temporaryFolder()), cluster);
      const other = smallEmbedder({ id: 'test/other' });
      await expect(claimLibrary(cluster, other.model, spread)).rejects.toMatchObject({
        kind: 'index-mismatch',
      });
      await expect(openClusterLibrary(cluster, other.model)).rejects.toMatchObject({
        kind: 'index-mismatch',
        remedy: expect.stringContaining('PULLQUOTE_MODEL=test/words'),
      });
    });
  });

  it('says so where nothing was ever published', async () => {
    const cluster = reach(nodes);
    // Also where a node is away besides.
    const [first] = nodes;
    if (first === undefined) throw new Error('no nodes');
    const away = { ...first, url: 'http://127.0.0.1:9', grpc: { ...first.grpc, port: 9 } };
    for (const over of [cluster, reach([...nodes, away])]) {
      await expect(openClusterLibrary(over, embedder.model)).rejects.toMatchObject({
        kind: 'index-missing',
        remedy: expect.stringContaining('pullquote publish'),
      });
      await over.close();
    }
  });

  describe('answers', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'pullquote-answers-'));
    let model: Embedder;
    let cluster: Cluster;
    let here: Library;
    let there: Library;
    beforeAll(async () => {
      model = await openModel(readSettings({ PULLQUOTE_OFFLINE: 'true' }));
      const index = path.join(folder, 'index');
      await ingest([path.join('eval', 'own', 'articles.jsonl')], {
        folder: index,
        embedder: model,
      });
      here = await openLibrary(index, model.model);
      cluster = reach(nodes);
      await publishIn(index, cluster);
      there = await openClusterLibrary(cluster, model.model);
    });
    afterAll(async () => {
      await here?.close();
      await model?.close();
      if (cluster) await dropAll(cluster);
      rmSync(folder, { recursive: true, force: true });
    });

    it('are those of the embedded library, wherever the candidates are', async () => {
      const questions = questionsOf(findSet('own')).filter((_, i) => i % 3 === 0);
      expect(questions.length).toBeGreaterThan(30);
      let same = 0;
      for (const { question } of questions) {
        const [own, other] = await Promise.all(
          [here, there].map((library) => ask({ library, embedder: model, reader: null }, question)),
        );
        if (own === undefined || other === undefined) throw new Error('no answer');
        if (JSON.stringify(told(own)) === JSON.stringify(told(other))) {
          same += 1;
          continue;
        }
        const { passage: vector } = await model.embedQuery(question);
        const { candidates } = await there.search({ text: question, vector, limit: 50 });
        const found = new Set(candidates.map(({ passage }) => passage.articleId));
        const lacking = own.quotes.filter(({ article }) => !found.has(article.id));
        expect(lacking, `other quotes although all were found: ${question}`).not.toEqual([]);
      }
      expect(same / questions.length).toBeGreaterThan(0.95);
    });
  });
});

/**
 * What a member sees of an answer, with its confidence in hundredths: it hangs on the tenth best passage
 * of other articles too, which the cluster may not have found.
 */
function told({ band, confidence, quotes, nearest }: Answer) {
  const seen = quotes.map(({ text, highlight, article, start }) => [
    text,
    highlight,
    article.id,
    start,
  ]);
  return [band, Math.round(confidence * 100), seen, nearest.map(({ id }) => id)];
}
