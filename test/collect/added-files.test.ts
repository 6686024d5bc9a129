import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOf } from '../../src/article/read/files.js';
import { readSidecar } from '../../src/article/read/sidecar.js';
import { dropFile, isAddedFile, keepFile, settleVersion } from '../../src/collect/added-files.js';
import { serverOf } from '../../src/library/ingest/owner.js';
import { temporaryFolder } from '../library/stories.js';

const bytes = Buffer.from('The bridge opened on Tuesday.');

describe('keeping a file that was sent', () => {
  it('keeps its bytes beside the index, with what its sender said as a sidecar', async () => {
    const index = temporaryFolder();
    const shelf = { indexFolder: index, server: null };
    const given = { title: 'Bridge: open', publisher: 'Kalvik Post', date: '2024-03-01' };
    const kept = await keepFile(shelf, { name: 'Brücke (neu).txt', bytes, given });
    expect(path.relative(index, kept.path)).toMatch(/^added\/[0-9a-f]{12}-Brucke-neu\.txt$/);
    expect(kept.fresh).toBe(true);
    expect(readFileSync(kept.path)).toEqual(bytes);
    expect(await readSidecar(kept.path)).toMatchObject({ given: { ...given, url: null } });
    expect(readdirSync(path.dirname(kept.path))).toHaveLength(2);
  });

  it('keeps the same file once, and another version of a page in the place of the first', async () => {
    const index = temporaryFolder();
    const shelf = { indexFolder: index, server: null };
    const file = { name: 'a.txt', bytes, given: {} };
    const first = await keepFile(shelf, file);
    expect(await keepFile(shelf, { ...file, given: { title: 'T' } })).toEqual({
      path: first.path,
      fresh: false,
    });
    const given = { url: 'https://example.org/a' };
    const page = { name: 'example.org-a.html', bytes, given };
    const before = await keepFile(shelf, page);
    const after = await keepFile(shelf, { ...page, bytes: Buffer.from('It closed again.') });
    expect(after).toEqual({ path: before.path, fresh: false });
    expect(await readSidecar(after.path)).toMatchObject({ given });
    expect(readFileSync(after.path, 'utf8')).toBe('It closed again.');
  });

  it('gives an unusable version of a page no place in the long run, nor one that was never settled', async () => {
    const shelf = { indexFolder: temporaryFolder(), server: null };
    const keep = (text: string, title: string) => {
      const given = { url: 'https://example.org/a', title };
      return keepFile(shelf, { name: 'example.org-a.html', bytes: Buffer.from(text), given });
    };
    const { path: file } = await keep('It opened.', 'Open');
    expect(await settleVersion(file, true)).toBe(true);
    await keep('', 'Empty');
    await keep('', 'Empty again');
    expect(await settleVersion(file, false)).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe('It opened.');
    expect(await readSidecar(file)).toMatchObject({ given: { title: 'Open' } });
    await keep('It closed.', 'Closed');
    expect(await settleVersion(file, true)).toBe(true);
    expect(await settleVersion(file, false)).toBe(false);
    expect(readFileSync(file, 'utf8')).toBe('It closed.');
    expect(readdirSync(path.dirname(file))).toHaveLength(2);
    await keep('It opened again.', 'Open again');
    await dropFile(file);
    expect(readdirSync(path.dirname(file))).toEqual([]);
  });

  it('gives any name a place in its folder, with the ending that it is read by', async () => {
    const index = temporaryFolder();
    const shelf = { indexFolder: index, server: null };
    const ending = fc.constantFrom('.txt', '.MD', '.html', '.Json', '.jsonl.gz', '.txt.gz');
    const stem = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.constantFrom('../../etc/passwd', '/etc/cron', '..', '.', '', 'a.meta', '-rf', 'a\0b'),
    );
    await fc.assert(
      fc.asyncProperty(stem, ending, async (start, end) => {
        const name = start + end;
        const kept = await keepFile(shelf, { name, bytes, given: {} });
        expect(path.dirname(kept.path)).toBe(path.join(index, 'added'));
        expect(path.basename(kept.path)).toMatch(/^[0-9a-f]{12}[A-Za-z0-9-]*\.[a-z.]+$/);
        expect(path.basename(kept.path).length).toBeLessThan(100);
        expect(formatOf(kept.path)).toBe(formatOf(`x${end}`));
        expect(isAddedFile(shelf, kept.path)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('drops a file with its sidecar', async () => {
    const index = temporaryFolder();
    const shelf = { indexFolder: index, server: null };
    const { path: file } = await keepFile(shelf, { name: 'a.txt', bytes, given: {} });
    await dropFile(file);
    expect(readdirSync(path.dirname(file))).toEqual([]);
    await dropFile(file);
  });

  it('knows the files that hold one article from those that hold several or are the operator’s', () => {
    const shelfIn = (indexFolder: string) => ({ indexFolder, server: null });
    expect(isAddedFile(shelfIn('/index'), '/index/added/0-a.txt')).toBe(true);
    expect(isAddedFile(shelfIn('/in#dex'), '/in#dex/added/0-a.txt')).toBe(true);
    expect(isAddedFile(shelfIn('/index'), '/index/added/0-a.jsonl#3')).toBe(false);
    expect(isAddedFile(shelfIn('/index'), '/home/articles/a.txt')).toBe(false);
    expect(isAddedFile(shelfIn('/index'), '/index/added/../../a.txt')).toBe(false);
    expect(isAddedFile(shelfIn('/index'), '-')).toBe(false);
  });

  it('keeps what a server adds for itself in a folder of that server, by which it is known', async () => {
    const indexFolder = temporaryFolder();
    const sent = { name: 'a.txt', bytes, given: {} };
    const [one, other] = ['111111111111111111', '222222222222222222'].map((server) => ({
      indexFolder,
      server,
    }));
    if (one === undefined || other === undefined) throw new Error('there are two');
    const kept = await keepFile(one, sent);
    expect(path.dirname(kept.path)).toBe(path.join(indexFolder, 'added', one.server));
    expect(serverOf(kept.path)).toBe(one.server);
    expect((await keepFile(other, sent)).fresh).toBe(true);
    expect(isAddedFile(one, kept.path)).toBe(true);
    expect(isAddedFile(other, kept.path)).toBe(false);
    expect(isAddedFile({ indexFolder, server: null }, kept.path)).toBe(false);
    expect(serverOf((await keepFile({ indexFolder, server: null }, sent)).path)).toBeNull();
    // By such a folder nobody would know whose it is.
    await expect(keepFile({ indexFolder, server: '../elsewhere' }, sent)).rejects.toThrow(
      /isn't a server/,
    );
  });
});
