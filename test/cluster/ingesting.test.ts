import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { dropLibrary } from '../../src/weaviate/collections.js';
import { describeIngesting } from '../library/ingest/contract.js';
import { smallEmbedder } from '../library/small-embedder.js';
import { changesOf } from '../library/stories.js';
import { story, storyText } from '../library/story.js';
import { dropAll, reach, sumsIn, sumsOf } from './filled.js';
import { type Machine, machine } from './machine.js';
import { serverCanBeHad } from './server-binary.js';

const nodes = inject('sharedNodes');
const embedder = smallEmbedder();

/** The curator's machine of a library that is gone after the test. */
function curator(): Machine {
  const prefix = `T${randomUUID().replaceAll('-', '')}`;
  onTestFinished(() => dropAll(reach(nodes, prefix)));
  return machine(nodes, prefix);
}

/** The titles of all articles in the library. */
async function told({ open }: Machine): Promise<string[]> {
  const library = await open();
  return (await library.articles()).map(({ title }) => title ?? '').sort();
}

describe.skipIf(!serverCanBeHad())('ingesting into a cluster (skipped without Go)', () => {
  describeIngesting('the library in Weaviate', async () => curator());

  it('embeds and sends nothing twice, and sends what another cluster has not', async () => {
    const one = curator();
    one.write('a.txt', storyText(1));
    const own = smallEmbedder();
    await one.ingest(own);
    const before = own.embedded.length;
    expect(changesOf(await one.ingest(own))).toEqual({});
    expect(own.embedded.length).toBe(before);
    const elsewhere = curator();
    elsewhere.write('b.txt', storyText(2));
    await elsewhere.ingest(own);
    expect(await told(elsewhere)).toEqual([story(2).title]);
    expect(await told(one)).toEqual([story(1).title]);
  });

  it('brings what was left in the outbox where an ingestion was stopped', async () => {
    const one = curator();
    for (let seed = 0; seed < 6; seed += 1) one.write(`${seed}.txt`, storyText(seed));
    const stop = new AbortController();
    const report = await one.ingest(embedder, {
      signal: stop.signal,
      onEvent: (event) => {
        if (event.kind === 'article') stop.abort();
      },
    });
    expect(report.interrupted).toBe(true);
    await one.ingest(embedder);
    expect(await told(one)).toHaveLength(6);
    expect(await one.faults()).toEqual([]);
  });

  it('holds what the index holds, whatever was done, and wherever the curator was stopped', async () => {
    const file = fc.record({
      name: fc.constantFrom('a.txt', 'b.txt', 'c.txt'),
      // `null`: the file is gone.
      seed: fc.option(fc.integer({ min: 0, max: 3 })),
      id: fc.option(fc.constantFrom('x', 'y')),
    });
    const round = fc.record({
      changes: fc.array(file, { minLength: 1, maxLength: 4 }),
      // Requests after which it dies.
      dies: fc.option(fc.integer({ min: 0, max: 7 })),
    });
    const prefix = `T${randomUUID().replaceAll('-', '')}`;
    const cluster = reach(nodes, prefix);
    onTestFinished(() => dropAll(cluster));
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 4 }), async (rounds) => {
        // One library for all: many collections take a node's memory.
        await cluster.write(dropLibrary);
        const one = machine(nodes, prefix);
        const files = new Set<string>();
        for (const { changes, dies } of rounds) {
          for (const { name, seed, id } of changes) {
            if (seed !== null) one.write(name, storyText(seed, id === null ? {} : { id }));
            else if (files.has(name)) one.remove(name);
            if (seed === null) files.delete(name);
            else files.add(name);
          }
          one.cluster.dieAfter(dies);
          await one.ingest(embedder, { prune: true }).catch(() => undefined);
          one.cluster.dieAfter(null);
        }
        await one.ingest(embedder, { prune: true });
        expect(await sumsIn(one.cluster)).toEqual({
          read: sumsOf(one.index),
          noted: sumsOf(one.index),
        });
        expect(await one.faults()).toEqual([]);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });

  it('shows an article whole, as before or as after, wherever a change of it is broken off', async () => {
    const one = curator();
    one.write('a.txt', storyText(1, { id: 'a' }));
    await one.ingest(embedder);
    const library = await one.open();
    const shown = new Set<string>();
    for (let dies = 0, isThrough = false; !isThrough; dies += 1) {
      const next = 2 + (dies % 2);
      one.write('a.txt', storyText(next, { id: 'a' }));
      one.cluster.dieAfter(dies);
      isThrough = await one.ingest(embedder).then(
        () => true,
        () => false,
      );
      one.cluster.dieAfter(null);
      const article = await library.article('a');
      const seeds = [1, 2, 3].filter((seed) => story(seed).title === article?.title);
      expect(seeds).toHaveLength(1);
      shown.add(article?.title ?? '');
      const text = article?.title ?? '';
      const { passage: vector } = await embedder.embedQuery(text);
      const { candidates } = await library.search({ text, vector, limit: 20 });
      const passages = await library.passages('a');
      expect(passages.length).toBeGreaterThan(0);
      const inOrder = candidates
        .map(({ passage }) => passage)
        .sort((x, y) => x.ordinal - y.ordinal);
      expect(inOrder).toEqual(passages);
      expect(passages.at(-1)?.end).toBe(article?.body.length);
    }
    expect(shown.size).toBeGreaterThan(1);
    expect(await one.faults()).toEqual([]);
  });

  it('stops between two batches', async () => {
    const one = curator();
    for (let seed = 0; seed < 120; seed += 1) one.write(`${seed}.txt`, storyText(seed));
    const stop = new AbortController();
    const report = await one.ingest(embedder, {
      signal: stop.signal,
      onEvent: (event) => {
        if (event.kind === 'progress' && event.phase === 'indexing') stop.abort();
      },
    });
    expect(report.interrupted).toBe(true);
    const { articles } = await (await one.open()).status();
    expect(articles).toBeGreaterThan(0);
    expect(articles).toBeLessThan(120);
    expect((await one.ingest(embedder)).interrupted).toBe(false);
    expect(await (await one.open()).status()).toMatchObject({ articles: 120 });
    expect(await one.faults()).toEqual([]);
  });
});
