import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../src/failure.js';
import { nativeFailure, rebuildCommand } from '../src/native-module.js';
import { isBuilt } from './built.js';
import { homeIn, run, unpackInto } from './install/packed.js';

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'pullquote-native-')));
const wrongModule = path.join(folder, 'wrong.node');
const require = createRequire(import.meta.url);

/** A compiled module, as Node's headers describe it, that says it was made for Node 18. */
const source = `
typedef struct {
  int version; unsigned flags; void *handle; const char *file;
  void *init; void *contextual; const char *name; void *data; void *next;
} node_module;
extern void node_module_register(void *);
static node_module self = {108, 0, 0, "wrong", 0, 0, "wrong", 0, 0};
__attribute__((constructor)) static void load(void) { node_module_register(&self); }
`;

function compiled(): boolean {
  writeFileSync(path.join(folder, 'wrong.c'), source);
  const files = ['-o', wrongModule, path.join(folder, 'wrong.c')];
  return spawnSync('cc', ['-shared', '-fPIC', ...files]).status === 0;
}

const hasCompiler = process.platform === 'linux' && compiled();

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What loading a compiled module throws. */
function errorOf(load: () => unknown): unknown {
  try {
    load();
  } catch (error) {
    return error;
  }
  throw new Error('it was loaded');
}

describe('a compiled module that cannot be loaded', () => {
  it.skipIf(!hasCompiler)('for another Node names both versions (needs cc on Linux)', () => {
    const failure = nativeFailure(errorOf(() => require(wrongModule)));
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toMatchObject({
      kind: 'native-module',
      message: `Pullquote was installed under Node 18, and this is Node ${process.versions.node}.`,
    });
    expect(failure?.remedy).toMatch(/`cd .* && npm rebuild`/);
    expect(failure?.cause).toContain('NODE_MODULE_VERSION 108');
  });

  it('says that it is broken', () => {
    const file = path.join(folder, 'broken.node');
    writeFileSync(file, 'not a library');
    const failure = nativeFailure(errorOf(() => require(file)));
    expect(failure?.message).toBe("A compiled module of Pullquote can't be loaded.");
  });

  it('says that it is missing', () => {
    const bindings = createRequire(require.resolve('better-sqlite3'))('bindings');
    const none = errorOf(() => bindings({ bindings: 'none', module_root: folder }));
    const notHere = errorOf(() => require(path.join(folder, 'none.node')));
    for (const error of [none, notHere]) {
      expect(nativeFailure(error)?.message).toBe('A compiled module of Pullquote is missing.');
    }
  });

  it('is told from any other error', () => {
    expect(nativeFailure(errorOf(() => require(path.join(folder, 'none.js'))))).toBeNull();
    expect(nativeFailure(new Error('ERR_DLOPEN_FAILED'))).toBeNull();
    expect(nativeFailure('text')).toBeNull();
  });
});

describe('the command that compiles them again', () => {
  it('runs in the checkout, the project or the global package', () => {
    const project = path.join(folder, 'a project');
    mkdirSync(project);
    writeFileSync(path.join(project, 'package.json'), '{}');
    const inProject = path.join(project, 'node_modules', 'pullquote');
    expect(rebuildCommand(`${inProject}/`)).toBe(`cd "${project}" && npm rebuild`);
    const global = path.join(folder, 'lib', 'node_modules', 'pullquote');
    expect(rebuildCommand(`${global}/`)).toBe(`cd ${global} && npm rebuild`);
    expect(rebuildCommand('/opt/pullquote/')).toBe('cd /opt/pullquote && npm rebuild');
  });
});

describe.skipIf(!isBuilt || !hasCompiler)('under another Node than it was installed with', () => {
  const env = {
    ...homeIn(folder),
    DISCORD_TOKEN: 'not.a.token',
    DISCORD_API_URL: 'http://127.0.0.1:9',
  };
  let main: string;

  /** Puts a package without what was compiled in the place of the whole one. */
  function withoutBuild(name: string): string {
    const installed = path.join(folder, 'node_modules', name);
    rmSync(installed);
    for (const part of ['package.json', 'lib']) {
      cpSync(path.join('node_modules', name, part), path.join(installed, part), {
        recursive: true,
      });
    }
    return installed;
  }

  beforeAll(async () => {
    const installed = await unpackInto(folder, ['bindings', 'file-uri-to-path']);
    main = path.join(installed, 'dist', 'terminal', 'main.js');
    const sqlite = withoutBuild('better-sqlite3');
    mkdirSync(path.join(sqlite, 'build', 'Release'), { recursive: true });
    copyFileSync(wrongModule, path.join(sqlite, 'build', 'Release', 'better_sqlite3.node'));
  });

  it.each([
    [['ask', 'who?']],
    [['ingest', '.']],
    [['bot']],
  ])('%j says so, and how to mend it', async (args) => {
    const { output, status } = await run(process.execPath, [main, ...args], { cwd: folder, env });
    expect(output).toMatch(
      /installed under Node 18, and this is Node \d+.*\n.*\n {2}next: .*npm rebuild/,
    );
    expect(output).not.toContain('damaged.');
    expect(status).toBe(1);
  });

  it('doctor says so before it looks at the index', async () => {
    const { output, status } = await run(process.execPath, [main, 'doctor'], { cwd: folder, env });
    expect(output).toMatch(
      /FAIL {2}Pullquote was installed under Node 18.*\n {6}next: .*npm rebuild/,
    );
    expect(output).not.toMatch(/model |The database/);
    expect(status).toBe(1);
  });

  it('says so of a module that was never compiled, and nothing after it', async () => {
    withoutBuild('hnswlib-node');
    const { output, status } = await run(process.execPath, [main, 'doctor'], { cwd: folder, env });
    expect(output).toMatch(
      /^pullquote: A compiled module of Pullquote is missing\.\n {2}why: Could not locate the bindings file\.\n {2}next: .*npm rebuild`.*\n$/,
    );
    expect(status).toBe(1);
  });
});
