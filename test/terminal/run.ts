import { spawn } from 'node:child_process';
import path from 'node:path';
import { builtMain, isBuilt } from '../built.js';

const main = path.resolve('src/terminal/main.ts');

/** What follows `node` to run `pullquote`: as it was built, which starts in half of the time, else the sources. */
export const commandLine: readonly string[] = isBuilt ? [builtMain] : ['--import', 'tsx', main];

/** What a command came to. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `pullquote` as a user would, in a process of its own. */
export function pullquote(
  args: readonly string[],
  {
    index,
    input = '',
    env = {},
  }: { index: string; input?: string | Buffer; env?: Record<string, string> },
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...commandLine, ...args], {
      env: {
        ...process.env,
        NO_COLOR: '1',
        PULLQUOTE_INDEX: index,
        PULLQUOTE_OFFLINE: 'true',
        ...env,
      },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.end(input);
  });
}
