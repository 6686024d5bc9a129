import { randomUUID } from 'node:crypto';
import { readdirSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import type { IngestEvent } from '../../src/library/ingest/events.js';
import { verifyCluster } from '../../src/weaviate/reading.js';
import { weaviateStorage } from '../../src/weaviate/storage.js';
import { type Child, startScript } from '../library/processes.js';
import { smallEmbedder } from '../library/small-embedder.js';
import { all, changesOf, temporaryFolder, workplace } from '../library/stories.js';
import { story, storyText } from '../library/story.js';
import { dropAll, publishIn, reach, settingsOf, sumsIn, sumsOf } from './filled.js';
import { serverCanBeHad } from './server-binary.js';

const nodes = inject('sharedNodes');
const embedder = smallEmbedder();

/** A library that is gone after the test, its curator's machine, and one of others. */
function library() {
  const prefix = `T${randomUUID().replaceAll('-', '')}`;
  const cluster = reach(nodes, prefix);
  onTestFinished(() => dropAll(cluster));
  const place = workplace();
  const curator = weaviateStorage(settingsOf(nodes, prefix, true), place.index);
  const other = weaviateStorage(settingsOf(nodes, prefix, false), temporaryFolder());
  return {
    ...place,
    prefix,
    cluster,
    curator,
    other,
    work: () => curator.publish({ embedder: async () => embedder }),
    countWaiting: async () => {
      const queue = await other.queue();
      return queue.waiting().finally(() => queue.close());
    },
    /** The titles of all articles, as others see them. */
    titles: async () => {
      const listing = await other.listing();
      const articles = await listing.articles().finally(() => listing.close());
      return articles.map(({ title }) => title ?? '').sort();
    },
  };
}

/** Works off the inbox until something is settled. */
async function meanwhile<T>(wish: Promise<T>, work: () => Promise<unknown>): Promise<T> {
  let isDone = false;
  const settled = wish.finally(() => {
    isDone = true;
  });
  settled.catch(() => undefined);
  while (!isDone) {
    await work();
    await pause(100);
  }
  return settled;
}

describe.skipIf(!serverCanBeHad())('what others want added (skipped without Go)', () => {
  it('is added and removed by the curator, who tells what came of it', async () => {
    const { other, work, titles, countWaiting, cluster, index } = library();
    const folder = temporaryFolder();
    const file = path.join(folder, 'one.txt');
    writeFileSync(file, storyText(1));
    const events: IngestEvent[] = [];
    const onEvent = (event: IngestEvent) => events.push(event);
    const added = await meanwhile(other.ingest([folder], { embedder, onEvent }), work);
    expect(changesOf(added)).toEqual({ added: 1 });
    expect(added.queued).toBeUndefined();
    expect(events).toMatchObject([
      { kind: 'queued', files: 1 },
      { kind: 'article', change: 'added', locator: file, title: story(1).title },
    ]);
    expect(await titles()).toEqual([story(1).title]);
    expect(await countWaiting()).toBe(0);

    const again = await meanwhile(other.ingest([file], { embedder }), work);
    expect(changesOf(again)).toEqual({ unchanged: 1 });
    writeFileSync(`${file}.meta.json`, JSON.stringify({ publisher: 'Kalvik Post' }));
    const relabelled = await meanwhile(other.ingest([file], { embedder }), work);
    expect(changesOf(relabelled)).toEqual({ relabelled: 1 });
    writeFileSync(file, storyText(2));
    const replaced = await meanwhile(other.ingest([file], { embedder }), work);
    expect(changesOf(replaced)).toEqual({ replaced: 1 });
    expect(await titles()).toEqual([story(2).title]);

    const [id = ''] = Object.keys(sumsOf(index));
    const removed = await meanwhile(other.remove(id), work);
    expect(removed).toMatchObject({ title: story(2).title });
    expect(removed.queued).toBeUndefined();
    expect(await titles()).toEqual([]);
    // Nothing of it is left on the curator's machine either.
    expect(readdirSync(path.join(index, 'added'))).toEqual([]);
    expect(await all(verifyCluster(cluster))).toEqual([]);
  });

  it('is refused with the reason where it can not be', async () => {
    const { other, work, titles } = library();
    const folder = temporaryFolder();
    const [large, bad] = [path.join(folder, 'large.txt'), path.join(folder, 'bad.json')];
    writeFileSync(large, '');
    truncateSync(large, 10_000_001);
    writeFileSync(bad, '{');
    writeFileSync(path.join(folder, 'good.txt'), storyText(3));
    const report = await meanwhile(other.ingest([folder], { embedder }), work);
    expect(report.faults).toMatchObject([
      { locator: large, message: expect.stringContaining("on the curator's machine") },
      { locator: bad },
    ]);
    expect(changesOf(report)).toEqual({ added: 1 });
    expect(await titles()).toEqual([story(3).title]);
    await expect(other.remove('nothing')).rejects.toMatchObject({ kind: 'not-found' });
    await expect(other.ingest([folder], { embedder, prune: true })).rejects.toMatchObject({
      kind: 'invalid-setting',
    });
    await expect(other.publish({ embedder: async () => embedder })).rejects.toMatchObject({
      kind: 'invalid-setting',
      remedy: expect.stringContaining('WEAVIATE_CURATOR=true'),
    });
  });

  it('waits in order while the curator is away, and others go on reading', async () => {
    const { curator, other, work, titles, countWaiting, write, sources } = library();
    write('own.txt', storyText(1));
    await curator.ingest([sources], { embedder });
    const folder = temporaryFolder();
    const file = path.join(folder, 'a.txt');
    for (const seed of [2, 3]) {
      writeFileSync(file, storyText(seed, { id: 'a' }));
      const stop = new AbortController();
      const report = await other.ingest([file], {
        embedder,
        signal: stop.signal,
        onEvent: ({ kind }) => {
          if (kind === 'queued') stop.abort();
        },
      });
      expect(report).toMatchObject({ queued: [{}], interrupted: true });
      expect(await titles()).toEqual([story(1).title]);
    }
    expect(await countWaiting()).toBe(2);
    expect((await work()).settled).toBe(2);
    expect(await titles()).toEqual([story(1).title, story(3).title].sort());
  });
});

describe.skipIf(!serverCanBeHad())('a curator (skipped without Go)', () => {
  it('is the only one: of two that begin at once, one works', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { cluster, index, write, ingest } = library();
      write('a.txt', storyText(1));
      await ingest(embedder);
      const second = workplace();
      second.write('b.txt', storyText(2));
      await second.ingest(embedder);
      const both = await Promise.allSettled(
        [index, second.index].map((one) => publishIn(one, cluster)),
      );
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const [winner = ''] = [index, second.index].filter((_, i) => both[i]?.status === 'fulfilled');
      const lost = both.find((one) => one.status === 'rejected');
      expect(lost?.reason).toMatchObject({
        kind: expect.stringMatching(/^index-(busy|mismatch)$/),
      });
      expect((await sumsIn(cluster)).read).toEqual(sumsOf(winner));
    }
  });

  const kills = 20;
  it(`killed at ${kills} random moments leaves a cluster that the next run makes equal to its index`, async () => {
    const { cluster, prefix, sources, index, write, other, titles, countWaiting } = library();
    const settings = JSON.stringify(settingsOf(nodes, prefix, true));
    const start = () =>
      startScript(new URL('curator.ts', import.meta.url), settings, sources, index);
    const waiting = [start(), start()];
    const queued = temporaryFolder();
    let killed = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const child = waiting.shift() ?? start();
      if (kill + 2 < kills) waiting.push(start());
      // Every round changes all of a share of the articles.
      for (let seed = kill % 4; seed < 80; seed += 4)
        write(`${seed}.txt`, storyText(seed, { publisher: `Round ${kill}` }));
      if (kill % 2 === 1) {
        for (let at = 0; at < 5; at += 1)
          writeFileSync(path.join(queued, `${at}.txt`), storyText(1_000 + 10 * kill + at));
        const stop = new AbortController();
        const onEvent = ({ kind }: IngestEvent) => kind === 'queued' && stop.abort();
        await other.ingest([queued], { embedder, signal: stop.signal, onEvent });
      }
      await child.begin();
      await randomMoment(child, kill);
      if (child.process.exitCode === null) killed += 1;
      child.process.kill('SIGKILL');
      await child.ended();
    }
    expect(killed).toBeGreaterThan(kills / 2);
    const last = start();
    await last.begin();
    expect(await last.said('done')).toBe(true);
    await last.ended();
    expect(await sumsIn(cluster)).toEqual({ read: sumsOf(index), noted: sumsOf(index) });
    expect(await all(verifyCluster(cluster))).toEqual([]);
    expect(await countWaiting()).toBe(0);
    // The last version of each queued file, each once.
    const wanted = Array.from({ length: 80 }, (_, seed) => story(seed).title);
    for (let at = 0; at < 5; at += 1) wanted.push(story(1_000 + 10 * (kills - 1) + at).title);
    expect(await titles()).toEqual(wanted.sort());
  });
});

/** A random moment while files are ingested, articles published, or the inbox is worked off. */
async function randomMoment(child: Child, kill: number): Promise<void> {
  if (kill % 2 === 1) await child.said('inbox');
  else if (kill % 4 === 0) await child.said('indexing');
  else await child.said('embedding');
  await pause(Math.random() * 400);
}
