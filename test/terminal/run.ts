import { spawn } from 'node:child_process';
import path from 'node:path';

const main = path.resolve('src/terminal/main.ts');
/** What `npm run build` makes of it, the bundle that users run. */
export const builtMain = path.resolve('dist/terminal/main.js');

/** What a command came to. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `pullquote` as a user would, in a process of its own, from the sources or as it was built. */
export function pullquote(
  args: readonly string[],
  {
    index,
    input = '',
    env = {},
    built = false,
  }: { index: string; input?: string; env?: Record<string, string>; built?: boolean },
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [...(built ? [builtMain] : ['--import', 'tsx', main]), ...args],
      {
        env: {
          ...process.env,
          NO_COLOR: '1',
          PULLQUOTE_INDEX: index,
          PULLQUOTE_OFFLINE: 'true',
          ...env,
        },
      },
    );
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
