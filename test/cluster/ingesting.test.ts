import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { describeIngesting } from '../library/ingest-contract.js';
import { smallEmbedder } from '../library/small-embedder.js';
import { changesOf } from '../library/stories.js';
import { story, storyText } from '../library/story.js';
import { dropAll, reach } from './filled.js';
import { type Machine, machine } from './machine.js';
import { serverCanBeHad } from './server-binary.js';

const nodes = inject('sharedNodes');
const embedder = smallEmbedder();

/** Machines that share a library, which is gone after the test. */
function machines(count: number): Machine[] {
  const prefix = `T${randomUUID().replaceAll('-', '')}`;
  onTestFinished(() => dropAll(reach(nodes, prefix)));
  return Array.from({ length: count }, () => machine(nodes, prefix));
}

function two(): [Machine, Machine] {
  const [one, other] = machines(2);
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

    it('holds what both hold, whatever they did and whenever', async () => {
      const file = fc.record({
        machine: fc.constantFrom(0, 1),
        name: fc.constantFrom('a.txt', 'b.txt', 'c.txt'),
        // `null`: the file is gone.
        seed: fc.option(fc.integer({ min: 0, max: 3 })),
      });
      const rounds = fc.array(fc.array(file, { minLength: 1, maxLength: 4 }), {
        minLength: 1,
        maxLength: 4,
      });
      await fc.assert(
        fc.asyncProperty(rounds, async (all) => {
          const both = two();
          const files = [new Map<string, number>(), new Map<string, number>()];
          for (const changes of all) {
            for (const { machine: at, name, seed } of changes) {
              if (seed === null) {
                if (files[at]?.delete(name)) both[at]?.remove(name);
              } else {
                files[at]?.set(name, seed);
                both[at]?.write(name, storyText(seed, { publisher: `machine ${at}` }));
              }
            }
            await Promise.all(both.map((one) => one.ingest(embedder, { prune: true })));
          }
          const held = files.flatMap((one) => [...one.values()]);
          const expected = [...new Set(held)].map((seed) => story(seed).title);
          expect(Object.keys(await told(both[0])).sort()).toEqual(expected.sort());
          expect(await both[0].faults()).toEqual([]);
          const { articles, copies } = await (await both[0].open()).status();
          expect(articles + copies).toBe(held.length);
        }),
        { numRuns: 6 },
      );
    });
  });
});
