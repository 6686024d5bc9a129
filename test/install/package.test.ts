import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isBuilt } from '../built.js';
import { type Ended, run, unpackInto } from './packed.js';

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

function node(...args: readonly string[]): Promise<Ended> {
  return run(process.execPath, args, { cwd: folder });
}

/** The files that a document links to, relative to the package. */
function linksOf(document: string): string[] {
  const text = readFileSync(path.join(modules, 'pullquote', document), 'utf8');
  return [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)].map(([, link = '']) =>
    path.join(path.dirname(document), link),
  );
}

describe.skipIf(!isBuilt)('the package, packed and installed in an empty folder', () => {
  beforeAll(async () => {
    await unpackInto(folder, ['@types/node', 'typescript']);
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
    mkdirSync(path.join(folder, 'articles'));
    writeFileSync(
      path.join(folder, 'articles', 'lock.txt'),
      'Harbour lock reopens\n\nThe harbour lock reopened on Tuesday after four years of work. It cost 41 million euros, twice what the city had planned.\n',
    );
    writeFileSync(path.join(folder, 'program.ts'), program);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has types that a strict compiler accepts without skipping those of libraries', async () => {
    const options = '--strict --target es2022 --module nodenext --types node'.split(' ');
    const compiler = path.join(modules, 'typescript/bin/tsc');
    expect(await node(compiler, ...options, 'program.ts')).toEqual({ output: '', status: 0 });
  });

  it('ingests and answers', async () => {
    const { output, status } = await node('program.js');
    expect(output).toContain('It cost 41 million euros');
    expect(status).toBe(0);
  });

  it('keeps its inner parts to itself', async () => {
    writeFileSync(path.join(folder, 'inner.js'), "import 'pullquote/dist/pullquote.js';\n");
    expect((await node('inner.js')).output).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });

  it.each([
    'README.md',
    'PRIVACY.md',
    'deploy/README.md',
    'docs/operating.md',
  ])('holds every file that its %s links to', (document) => {
    const lost = linksOf(document).filter(
      (link) => !existsSync(path.join(modules, 'pullquote', link)),
    );
    expect(lost).toEqual([]);
  });
});
