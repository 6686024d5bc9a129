import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOf } from '../../../src/article/read/files.js';
import { readSidecar } from '../../../src/article/read/sidecar.js';
import { dropFile, isAddedFile, keepFile } from '../../../src/discord/articles/added-files.js';
import { temporaryFolder } from '../../library/stories.js';

const bytes = Buffer.from('The bridge opened on Tuesday.');

describe('keeping a file that was sent', () => {
  it('keeps its bytes beside the index, with what its sender said as a sidecar', async () => {
    const index = temporaryFolder();
    const given = { title: 'Bridge: open', publisher: 'Kalvik Post', date: '2024-03-01' };
    const kept = await keepFile(index, { name: 'Brücke (neu).txt', bytes, given });
    expect(path.relative(index, kept.path)).toMatch(/^added\/[0-9a-f]{12}-Brucke-neu\.txt$/);
    expect(kept.fresh).toBe(true);
    expect(readFileSync(kept.path)).toEqual(bytes);
    expect(await readSidecar(kept.path)).toMatchObject({ given: { ...given, url: null } });
    expect(readdirSync(path.dirname(kept.path))).toHaveLength(2);
  });

  it('keeps the same file once, and another version of a page in the place of the first', async () => {
    const index = temporaryFolder();
    const file = { name: 'a.txt', bytes, given: {} };
    const first = await keepFile(index, file);
    expect(await keepFile(index, { ...file, given: { title: 'T' } })).toEqual({
      path: first.path,
      fresh: false,
    });
    const given = { url: 'https://example.org/a' };
    const page = { name: 'example.org-a.html', bytes, given };
    const before = await keepFile(index, page);
    const after = await keepFile(index, { ...page, bytes: Buffer.from('It closed again.') });
    expect(after).toEqual({ path: before.path, fresh: false });
    expect(await readSidecar(after.path)).toMatchObject({ given });
    expect(readFileSync(after.path, 'utf8')).toBe('It closed again.');
  });

  it('gives any name a place in its folder, with the ending that it is read by', async () => {
    const index = temporaryFolder();
    const ending = fc.constantFrom('.txt', '.MD', '.html', '.Json', '.jsonl.gz', '.txt.gz');
    const stem = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.constantFrom('../../etc/passwd', '/etc/cron', '..', '.', '', 'a.meta', '-rf', 'a\0b'),
    );
    await fc.assert(
      fc.asyncProperty(stem, ending, async (start, end) => {
        const name = start + end;
        const kept = await keepFile(index, { name, bytes, given: {} });
        expect(path.dirname(kept.path)).toBe(path.join(index, 'added'));
        expect(path.basename(kept.path)).toMatch(/^[0-9a-f]{12}[A-Za-z0-9-]*\.[a-z.]+$/);
        expect(path.basename(kept.path).length).toBeLessThan(100);
        expect(formatOf(kept.path)).toBe(formatOf(`x${end}`));
        expect(isAddedFile(index, kept.path)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('drops a file with its sidecar', async () => {
    const index = temporaryFolder();
    const { path: file } = await keepFile(index, { name: 'a.txt', bytes, given: {} });
    await dropFile(file);
    expect(readdirSync(path.dirname(file))).toEqual([]);
    await dropFile(file);
  });

  it('knows the files that hold one article from those that hold several or are the operator’s', () => {
    expect(isAddedFile('/index', '/index/added/0-a.txt')).toBe(true);
    expect(isAddedFile('/in#dex', '/in#dex/added/0-a.txt')).toBe(true);
    expect(isAddedFile('/index', '/index/added/0-a.jsonl#3')).toBe(false);
    expect(isAddedFile('/index', '/home/articles/a.txt')).toBe(false);
    expect(isAddedFile('/index', '/index/added/../../a.txt')).toBe(false);
    expect(isAddedFile('/index', '-')).toBe(false);
  });
});
