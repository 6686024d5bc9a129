import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type FileFault,
  type FoundFile,
  findFiles,
  formatOf,
} from '../../../src/article/read/files.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pullquote-files-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const at = (name: string) => path.join(folder, name);

async function write(...names: string[]) {
  for (const name of names) {
    await mkdir(path.dirname(at(name)), { recursive: true });
    await writeFile(at(name), 'The ferry ran aground.');
  }
}

async function find(...paths: string[]) {
  const files: FoundFile[] = [];
  const faults: FileFault[] = [];
  for await (const found of findFiles(paths)) {
    if (found.kind === 'file') files.push(found);
    else faults.push(found);
  }
  return {
    files: files.map((file) => path.relative(folder, file.path)),
    faults: faults.map(({ locator, message }) => `${path.relative(folder, locator)}: ${message}`),
    found: files,
  };
}

describe('files of other types in a folder', () => {
  it('are counted by their endings, but for sidecars and hidden ones', async () => {
    await write('a.txt', 'b.png', 'deep/c.PNG', 'deep/d.odt', 'README', '.hidden.png');
    await write('a.txt.meta.json');
    await symlink(at('gone.jpg'), at('link.jpg'));
    const skipped: string[] = [];
    for await (const found of findFiles([folder], (ending) => skipped.push(ending))) {
      expect(found.kind).toBe('file');
    }
    expect(skipped.sort()).toEqual(['', '.jpg', '.odt', '.png', '.png']);
  });
});

describe('the format of a file', () => {
  it.each([
    ['a.txt', 'text'],
    ['a.TEXT', 'text'],
    ['a.b.md', 'markdown'],
    ['a.htm', 'html'],
    ['a.json', 'json'],
    ['a.ndjson', 'jsonl'],
    ['a.jsonl.gz', 'jsonl'],
    ['a.txt.meta.json', null],
    ['a.PDF', 'pdf'],
    ['a.docx.gz', 'docx'],
    ['a.doc', null],
    ['txt', null],
    ['a.gz', null],
  ])('%s is %s', (name, format) => {
    expect(formatOf(`/somewhere/${name}`)).toBe(format);
  });
});

describe('finding files', () => {
  it('finds a file given by name, with its absolute path and size', async () => {
    await write('a.txt');
    expect((await find(path.relative(process.cwd(), at('a.txt')))).found).toEqual([
      { kind: 'file', path: at('a.txt'), bytes: 22 },
    ]);
  });

  it('goes through folders in the order of names, at any depth', async () => {
    await write('b/z.md', 'b/a/deep/er/x.html', 'a.jsonl', 'c.txt.gz');
    expect(await find(folder)).toMatchObject({
      files: ['a.jsonl', 'b/a/deep/er/x.html', 'b/z.md', 'c.txt.gz'],
      faults: [],
    });
  });

  it('passes over hidden entries, sidecars and other kinds of files in a folder', async () => {
    await write('.git/a.txt', '.b.txt', 'a.txt', 'a.txt.meta.json', 'photo.jpg', 'LICENSE');
    expect(await find(folder)).toMatchObject({ files: ['a.txt'], faults: [] });
  });

  it('passes over a library’s own files and installed packages, so that `ingest .` is safe', async () => {
    await write('a.txt', 'index/pullquote.db', 'index/manifest.json', 'index/graph/b.json');
    await write('index/added/c.txt', 'node_modules/some/README.md', 'added/d.txt');
    expect(await find(folder)).toMatchObject({
      files: ['a.txt', 'added/d.txt', 'index/added/c.txt'],
      faults: [],
    });
    // Given by name, it is read all the same.
    expect((await find(at('node_modules/some'))).files).toEqual(['node_modules/some/README.md']);
  });

  it('names the kinds that are read where a file given by name is of another', async () => {
    await write('photo.jpg', 'a.txt');
    const { files, faults } = await find(at('photo.jpg'), at('a.txt'));
    expect(files).toEqual(['a.txt']);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^photo\.jpg: .*\.txt .*\.jsonl/);
  });

  it('takes the sidecars that a shell’s * gives as belonging to their files', async () => {
    await write('a.txt', 'a.txt.meta.yaml', 'b.txt.meta.json');
    const { files, faults } = await find(at('a.txt'), at('a.txt.meta.yaml'), at('b.txt.meta.json'));
    expect(files).toEqual(['a.txt']);
    expect(faults).toEqual(['b.txt.meta.json: describes another file and holds no article itself']);
  });

  it('tells of a missing path and goes on', async () => {
    await write('a.txt');
    expect(await find(at('gone.txt'), at('a.txt'))).toMatchObject({
      files: ['a.txt'],
      faults: ['gone.txt: does not exist'],
    });
  });

  it('tells of a link that leads nowhere, unless it is of a kind that isn’t read', async () => {
    await write('a.txt');
    await symlink(at('gone'), at('b.txt'));
    await symlink(at('gone'), at('b.jpg'));
    expect(await find(folder)).toMatchObject({
      files: ['a.txt'],
      faults: ['b.txt: does not exist'],
    });
  });

  it('tells of a link back to a folder it lies in, and reads every file once', async () => {
    await write('one/two/a.txt', 'one/b.txt');
    await symlink(at('one'), at('one/two/loop'));
    await symlink(at('.'), at('one/top'));
    const { files, faults } = await find(folder);
    expect(files).toEqual(['one/b.txt', 'one/two/a.txt']);
    expect(faults).toHaveLength(2);
    expect(faults[0]).toMatch(/^one\/top: links back to /);
    expect(faults[1]).toMatch(/^one\/two\/loop: links back to /);
  });

  it('tells of a link that leads round in a circle', async () => {
    await symlink(at('a.txt'), at('b.txt'));
    await symlink(at('b.txt'), at('a.txt'));
    expect((await find(folder)).faults).toEqual([
      'a.txt: is a link that leads round in a circle',
      'b.txt: is a link that leads round in a circle',
    ]);
  });

  it('gives a file once, however often and by whatever links it is named', async () => {
    await write('one/a.txt');
    await symlink(at('one'), at('other'));
    await symlink(at('one/a.txt'), at('b.txt'));
    expect((await find(at('one/a.txt'), folder, at('one'))).files).toEqual(['one/a.txt']);
  });

  it('goes into a folder that is named as a file would be', async () => {
    await write('x.txt/a.txt');
    expect(await find(folder)).toMatchObject({ files: ['x.txt/a.txt'], faults: [] });
  });
});
