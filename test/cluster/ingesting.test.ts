import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { ingest } from '../../src/library/ingest/ingest.js';
import { openLibrary } from '../../src/library/open.js';
import { copyLibrary } from '../../src/library/transfer/copy.js';
import { embeddedSide } from '../../src/library/transfer/embedded-copy.js';
import { bringingTo } from '../../src/weaviate/publishing/bringing.js';
import { forgetRemoved } from '../../src/weaviate/publishing/removal.js';
import { clusterSide } from '../../src/weaviate/publishing/side.js';
import { describeIngesting } from '../library/ingest/contract.js';
import { smallEmbedder } from '../library/small-embedder.js';
import { changesOf } from '../library/stories.js';
import { story, storyText } from '../library/story.js';
import { dropAll, reach, spread } from './filled.js';
import { type Machine, machine } from './machine.js';
import { serverCanBeHad } from './server-binary.js';

const nodes = inject('sharedNodes');
const embedder = smallEmbedder();

/** Machines that share a library, which is gone after the test at the latest. */
function machines(count: number, prefix = `T${randomUUID().replaceAll('-', '')}`): Machine[] {
  onTestFinished(() => dropAll(reach(nodes, prefix)));
  return Array.from({ length: count }, () => machine(nodes, prefix));
}

function two(prefix?: string): [Machine, Machine] {
  const [one, other] = machines(2, prefix);
  if (one === undefined || other === undefined) throw new Error('no machines');
  return [one, other];
}

/** Of each article in the library its title, and where it is also in. */
async function told({ open }: Machine): Promise<Record<string, string[]>> {
  const library = await open();
  const articles = await library.articles();
  const entries = await Promise.all(
    articles.map(async ({ id, title }) => {
      const also = await library.alsoIn(id);
      return [title ?? '', also.map((one) => one.publisher ?? '').sort()] as const;
    }),
  );
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The articles of a machine's own index, and where each and its copies come from. */
async function heldBy(index: string): Promise<{ title: string; locators: string[] }[]> {
  const library = await openLibrary(index, embedder.model);
  const held = await Promise.all(
    (await library.articles()).map(async ({ id, title, locator }) => {
      const copies = (await library.alsoIn(id)).filter((one) => 'of' in one);
      return { title: title ?? '', locators: [locator, ...copies.map((one) => one.locator)] };
    }),
  );
  await library.close();
  return held;
}

describe.skipIf(!serverCanBeHad())('ingesting into a cluster (skipped without Go)', () => {
  describeIngesting('the library in Weaviate', async () => {
    const [one] = two();
    return one;
  });

  it('embeds and sends nothing twice, and sends what another cluster has not', async () => {
    const [one] = two();
    one.write('a.txt', storyText(1));
    const own = smallEmbedder();
    await one.ingest(own);
    const before = own.embedded.length;
    expect(changesOf(await one.ingest(own))).toEqual({});
    expect(own.embedded.length).toBe(before);
    const [elsewhere] = two();
    elsewhere.write('b.txt', storyText(2));
    await elsewhere.ingest(own);
    expect(await told(elsewhere)).toEqual({ [story(2).title]: [] });
    expect(await told(one)).toEqual({ [story(1).title]: [] });
  });

  it('brings what was left in the outbox where an ingestion was stopped', async () => {
    const [one] = two();
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
    expect(Object.keys(await told(one))).toHaveLength(6);
    expect(await one.faults()).toEqual([]);
  });

  describe('by two machines', () => {
    it('at once keeps every text once, under the names that both have for it', async () => {
      const [one, other] = two();
      for (let seed = 0; seed < 30; seed += 1) {
        if (seed < 20) one.write(`${seed}.txt`, storyText(seed, { publisher: 'Kalvik Post' }));
        if (seed >= 10) other.write(`${seed}.txt`, storyText(seed, { publisher: 'Sarrow Herald' }));
      }
      const reports = await Promise.all([one.ingest(embedder), other.ingest(embedder)]);
      expect(reports.flatMap(({ faults }) => faults)).toEqual([]);
      const found = await told(one);
      expect(Object.keys(found).sort()).toEqual(
        Array.from({ length: 30 }, (_, seed) => story(seed).title).sort(),
      );
      expect(Object.values(found).filter((also) => also.length === 1)).toHaveLength(10);
      expect(await one.faults()).toEqual([]);
    });

    it('keeps what one drops and the other still has, under the name of the other', async () => {
      const [one, other] = two();
      one.write('a.txt', storyText(1, { publisher: 'Kalvik Post' }));
      await one.ingest(embedder);
      const copied = other.write('b.txt', storyText(1, { publisher: 'Sarrow Herald' }));
      await other.ingest(embedder);
      expect(await told(one)).toEqual({ [story(1).title]: ['Sarrow Herald'] });
      one.remove('a.txt');
      await one.ingest(embedder, { prune: true });
      const library = await other.open();
      const [article] = await library.articles();
      expect(article).toMatchObject({ locator: copied, publisher: 'Sarrow Herald' });
      expect(await library.alsoIn(article?.id ?? '')).toEqual([]);
      expect(await other.faults()).toEqual([]);
      other.remove('b.txt');
      await other.ingest(embedder, { prune: true });
      expect(await told(one)).toEqual({});
    });

    it('refuses the id that the other gave to another text, and says so each time', async () => {
      const [one, other] = two();
      const first = one.write('a.txt', storyText(1, { id: 'story' }));
      const second = other.write('b.txt', storyText(2, { id: 'story' }));
      await one.ingest(embedder);
      const fault = { locator: second, message: expect.stringContaining(first) };
      expect((await other.ingest(embedder)).faults).toEqual([fault]);
      expect((await other.ingest(embedder)).faults).toEqual([fault]);
      expect(await told(other)).toEqual({ [story(1).title]: [] });
      one.remove('a.txt');
      await one.ingest(embedder, { prune: true });
      expect((await other.ingest(embedder)).faults).toEqual([]);
      expect(await told(one)).toEqual({ [story(2).title]: [] });
      expect(await one.faults()).toEqual([]);
    });

    it('says so to one that had brought the id before the other took it to another text', async () => {
      const [one, other] = two();
      const first = one.write('a.txt', storyText(1, { id: 'story' }));
      await one.ingest(embedder);
      const second = other.write('b.txt', storyText(1, { id: 'story' }));
      expect((await other.ingest(embedder)).faults).toEqual([]);
      one.write('a.txt', storyText(2, { id: 'story' }));
      expect((await one.ingest(embedder)).faults).toEqual([]);
      expect(await told(one)).toEqual({ [story(2).title]: [] });
      const fault = { locator: second, message: expect.stringContaining(first) };
      expect((await other.ingest(embedder)).faults).toEqual([fault]);
      expect((await other.ingest(embedder)).faults).toEqual([fault]);
      expect(await one.faults()).toEqual([]);
      one.remove('a.txt');
      await one.ingest(embedder, { prune: true });
      expect((await other.ingest(embedder)).faults).toEqual([]);
      expect(await told(one)).toEqual({ [story(1).title]: [] });
      expect(await one.faults()).toEqual([]);
    });

    it('names nearly the same text as another place where it stands', async () => {
      const [one, other] = two();
      const { body } = story(1, 6);
      const some = body.split('\n\n').slice(0, 5).join('\n\n');
      one.write('wire.txt', `---\ntitle: Wire\npublisher: Kalvik Post\n---\n${body}\n`);
      other.write('cut.txt', `---\ntitle: Cut\npublisher: Sarrow Herald\n---\n${some}\n`);
      other.write('else.txt', storyText(2));
      await Promise.all([one.ingest(embedder), other.ingest(embedder)]);
      expect(await told(one)).toEqual({
        Cut: ['Kalvik Post'],
        Wire: ['Sarrow Herald'],
        [story(2).title]: [],
      });
    });

    it('removes what either brought, on both', async () => {
      const [one, other] = two();
      one.write('a.txt', storyText(1));
      const copied = other.write('b.txt', storyText(1));
      await one.ingest(embedder);
      await other.ingest(embedder);
      const [article] = await (await other.open()).articles();
      expect((await other.take(article?.id ?? '')).copies).toEqual([copied]);
      await one.ingest(embedder);
      await other.ingest(embedder);
      expect(await told(one)).toEqual({});
      expect(await one.faults()).toEqual([]);
    });

    it('of the same files keeps each article once', async () => {
      const [one, other] = two();
      for (let seed = 0; seed < 5; seed += 1) one.write(`${seed}.txt`, storyText(seed));
      const { sources } = one;
      await Promise.all([one.ingest(embedder), other.ingest(embedder, { sources })]);
      const library = await one.open();
      const { items, total } = await library.headlines({}, { offset: 0, limit: 10 });
      expect(total).toBe(5);
      for (const { id } of items) expect(await library.alsoIn(id)).toEqual([]);
      expect(await one.faults()).toEqual([]);
      // Where one has lost sight of them, the other still has them.
      one.remove('0.txt');
      await other.ingest(embedder, { sources, prune: true });
      expect((await library.headlines({}, { offset: 0, limit: 10 })).total).toBe(5);
      await one.ingest(embedder, { prune: true });
      expect((await library.headlines({}, { offset: 0, limit: 10 })).total).toBe(4);
    });

    it('of the same files, copies among them, lets each copy its index whole', async () => {
      const [one, other] = two();
      for (const name of ['a', 'b', 'c']) one.write(`${name}.txt`, storyText(1));
      const { sources } = one;
      await one.ingest(embedder);
      await other.ingest(embedder, { sources });
      for (const { index } of [one, other]) {
        const from = embeddedSide(index, 'from');
        const to = clusterSide(one.cluster, spread);
        await expect(copyLibrary(from, to)).resolves.toMatchObject({ removed: 0, clashes: [] });
        await from.close();
      }
      expect(await one.faults()).toEqual([]);
    });

    it('leaves what another removed where it is when an index is copied again', async () => {
      const [one, other] = two();
      one.write('a.txt', storyText(1));
      one.write('b.txt', storyText(2));
      await one.ingest(embedder);
      const library = await other.open();
      const removed = (await library.articles()).find(({ title }) => title === story(1).title);
      await other.take(removed?.id ?? '');
      expect(await forgetRemoved(one.cluster, one.index)).toBe(1);
      const from = embeddedSide(one.index, 'from');
      await copyLibrary(from, clusterSide(one.cluster, spread));
      await from.close();
      expect(await told(other)).toEqual({ [story(2).title]: [] });
      expect(await forgetRemoved(one.cluster, one.index)).toBe(0);
      expect(await one.faults()).toEqual([]);
    });

    it('never lets the id of a copy be that of another text', async () => {
      const [one, other, third] = machines(3) as [Machine, Machine, Machine];
      one.write('a.txt', storyText(1, { id: 'first' }));
      await one.ingest(embedder);
      other.write('b.txt', storyText(1, { id: 'story' }));
      await other.ingest(embedder);
      const refused = third.write('c.txt', storyText(2, { id: 'story' }));
      expect((await third.ingest(embedder)).faults).toMatchObject([{ locator: refused }]);
      one.remove('a.txt');
      await one.ingest(embedder, { prune: true });
      expect(await told(one)).toEqual({ [story(1).title]: [] });
      expect(await one.faults()).toEqual([]);
    });

    it('forgets on all what was removed on one, until it is added again', async () => {
      const [one, other] = two();
      other.write('b.txt', storyText(1));
      await other.ingest(embedder);
      const [article] = await (await one.open()).articles();
      await one.take(article?.id ?? '');
      await other.ingest(embedder);
      expect(await told(one)).toEqual({});
      // As the bot does with a file that is sent again.
      other.write('b.txt.meta.json', JSON.stringify({ added_at: '2026-01-01' }));
      await other.ingest(embedder);
      expect(Object.keys(await told(one))).toEqual([story(1).title]);
      expect(await one.faults()).toEqual([]);
    });

    it('holds what both hold, whatever they did, whenever, and wherever one died', async () => {
      const file = fc.record({
        machine: fc.constantFrom(0, 1),
        name: fc.constantFrom('a.txt', 'b.txt', 'c.txt'),
        // `null`: the file is gone.
        seed: fc.option(fc.integer({ min: 0, max: 3 })),
        id: fc.option(fc.constantFrom('x', 'y')),
      });
      const round = fc.record({
        changes: fc.array(file, { minLength: 1, maxLength: 4 }),
        // Requests after which the first machine dies.
        dies: fc.option(fc.integer({ min: 0, max: 6 })),
        // What a third machine removes meanwhile.
        removed: fc.option(fc.constantFrom('x', 'y')),
      });
      const prefix = `T${randomUUID().replaceAll('-', '')}`;
      await fc.assert(
        fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 4 }), async (rounds) => {
          // One library for all: many collections take a node's memory.
          await dropAll(reach(nodes, prefix));
          const [both, third] = [two(prefix), machines(1, prefix)[0]];
          const files = [new Set<string>(), new Set<string>()];
          for (const { changes, dies, removed } of rounds) {
            for (const { machine: at, name, seed, id } of changes) {
              if (seed === null) {
                if (files[at]?.delete(name)) both[at]?.remove(name);
              } else {
                files[at]?.add(name);
                const more = { publisher: `machine ${at}`, ...(id !== null && { id }) };
                both[at]?.write(name, storyText(seed, more));
              }
            }
            both[0].cluster.dieAfter(dies);
            await Promise.allSettled([
              ...both.map((one) => one.ingest(embedder, { prune: true })),
              removed === null ? null : third?.take(removed),
            ]);
            both[0].cluster.dieAfter(null);
          }
          const refused = new Set<string>();
          // What one still holds under an id may be what the other was refused for.
          for (const _ of ['once', 'and again']) {
            refused.clear();
            for (const one of both) {
              const { faults } = await one.ingest(embedder, { prune: true });
              for (const { locator } of faults) refused.add(locator);
            }
          }
          const held = (await Promise.all(both.map((one) => heldBy(one.index)))).flat();
          const found = Object.keys(await told(both[0]));
          const titles = new Set(held.map(({ title }) => title));
          expect([...titles]).toEqual(expect.arrayContaining(found));
          const needed = held.filter(({ locators }) => !locators.some((one) => refused.has(one)));
          expect(found).toEqual(expect.arrayContaining(needed.map(({ title }) => title)));
          expect(await both[0].faults()).toEqual([]);
          const { articles, copies } = await (await both[0].open()).status();
          expect(articles).toBe(found.length);
          if (refused.size > 0) return;
          const named = held.reduce((sum, { locators }) => sum + locators.length, 0);
          expect(articles + copies).toBe(named);
        }),
        { numRuns: 6, endOnFailure: true },
      );
    });
  });

  it('leaves nothing of what an index dropped while it brought nothing', async () => {
    const [one] = two();
    one.write('a.txt', storyText(1));
    one.write('b.txt', storyText(2));
    await one.ingest(embedder);
    const [elsewhere] = two();
    const there = { folder: one.index, embedder, publisher: bringingTo(elsewhere.cluster, spread) };
    one.remove('a.txt');
    await ingest([one.sources], { ...there, prune: true });
    expect(await told(elsewhere)).toEqual({ [story(2).title]: [] });
    // It dies at first: then the next does it.
    one.cluster.dieAfter(0);
    await expect(one.ingest(embedder)).rejects.toMatchObject({ kind: 'interrupted' });
    one.cluster.dieAfter(null);
    await one.ingest(embedder);
    expect(await told(one)).toEqual({ [story(2).title]: [] });
    expect(await one.faults()).toEqual([]);
  });

  it('stops between two batches', async () => {
    const [one] = two();
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
