import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { IngestEvent } from '../../src/library/ingest/events.js';
import type { Library } from '../../src/library/library.js';
import { openLibrary } from '../../src/library/open.js';
import { openClusterLibrary } from '../../src/weaviate/library.js';
import { weaviateStorage } from '../../src/weaviate/storage.js';
import { smallEmbedder } from '../library/small-embedder.js';
import { changesOf, temporaryFolder, workplace } from '../library/stories.js';
import { story, storyText } from '../library/story.js';
import { type Cluster as Nodes, startCluster } from './cluster.js';
import { publishIn, reach, settingsOf, sumsIn, sumsOf } from './filled.js';
import { machine } from './machine.js';
import { serverCanBeHad } from './server-binary.js';

const embedder = smallEmbedder();

/** An embedded library of so many stories. */
async function stories(count: number): Promise<string> {
  const { write, ingest, index } = workplace();
  for (let seed = 0; seed < count; seed += 1) write(`${seed}.txt`, storyText(seed));
  await ingest(embedder);
  return index;
}

/** What a library answers to a story's title, as far as any library must answer alike. */
async function found(library: Library, seed: number): Promise<string> {
  const text = story(seed).title;
  const { passage: vector } = await embedder.embedQuery(text);
  const { candidates } = await library.search({ text, vector, limit: 20 });
  const [best] = [...candidates].sort((a, b) => b.cosine + b.bm25 - (a.cosine + a.bm25));
  if (best === undefined) return 'nothing';
  const article = await library.article(best.passage.articleId);
  const { start, end } = best.passage;
  return `${article?.title}: ${article?.body.slice(start, end)}`;
}

describe.skipIf(!serverCanBeHad())('a node that is lost (skipped without Go)', () => {
  let nodes: Nodes;
  beforeAll(async () => {
    nodes = await startCluster({ nodes: 3 });
  });
  afterAll(() => nodes?.stop());

  it('during questions: every one is answered, as before and after', async () => {
    const index = await stories(30);
    const cluster = reach(nodes.nodes);
    await publishIn(index, cluster);
    const here = await openLibrary(index, embedder.model);
    const there = await openClusterLibrary(cluster, embedder.model);
    onTestFinished(async () => {
      await here.close();
      await there.close();
    });
    const expected = await Promise.all(Array.from({ length: 30 }, (_, seed) => found(here, seed)));
    const lost: number[] = [];
    for (let asked = 0; asked < 90; asked += 1) {
      // The first node is the one that is asked first.
      if (asked === 20) await nodes.kill(0);
      if (asked === 60) await nodes.restart(0);
      if ((await found(there, asked % 30)) !== expected[asked % 30]) lost.push(asked);
    }
    expect(lost).toEqual([]);
  });

  it('during an ingestion: no article is lost or doubled, and what is back catches up', async () => {
    const one = machine(nodes.nodes, `T${randomUUID().replaceAll('-', '')}`);
    for (let seed = 0; seed < 200; seed += 1) one.write(`${seed}.txt`, storyText(seed));
    let killed: Promise<void> | null = null;
    const report = await one.ingest(smallEmbedder(), {
      onEvent: (event) => {
        // The first of several batches is sent, to the first node: the one that is written to first.
        if (event.kind === 'progress' && event.phase === 'indexing') killed ??= nodes.kill(0);
      },
    });
    expect(killed).not.toBeNull();
    await killed;
    expect(report.faults).toEqual([]);
    const library = await one.open();
    expect((await library.articles()).map(({ title }) => title).sort()).toEqual(
      Array.from({ length: 200 }, (_, seed) => story(seed).title).sort(),
    );
    expect(await one.faults()).toEqual([
      { what: `The node at ${nodes.nodes[0]?.url} does not answer.`, remedy: expect.anything() },
    ]);
    await nodes.restart(0);
    // A node that was away is told by the others what it missed, every half minute or so.
    await expect.poll(() => one.faults(), { timeout: 200_000, interval: 3_000 }).toEqual([]);
    const own = smallEmbedder();
    expect(changesOf(await one.ingest(own))).toEqual({});
    expect(own.embedded).toEqual([]);
    expect(await library.status()).toMatchObject({ articles: 200, copies: 0 });
  });

  it('while the inbox is worked off: every wish is met once, and questions are answered', async () => {
    const prefix = `T${randomUUID().replaceAll('-', '')}`;
    const place = workplace();
    place.write('first.txt', storyText(0));
    const curator = weaviateStorage(settingsOf(nodes.nodes, prefix, true), place.index);
    const other = weaviateStorage(settingsOf(nodes.nodes, prefix, false), temporaryFolder());
    await curator.ingest([place.sources], { embedder });
    const wishes = temporaryFolder();
    for (let seed = 1; seed <= 120; seed += 1)
      writeFileSync(path.join(wishes, `${seed}.txt`), storyText(seed));
    const wished = other.ingest([wishes], { embedder });
    const there = await other.search(embedder.model);
    onTestFinished(() => there.close());
    const expected = await found(there, 0);
    let killed: Promise<void> | null = null;
    let asking = true;
    const asked = (async () => {
      let lost = 0;
      let count = 0;
      for (; asking; count += 1) if ((await found(there, 0)) !== expected) lost += 1;
      return { lost, isAsked: count > 0 };
    })();
    const onEvent = ({ kind }: IngestEvent): void => {
      if (kind === 'article') killed ??= nodes.kill(0);
    };
    for (let settled = 0; settled < 120; await pause(100)) {
      const worked = await curator.publish({ embedder: async () => embedder, onEvent });
      settled += worked.settled;
    }
    asking = false;
    expect(await asked).toEqual({ lost: 0, isAsked: true });
    expect(killed).not.toBeNull();
    await killed;
    expect(changesOf(await wished)).toEqual({ added: 120 });
    const cluster = reach(nodes.nodes, prefix);
    onTestFinished(() => cluster.close());
    expect(await sumsIn(cluster)).toEqual({
      read: sumsOf(place.index),
      noted: sumsOf(place.index),
    });
    expect(Object.keys(sumsOf(place.index))).toHaveLength(121);
    await nodes.restart(0);
  });
});
