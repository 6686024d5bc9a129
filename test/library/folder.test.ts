import {
  chmodSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ingest } from '../../src/library/ingest/ingest.js';
import { openLibrary } from '../../src/library/open.js';
import { openListing } from '../../src/library/sqlite/listing.js';
import { openDatabase } from '../../src/library/sqlite/schema.js';
import { openRecords } from '../../src/records/store.js';
import { fill, filledModel } from './filled.js';
import { smallEmbedder } from './small-embedder.js';
import { temporaryFolder, workplace } from './stories.js';
import { storyText } from './story.js';

const mode = (file: string): string => (statSync(file).mode & 0o7777).toString(8);

/** The modes of a folder and of what is in it. */
function modesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder).map((name) => [name, mode(path.join(folder, name))]);
  return { '.': mode(folder), ...Object.fromEntries(names) };
}

describe.skipIf(process.platform === 'win32')('an index folder', () => {
  it('is closed to other users, and so is every file in it', async () => {
    const index = path.join(temporaryFolder(), 'new', 'index');
    fill(index, 0, 600);
    await ingest([], { folder: index, embedder: { ...smallEmbedder(), model: filledModel } });
    const records = openRecords(index);
    const library = await openLibrary(index, filledModel);
    const { '.': own, ...files } = modesIn(index);
    await library.close();
    await records.close();
    expect(own).toBe('700');
    expect(Object.keys(files).sort()).toEqual(
      expect.arrayContaining(['pullquote.db', 'pullquote.db-wal', 'records.db', 'writer.lock']),
    );
    expect(Object.keys(files).some((name) => name.startsWith('graph-'))).toBe(true);
    expect(new Set(Object.values(files))).toEqual(new Set(['600']));
  });

  it('of before is closed when it is next written', async () => {
    const { index, write, ingest: again } = workplace();
    write('1.txt', storyText(1));
    await again(smallEmbedder());
    chmodSync(index, 0o755);
    for (const name of readdirSync(index)) chmodSync(path.join(index, name), 0o644);
    await again(smallEmbedder());
    expect(new Set(Object.values(modesIn(index)))).toEqual(new Set(['700', '600']));
  });

  it('stays open if it also holds other things, or is shared on purpose', async () => {
    const { index, write, ingest: again } = workplace();
    write('1.txt', storyText(1));
    mkdirSync(index);
    writeFileSync(path.join(index, 'notes.txt'), '');
    chmodSync(index, 0o755);
    chmodSync(path.join(index, 'notes.txt'), 0o644);
    await again(smallEmbedder());
    expect(modesIn(index)).toMatchObject({ '.': '755', 'notes.txt': '644', 'pullquote.db': '600' });
    rmSync(path.join(index, 'notes.txt'));
    chmodSync(path.join(index, 'pullquote.db'), 0o660);
    chmodSync(index, 0o2770);
    await again(smallEmbedder());
    expect(modesIn(index)).toMatchObject({ '.': '2770', 'pullquote.db': '660' });
  });

  it.each<[string, (folder: string) => string, string]>([
    ['a file', (folder) => file(folder), 'is a file'],
    ['a device', () => '/dev/null', 'is a file'],
    ['below a file', (folder) => path.join(file(folder), 'index'), 'lies below a file'],
    ['too long a name', (folder) => path.join(folder, 'x'.repeat(300)), 'has too long a name'],
    ['a link to itself', (folder) => link(folder), 'is a link that leads to itself'],
  ])('is refused in words if it is none: %s', async (_, wrong, why) => {
    const folder = wrong(temporaryFolder());
    const refusal = { kind: 'invalid-setting', message: expect.stringContaining(why) };
    await expect(openLibrary(folder, filledModel)).rejects.toMatchObject(refusal);
    expect(() => openListing(folder)).toThrow(expect.objectContaining(refusal));
    expect(() => openRecords(folder)).toThrow(expect.objectContaining(refusal));
    await expect(ingest([], { folder, embedder: smallEmbedder() })).rejects.toMatchObject(refusal);
  });
});

function file(folder: string): string {
  writeFileSync(path.join(folder, 'file'), 'x');
  return path.join(folder, 'file');
}

function link(folder: string): string {
  const name = path.join(folder, 'link');
  symlinkSync(name, name);
  return name;
}

describe('a database that is gone while the rest of its index is there', () => {
  async function filled() {
    const place = workplace();
    place.write('1.txt', storyText(1));
    await place.ingest(smallEmbedder());
    return { ...place, database: path.join(place.index, 'pullquote.db') };
  }
  const gone = { kind: 'index-damaged', message: expect.stringMatching(/missing or empty/) };

  it.each<[string, (database: string) => void]>([
    ['removed', (database) => rmSync(database)],
    ['emptied', (database) => truncateSync(database, 0)],
    [
      'begun again',
      (database) => {
        rmSync(database);
        openDatabase(path.dirname(database), { create: true }).close();
      },
    ],
  ])('is not a fresh index: %s', async (_, harm) => {
    const { index, database, faults, ingest: again } = await filled();
    harm(database);
    await expect(openLibrary(index, smallEmbedder().model)).rejects.toMatchObject(gone);
    await expect(faults()).rejects.toMatchObject(gone);
    // What it says next: files can be ingested again.
    await again(smallEmbedder());
    expect(await faults()).toEqual([]);
  });

  it('leaves its write-ahead log, from which it may be restored', async () => {
    const { index, database } = await filled();
    writeFileSync(`${database}-wal`, 'x'.repeat(100));
    rmSync(path.join(index, 'manifest.json'));
    truncateSync(database, 0);
    await expect(openLibrary(index, smallEmbedder().model)).rejects.toMatchObject(gone);
    expect(statSync(`${database}-wal`).size).toBe(100);
  });

  it('is simply not there yet beside nothing, or beside a lock', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'writer.lock'), '');
    writeFileSync(path.join(folder, 'pullquote.db'), '');
    await expect(openLibrary(folder, filledModel)).rejects.toMatchObject({ kind: 'index-missing' });
  });
});
