import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../library/stories.js';
import { commandLine } from '../terminal/run.js';

const require = createRequire(import.meta.url);
const inspector = path.join(
  path.dirname(require.resolve('@modelcontextprotocol/inspector/package.json')),
  'cli/build/cli.js',
);

/** What the inspector of the protocol, a program of others, gets from `pullquote mcp`. */
async function inspect(index: string, args: readonly string[]) {
  const command = ['--cli', process.execPath, ...commandLine, 'mcp', ...args];
  const { stdout } = await promisify(execFile)(process.execPath, [inspector, ...command], {
    env: { ...process.env, PULLQUOTE_INDEX: index, PULLQUOTE_OFFLINE: 'true' },
  });
  return JSON.parse(stdout);
}

it('is understood by the inspector of the protocol', async () => {
  const index = temporaryFolder();
  const { tools } = await inspect(index, ['--method', 'tools/list']);
  expect(tools.map(({ name }: { name: string }) => name)).toContain('ask');
  const call = ['--method', 'tools/call', '--tool-name', 'ask', '--tool-arg'];
  const answer = await inspect(index, [...call, 'question=what was stolen from exchanges?']);
  expect(answer.structuredContent.answered).toBe(true);
  expect(answer.content[0].text).toContain('$50 million');
});
