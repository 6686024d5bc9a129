import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { IngestEvent } from '../../../src/library/ingest/events.js';
import { lockWriter } from '../../../src/library/lock.js';
import { sharedOnly } from '../../../src/library/scope.js';
import { openListing } from '../../../src/library/sqlite/listing.js';
import { verify } from '../../../src/library/verify.js';
import { all, changesOf, temporaryFolder } from '../../library/stories.js';
import { story, storyText } from '../../library/story.js';
import { additionsFor, settingsIn } from '../moderating.js';

const unheard = { event: () => undefined, waiting: () => undefined };

function files(folder: string, from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, index) => {
    const file = path.join(folder, `${from + index}.md`);
    writeFileSync(file, storyText(from + index));
    return file;
  });
}

async function titlesIn(index: string): Promise<(string | null)[]> {
  const listing = openListing(index);
  const titles = (await listing.articles()).map(({ title }) => title);
  await listing.close();
  return titles.sort();
}

function titles(from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, index) => story(from + index).title).sort();
}

interface Process {
  readonly pid: number;
  readonly nice: number;
}

const hasProcessTable = existsSync('/proc/self/stat');

/** The processes below one, with how nice each is: from the system's own table. */
function processesBelow(pid: number): Process[] {
  if (!hasProcessTable) return [];
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return Number(fields[1]) === pid ? [{ pid: Number(name), nice: Number(fields[16]) }] : [];
      } catch {
        return [];
      }
    });
  return [...children, ...children.flatMap((child) => processesBelow(child.pid))];
}

describe('adding articles in a process of its own', () => {
  it('adds them to the library at a low priority, and tells each step as ingest does', async () => {
    const folder = temporaryFolder();
    const settings = settingsIn(folder);
    const events: IngestEvent[] = [];
    let processes: Process[] = [];
    const report = await additionsFor(settings).add(files(folder, 0, 2), {
      event: (event) => {
        events.push(event);
        if (event.kind === 'article') processes = processesBelow(process.pid);
      },
      waiting: () => expect.fail('nothing is before it'),
    });
    expect(changesOf(report)).toEqual({ added: 2 });
    expect(await titlesIn(settings.indexFolder)).toEqual(titles(0, 2));
    expect(events).toContainEqual({
      kind: 'planned',
      files: 2,
      changed: 2,
      articles: 2,
      skipped: {},
    });
    expect(events.flatMap((event) => (event.kind === 'article' ? [event.title] : []))).toEqual(
      [0, 1].map((seed) => story(seed).title),
    );
    const phases = events.flatMap((event) => (event.kind === 'phase' ? [event.phase] : []));
    expect(phases).toEqual(['reading', 'embedding', 'indexing']);
    expect(await all(verify(settings.indexFolder))).toEqual([]);
    // The process itself and those that embed and read, if the system has a table to look them up in.
    if (processes.length > 0) {
      expect(processes.length).toBeGreaterThan(1);
      expect(new Set(processes.map(({ nice }) => nice))).toEqual(new Set([10]));
    }
  });

  it('makes one change at a time, and says how many come first', async () => {
    const folder = temporaryFolder();
    const settings = settingsIn(folder);
    const additions = additionsFor(settings);
    const [one = '', two = ''] = files(folder, 0, 2);
    const ended: string[] = [];
    const waits: number[] = [];
    const add = async (file: string) => {
      await additions.add([file], { ...unheard, waiting: (before) => waits.push(before) });
      ended.push(file);
    };
    await Promise.all([add(one), add(two)]);
    expect(waits).toEqual([1]);
    expect(ended).toEqual([one, two]);
    expect(await titlesIn(settings.indexFolder)).toEqual(titles(0, 2));
  });

  it('fails as ingest does where another process writes, and works again after it', async () => {
    const folder = temporaryFolder();
    const settings = settingsIn(folder);
    const additions = additionsFor(settings);
    const lock = lockWriter(settings.indexFolder, 'pullquote ingest');
    const [file = ''] = files(folder, 0, 1);
    await expect(additions.add([file], unheard)).rejects.toMatchObject({
      layer: 'library',
      kind: 'index-busy',
      message: expect.stringContaining('pullquote ingest'),
      remedy: expect.stringContaining('Wait'),
    });
    lock.release();
    expect(changesOf(await additions.add([file], unheard))).toEqual({ added: 1 });
  });

  it('stops between two articles when the bot leaves; the same files go on next time', async () => {
    const folder = temporaryFolder();
    const settings = settingsIn(folder);
    const additions = additionsFor(settings);
    const sources = files(folder, 0, 12);
    const told: string[] = [];
    let closing: Promise<void> = Promise.resolve();
    const first = additions.add(sources, {
      ...unheard,
      event: (event) => {
        if (event.kind !== 'article') return;
        told.push(event.id);
        if (told.length === 2) closing = additions.close();
      },
    });
    const second = additions.add(sources, unheard);
    await expect(second).rejects.toMatchObject({ kind: 'interrupted' });
    const report = await first;
    await closing;
    expect(report.interrupted).toBe(true);
    expect(report.articles.added).toBe(told.length);
    expect(told.length).toBeLessThan(12);
    await expect(additions.add(sources, unheard)).rejects.toMatchObject({ kind: 'interrupted' });

    const rest = await additionsFor(settings).add(sources, unheard);
    expect(rest.articles.added).toBe(12 - told.length);
    expect(await titlesIn(settings.indexFolder)).toEqual(titles(0, 12));
  });

  it.skipIf(!hasProcessTable)(
    'tells when its process is lost, and goes on with the next change (where there is /proc)',
    async () => {
      const folder = temporaryFolder();
      const settings = settingsIn(folder);
      const additions = additionsFor(settings);
      const killed = additions.add(files(folder, 0, 5), {
        ...unheard,
        event: (event) => {
          if (event.kind !== 'article') return;
          for (const { pid } of processesBelow(process.pid)) kill(pid);
        },
      });
      const next = additions.add(files(folder, 5, 6), unheard);
      await expect(killed).rejects.toThrow('ended early: SIGKILL');
      expect(changesOf(await next)).toEqual({ added: 1 });
      expect(await all(verify(settings.indexFolder))).toEqual([]);
    },
  );
});

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended with the one above it.
  }
}

describe('removing an article in a process of its own', () => {
  it('says what went, or that there is no such article', async () => {
    const folder = temporaryFolder();
    const settings = settingsIn(folder);
    const additions = additionsFor(settings);
    const ids: string[] = [];
    await additions.add(files(folder, 0, 2), {
      ...unheard,
      event: (event) => {
        if (event.kind === 'article') ids.push(event.id);
      },
    });
    await expect(
      additions.remove('nothing', sharedOnly, {
        waiting: () => expect.fail('nothing is before it'),
      }),
    ).rejects.toMatchObject({ kind: 'not-found' });
    const removed = await additions.remove(ids[0] ?? '', sharedOnly, unheard);
    expect(removed).toMatchObject({ title: story(0).title, copies: [] });
    expect(await titlesIn(settings.indexFolder)).toEqual(titles(1, 2));
  });
});
