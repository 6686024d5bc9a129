import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { publishSnapshot } from '../../src/library/index/publish.js';
import { ingest } from '../../src/library/ingest/ingest.js';
import { openLibrary } from '../../src/library/open.js';
import { removeArticle } from '../../src/library/remove.js';
import { asFailure } from '../../src/library/sqlite/failures.js';
import { openDatabase } from '../../src/library/sqlite/schema.js';
import { verify } from '../../src/library/verify.js';
import { fill } from './filled.js';
import { smallEmbedder } from './small-embedder.js';
import { all, temporaryFolder, workplace } from './stories.js';
import { story, storyText } from './story.js';

const embedder = smallEmbedder();

/** A small disk of its own; `null` if this user may not mount one. */
function smallDisk(megabytes: number): string | null {
  const folder = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], {
      stdio: 'ignore',
    });
  } catch {
    return null;
  }
  onTestFinished(() => {
    execFileSync('umount', [folder]);
  });
  return folder;
}

/** Fills a disk to the last byte; returns the file to remove. */
function fillUp(disk: string): string {
  const file = path.join(disk, 'filling');
  const handle = openSync(file, 'w');
  try {
    for (let size = 65_536; size >= 1; ) {
      try {
        writeSync(handle, Buffer.alloc(size));
      } catch {
        size = Math.floor(size / 2);
      }
    }
  } finally {
    closeSync(handle);
  }
  return file;
}

/** What a command line makes of an error. */
async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(() => null, asFailure);
}

const full = { kind: 'disk-full', remedy: expect.stringContaining('Make room') };

describe('an index on a full disk', () => {
  it('is still read and verified, refuses changes in words, and is whole once there is room', async (context) => {
    const disk = smallDisk(16);
    if (disk === null) return context.skip('Only root may mount a disk.');
    const { sources, write } = workplace();
    write('1.txt', storyText(1, { id: 'one' }));
    const index = path.join(disk, 'index');
    await ingest([sources], { folder: index, embedder });
    const filling = fillUp(disk);
    for (let seed = 2; seed < 60; seed += 1) write(`${seed}.txt`, storyText(seed));

    expect(await all(verify(index))).toEqual([]);
    const library = await openLibrary(index, embedder.model);
    expect((await library.article('one'))?.title).toBe(story(1).title);
    const { passage: vector } = await embedder.embedQuery('harbour');
    const { candidates } = await library.search({ text: 'harbour', vector, limit: 5 });
    expect(candidates.length).toBeGreaterThan(0);
    await library.close();
    expect(await failureOf(removeArticle(index, 'one'))).toMatchObject(full);
    expect(await failureOf(ingest([sources], { folder: index, embedder }))).toMatchObject(full);

    rmSync(filling);
    const report = await ingest([sources], { folder: index, embedder });
    expect(report.articles.added).toBe(58);
    expect(await all(verify(index))).toEqual([]);
  });

  it('that runs full meanwhile keeps what was added, and goes on when there is room', async (context) => {
    const disk = smallDisk(2);
    if (disk === null) return context.skip('Only root may mount a disk.');
    const { sources, write } = workplace();
    for (let seed = 0; seed < 500; seed += 1) write(`${seed}.txt`, storyText(seed));
    const index = path.join(disk, 'index');
    let added = 0;
    const onEvent = ({ kind }: { kind: string }) => {
      if (kind === 'article') added += 1;
    };
    expect(await failureOf(ingest([sources], { folder: index, embedder, onEvent }))).toMatchObject(
      full,
    );
    expect(readdirSync(index).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(added).toBeGreaterThan(0);
    const library = await openLibrary(index, embedder.model);
    expect((await library.status()).articles).toBe(added);
    await library.close();
  });

  it('keeps no part of a snapshot that it has no room for', async (context) => {
    const disk = smallDisk(16);
    if (disk === null) return context.skip('Only root may mount a disk.');
    const index = path.join(disk, 'index');
    fill(index, 0, 300);
    const db = openDatabase(index);
    const filling = fillUp(disk);
    const parts = () => readdirSync(index).filter((name) => /\.bin|\.tmp/.test(name));
    expect(await failureOf(publishSnapshot(db, index))).toMatchObject(full);
    expect(parts()).toEqual([]);
    rmSync(filling);
    await publishSnapshot(db, index);
    db.close();
    expect(parts()).toHaveLength(1);
  });
});
