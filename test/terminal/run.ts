import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const main = path.resolve('src/terminal/main.ts');
/** What `npm run build` makes of it, the bundle that users run. */
const builtMain = path.resolve('dist/terminal/main.js');

/** Whether it was built, and no source changed since. */
export const isBuilt =
  existsSync(builtMain) && changedAt(builtMain) > Math.max(...sourcesChanged());

/** What follows `node` to run `pullquote`: as it was built, which starts in half of the time, else the sources. */
export const commandLine: readonly string[] = isBuilt ? [builtMain] : ['--import', 'tsx', main];

function sourcesChanged(): number[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' }).map((file) =>
    changedAt(path.join('src', file)),
  );
}

function changedAt(file: string): number {
  return statSync(file).mtimeMs;
}

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
