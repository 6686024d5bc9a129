import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isBuilt } from '../terminal/run.js';

const folder = mkdtempSync(path.join(tmpdir(), 'pullquote-package-'));
const modules = path.join(folder, 'node_modules');

/** A user's program: ten lines that ingest and ask. */
const program = `import { openPullquote, type Answer } from 'pullquote';

const pullquote = await openPullquote({ index: 'news', offline: true });
const report = await pullquote.ingest('articles');
if (report.faults.length > 0) throw new Error('an article was left out');
const answer: Answer = await pullquote.ask('How much did the harbour lock cost?');
const text: string | undefined = answer.quotes[0]?.highlight.text;
console.log(text);
await pullquote.close();
`;

/** What a program in the folder printed, errors included, and how it ended. */
function run(file: string, args: readonly string[]): { output: string; status: number | null } {
  const { stdout, stderr, status } = spawnSync(file, args, { cwd: folder, encoding: 'utf8' });
  return { output: stdout + stderr, status };
}

describe.skipIf(!isBuilt)('the package, packed and installed in an empty folder', () => {
  beforeAll(() => {
    const pack = ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder];
    const tarball = execFileSync('npm', pack, { encoding: 'utf8' }).trim();
    const installed = path.join(modules, 'pullquote');
    mkdirSync(installed, { recursive: true });
    run('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
    // What it depends on is the checkout's: compiling that again would take minutes.
    const { dependencies } = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8'));
    for (const name of [...Object.keys(dependencies), '@types/node', 'typescript']) {
      mkdirSync(path.dirname(path.join(modules, name)), { recursive: true });
      symlinkSync(path.resolve('node_modules', name), path.join(modules, name));
    }
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
    mkdirSync(path.join(folder, 'articles'));
    writeFileSync(
      path.join(folder, 'articles', 'lock.txt'),
      'Harbour lock reopens\n\nThe harbour lock reopened on Tuesday after four years of work. It cost 41 million euros, twice what the city had planned.\n',
    );
    writeFileSync(path.join(folder, 'program.ts'), program);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has types that a strict compiler accepts without skipping those of libraries', () => {
    const options = '--strict --target es2022 --module nodenext --types node'.split(' ');
    const compiler = path.join(modules, 'typescript/bin/tsc');
    expect(run(process.execPath, [compiler, ...options, 'program.ts'])).toEqual({
      output: '',
      status: 0,
    });
  });

  it('ingests and answers', () => {
    const { output, status } = run(process.execPath, ['program.js']);
    expect(output).toContain('It cost 41 million euros');
    expect(status).toBe(0);
  });

  it('keeps its inner parts to itself', () => {
    writeFileSync(path.join(folder, 'inner.js'), "import 'pullquote/dist/pullquote.js';\n");
    expect(run(process.execPath, ['inner.js']).output).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });
});
