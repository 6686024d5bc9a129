import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Clock } from '../../../src/fetch/clock.js';
import { ingest } from '../../../src/library/ingest/ingest.js';
import { lockWriter } from '../../../src/library/lock.js';
import { openListing } from '../../../src/library/sqlite/listing.js';
import { batchLine, follow } from '../../../src/terminal/watching/follow.js';
import { smallEmbedder } from '../../library/small-embedder.js';
import { temporaryFolder } from '../../library/stories.js';
import { story, storyText } from '../../library/story.js';

const noon = new Date(2026, 2, 4, 14, 3);

/** Looks again at once, as far as the file system's events come. */
const impatient: Clock = {
  now: () => 0,
  sleep: (_, signal) => after(30, undefined, signal && { signal }),
};

/** A folder with two articles that is followed from the start. */
async function following({ nested = '' } = {}) {
  const place = temporaryFolder();
  const folder = path.join(place, 'articles', nested);
  const index = path.join(place, 'index');
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  write('1.txt', storyText(1));
  write('2.txt', storyText(2));
  const told: string[] = [];
  let abort = new AbortController();
  const embedder = smallEmbedder();
  let ingestions = 0;
  const run = () => {
    abort = new AbortController();
    const { signal } = abort;
    return follow({
      folders: [path.join(place, 'articles')],
      indexFolder: index,
      clock: impatient,
      signal,
      say: (line) => told.push(line.replaceAll(place, '')),
      ingest: (paths, options) => {
        ingestions += 1;
        return ingest(paths, { ...options, folder: index, embedder, signal });
      },
      onEvent: (event) => {
        if (event.kind === 'fault') told.push(`${path.basename(event.locator)} ${event.message}`);
      },
      onEnd: (report) => {
        const line = batchLine(report, noon);
        if (line !== null) told.push(line);
      },
    });
  };
  const running = run();
  running.catch(() => undefined);
  onTestFinished(async () => {
    abort.abort();
    await running.catch(() => undefined);
  });
  return {
    folder,
    index,
    write,
    told,
    running,
    run,
    stop: () => abort.abort(),
    ingestions: () => ingestions,
    /** Waits until something was told. */
    says: (line: string | RegExp) =>
      expect.poll(() => told, { timeout: 60_000 }).toContainEqual(expect.stringMatching(line)),
    titles: async () => {
      const listing = openListing(index);
      const articles = await listing.articles();
      await listing.close();
      return articles.map(({ title }) => title).sort();
    },
  };
}

const titles = (...seeds: number[]) => seeds.map((seed) => story(seed).title).sort();
const watching = /^watching 1 folder; Ctrl-C ends it$/;

describe('a folder that is watched', () => {
  it('has its articles added first, and then whatever comes, changes and goes', async () => {
    const place = await following();
    await place.says(watching);
    expect(place.told[0]).toBe('14:03  2 added');
    place.write('3.txt', storyText(3));
    await place.says(/^14:03 {2}1 added$/);
    rmSync(path.join(place.folder, '1.txt'));
    await place.says(/^14:03 {2}1 removed$/);
    expect(await place.titles()).toEqual(titles(2, 3));
    place.write('2.txt', `${storyText(2)}\n\nThe mayor of Kalvik has since confirmed all of it.`);
    await place.says(/1 changed/);
    place.stop();
    expect(await place.running).toEqual({ interrupted: false });
  });

  it('takes a file that an editor saves by renaming, and one that is moved', async () => {
    const place = await following();
    await place.says(watching);
    place.write('.2.txt.swp', storyText(4));
    renameSync(path.join(place.folder, '.2.txt.swp'), path.join(place.folder, '2.txt'));
    await expect.poll(place.titles, { timeout: 60_000 }).toEqual(titles(1, 4));
    renameSync(path.join(place.folder, '1.txt'), path.join(place.folder, 'first.txt'));
    rmSync(path.join(place.folder, '2.txt'));
    await expect.poll(place.titles, { timeout: 60_000 }).toEqual(titles(1));
  });

  it('takes folders that come and go, and what describes a file', async () => {
    const place = await following();
    await place.says(watching);
    const other = path.join(path.dirname(place.folder), 'other');
    mkdirSync(path.join(other, 'deep'), { recursive: true });
    writeFileSync(path.join(other, 'deep', '5.txt'), storyText(5));
    renameSync(other, path.join(place.folder, 'other'));
    await expect.poll(place.titles, { timeout: 60_000 }).toEqual(titles(1, 2, 5));
    writeFileSync(
      path.join(place.folder, 'other', 'deep', '5.txt.meta.yaml'),
      'title: Another headline',
    );
    await expect
      .poll(place.titles, { timeout: 60_000 })
      .toEqual(['Another headline', ...titles(1, 2)].sort());
    rmSync(path.join(place.folder, 'other'), { recursive: true });
    await expect.poll(place.titles, { timeout: 60_000 }).toEqual(titles(1, 2));
  });

  it('takes many files at once in few ingestions', async () => {
    const place = await following();
    await place.says(watching);
    for (let seed = 10; seed < 150; seed += 1) place.write(`${seed}.txt`, storyText(seed));
    await expect
      .poll(async () => (await place.titles()).length, { timeout: 110_000, interval: 500 })
      .toBe(142);
    expect(place.ingestions()).toBeLessThan(30);
  });

  it('keeps the articles of a folder that is itself gone, until it is back', async () => {
    const place = await following();
    await place.says(watching);
    const away = `${place.folder}-away`;
    renameSync(place.folder, away);
    await place.says(/^note: .*articles is gone; its articles stay/);
    expect(await place.titles()).toEqual(titles(1, 2));
    rmSync(path.join(away, '1.txt'));
    writeFileSync(path.join(away, '3.txt'), storyText(3));
    renameSync(away, place.folder);
    await place.says(/^note: .*articles is back$/);
    await expect.poll(place.titles, { timeout: 60_000 }).toEqual(titles(2, 3));
    place.write('4.txt', storyText(4));
    await expect.poll(place.titles, { timeout: 60_000 }).toEqual(titles(2, 3, 4));
  });

  it('loses nothing to another folder in its place, such as a bare mount point', async () => {
    const place = await following();
    await place.says(watching);
    const away = `${place.folder}-away`;
    renameSync(place.folder, away);
    mkdirSync(place.folder);
    place.write('3.txt', storyText(3));
    await expect.poll(place.titles, { timeout: 60_000 }).toEqual(titles(1, 2, 3));
    rmSync(path.join(place.folder, '3.txt'));
    place.write('4.txt', storyText(4));
    await expect.poll(place.titles, { timeout: 60_000 }).toEqual(titles(1, 2, 3, 4));
  });

  it('loses nothing if it is empty when watching begins', async () => {
    const place = await following();
    await place.says(watching);
    place.stop();
    await place.running;
    for (const name of ['1.txt', '2.txt']) rmSync(path.join(place.folder, name));
    const again = place.run();
    await expect.poll(() => place.told.filter((line) => watching.test(line))).toHaveLength(2);
    expect(await place.titles()).toEqual(titles(1, 2));
    place.stop();
    await again;
  });

  it('has a problem named once, and again once it was solved and is back', async () => {
    const place = await following();
    await place.says(watching);
    place.write('bad.json', '{"title": ');
    await place.says(/^bad\.json is not valid JSON/);
    // Looking for what is gone reads the same problem again.
    rmSync(path.join(place.folder, '1.txt'));
    await place.says(/1 removed/);
    place.write('bad.json', JSON.stringify({ title: story(6).title, text: story(6).body }));
    await place.says(/^14:03 {2}1 added$/);
    const problems = () => place.told.filter((line) => line.startsWith('bad.json'));
    expect(problems()).toHaveLength(1);
    place.write('bad.json', '{"title": ');
    await expect.poll(problems, { timeout: 60_000 }).toHaveLength(2);
  });

  it('waits while another process changes the library, and says so once', async () => {
    const place = await following();
    await place.says(watching);
    const lock = lockWriter(place.index, 'pullquote copy');
    place.write('3.txt', storyText(3));
    await place.says(
      /^waiting: `pullquote copy` \(process \d+, since .*\) is changing this index\.$/,
    );
    await expect.poll(place.ingestions, { timeout: 60_000 }).toBeGreaterThan(3);
    lock.release();
    await expect.poll(place.titles, { timeout: 60_000 }).toEqual(titles(1, 2, 3));
    expect(place.told.filter((line) => line.startsWith('waiting'))).toHaveLength(1);
  });
});
