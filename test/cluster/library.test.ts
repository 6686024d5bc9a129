import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
import type { Cluster } from '../../src/weaviate/cluster.js';
import { openClusterLibrary } from '../../src/weaviate/library.js';
import { clusterSide } from '../../src/weaviate/publishing/side.js';
import { verifyCluster } from '../../src/weaviate/verify.js';
import { describeLibrary, embedder, filledIndex } from '../library/contract.js';
import { fill } from '../library/filled.js';
import { smallEmbedder } from '../library/small-embedder.js';
import { all, temporaryFolder } from '../library/stories.js';
import { story } from '../library/story.js';
import { copyIn, dropAll, reach, spread } from './filled.js';
import { serverCanBeHad } from './server-binary.js';

const nodes = inject('sharedNodes');

describe.skipIf(!serverCanBeHad())('on a cluster (skipped without Go)', () => {
  describeLibrary(
    'the library in Weaviate',
    async (index) => {
      const cluster = reach(nodes);
      await copyIn(index, cluster);
      const library = await openClusterLibrary(cluster, embedder.model);
      return { library, close: () => dropAll(cluster) };
    },
    { looksAtEveryWord: false },
  );

  describe('a copy', () => {
    function target() {
      const cluster = reach(nodes);
      onTestFinished(() => dropAll(cluster));
      return { cluster, to: clusterSide(cluster, spread) };
    }
    async function source() {
      const from = embeddedSide(await filledIndex(temporaryFolder()), 'from');
      onTestFinished(() => from.close());
      return from;
    }

    it('goes there and back without a change, and makes nothing twice', async () => {
      const { to } = target();
      const from = await source();
      const first = await copyLibrary(from, to);
      expect(first).toMatchObject({ counts: await from.counts(), already: 0 });
      expect(await copyLibrary(from, to)).toEqual({ ...first, already: 7 });
      const folder = path.join(temporaryFolder(), 'back');
      const back = embeddedSide(folder, 'to');
      expect((await copyLibrary(to, back)).counts).toEqual(first.counts);
      await back.close();
      expect(await all(verify(folder))).toEqual([]);
    });

    it('ends well after as many articles as are read at once', async () => {
      const { to } = target();
      const index = temporaryFolder();
      fill(index, 0, 50);
      const from = embeddedSide(index, 'from');
      onTestFinished(() => from.close());
      expect((await copyLibrary(from, to)).counts).toEqual(await from.counts());
    });

    it('that was stopped goes on where it stopped', async () => {
      const { to } = target();
      const from = await source();
      const sent = { ...(await from.counts()), articles: 1 };
      const part = { holdings: () => firstOf(from.holdings(), 1), counts: async () => sent };
      await copyLibrary({ ...from, ...part }, to);
      const stop = new AbortController();
      stop.abort();
      await expect(copyLibrary(from, to, { signal: stop.signal })).rejects.toMatchObject({
        kind: 'interrupted',
      });
      const { already, counts } = await copyLibrary(from, to);
      expect({ already, counts }).toEqual({ already: 1, counts: await from.counts() });
    });

    it('mends what was changed behind its back', async () => {
      const { cluster, to } = target();
      const from = await source();
      await copyLibrary(from, to);
      await cluster.write(async ({ passages }) => {
        const { objects } = await passages.query.fetchObjects({ limit: 3 });
        for (const { uuid } of objects) await passages.data.deleteById(uuid);
      });
      expect((await to.counts()).passages).toBe((await from.counts()).passages - 3);
      const { counts } = await copyLibrary(from, to);
      expect(counts).toEqual(await from.counts());
    });

    it('takes the place of what was there under the same id, or of the same text', async () => {
      const { cluster, to } = target();
      const folder = temporaryFolder();
      const index = await filledIndex(folder);
      const copied = async (): Promise<Library> => {
        const from = embeddedSide(index, 'from');
        await copyLibrary(from, to);
        expect(await to.counts()).toEqual(await from.counts());
        await from.close();
        return openClusterLibrary(cluster, embedder.model);
      };
      await copied();
      const file = path.join(folder, 'articles.jsonl');
      const lines = readFileSync(file, 'utf8')
        .replace('"id":"beta"', '"id":"beta-renamed"')
        .replace(/("id":"delta".*?"text":")/, '$1The harbour at Kalvik closed for good. ');
      writeFileSync(file, lines);
      await ingest([file], { folder: index, embedder });
      const library = await copied();
      expect(await library.article('beta')).toBeNull();
      expect(await library.passages('beta')).toEqual([]);
      expect((await library.article('beta-renamed'))?.title).toBe('Beta');
      expect((await library.article('delta'))?.body).toMatch(/^The harbour at Kalvik closed/);
    });

    it('takes out what an earlier one brought and the index has no more', async () => {
      const { cluster, to } = target();
      const folder = temporaryFolder();
      const index = await filledIndex(folder);
      const copied = async (): Promise<number> => {
        const from = embeddedSide(index, 'from');
        const { removed } = await copyLibrary(from, to);
        expect(await to.counts()).toEqual(await from.counts());
        await from.close();
        return removed;
      };
      expect(await copied()).toBe(0);
      await removeArticle(index, 'alpha');
      await removeArticle(index, 'wire');
      expect(await copied()).toBe(2);
      expect(await all(verifyCluster(cluster))).toEqual([]);
    });

    it('leaves what others brought, and tells of ids and texts that are theirs', async () => {
      const { cluster, to } = target();
      const files = {
        one: [
          { id: 'a', title: 'One', text: story(1).body },
          { id: 'b', title: 'Two', text: story(2).body },
        ],
        other: [
          { id: 'a', title: 'Three', text: story(3).body },
          { id: 'c', title: 'Two', publisher: 'Quill Times', text: story(2).body },
          { id: 'd', title: 'Four', text: story(4).body },
        ],
      };
      const copied = async (name: keyof typeof files) => {
        const folder = temporaryFolder();
        const file = path.join(folder, `${name}.jsonl`);
        writeFileSync(file, files[name].map((line) => JSON.stringify(line)).join('\n'));
        await ingest([file], { folder: path.join(folder, 'index'), embedder });
        const from = embeddedSide(path.join(folder, 'index'), 'from');
        const report = await copyLibrary(from, to);
        await from.close();
        return { file, report };
      };
      const first = await copied('one');
      const { report } = await copied('other');
      expect(report).toMatchObject({ copies: 1, removed: 0 });
      expect(report.clashes).toMatchObject([{ id: 'a', other: `${first.file}#1` }]);
      const library = await openClusterLibrary(cluster, embedder.model);
      const titles = (await library.articles()).map(({ title }) => title);
      expect(titles).toEqual(['Four', 'One', 'Two']);
      expect((await library.alsoIn('b')).map(({ id }) => id)).toEqual(['c']);
      expect(await all(verifyCluster(cluster))).toEqual([]);
    });

    it('of another model is refused, and the way out named', async () => {
      const { cluster, to } = target();
      await copyLibrary(await source(), to);
      const other = smallEmbedder({ id: 'test/other' });
      await expect(to.claim(other.model)).rejects.toMatchObject({ kind: 'index-mismatch' });
      await expect(openClusterLibrary(cluster, other.model)).rejects.toMatchObject({
        kind: 'index-mismatch',
        remedy: expect.stringContaining('PULLQUOTE_MODEL=test/words'),
      });
    });
  });

  it('says so where nothing was ever brought in', async () => {
    const cluster = reach(nodes);
    // Also where a node is away besides.
    const [first] = nodes;
    if (first === undefined) throw new Error('no nodes');
    const away = { ...first, url: 'http://127.0.0.1:9', grpc: { ...first.grpc, port: 9 } };
    for (const over of [cluster, reach([...nodes, away])]) {
      await expect(openClusterLibrary(over, embedder.model)).rejects.toMatchObject({
        kind: 'index-missing',
        remedy: expect.stringContaining('pullquote copy'),
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
      await copyIn(index, cluster);
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

async function* firstOf<T>(values: AsyncIterable<T>, count: number): AsyncGenerator<T> {
  let given = 0;
  for await (const value of values) {
    if (given === count) return;
    given += 1;
    yield value;
  }
}
