import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** A running `child.ts`, and what it has said. */
export interface Child {
  readonly process: ChildProcessByStdio<Writable, Readable, null>;
  /** Begins its work, once it is ready. */
  begin(): Promise<void>;
  /** Whole lines of its standard output so far. */
  lines(): string[];
  /** Waits for a line that begins so, or so many; `false` where it ended before. */
  said(start: string, times?: number): Promise<boolean>;
  ended(): Promise<void>;
}

export function startChild(...operands: string[]): Child {
  return startScript(new URL('child.ts', import.meta.url), ...operands);
}

/** A script that says `ready` and waits for a line, as `child.ts` does. */
export function startScript(url: URL, ...operands: string[]): Child {
  const script = fileURLToPath(url);
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...operands], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const ended = once(child, 'close').then(() => undefined);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const lines = () => output.split('\n').slice(0, -1);
  const said = async (start: string, times = 1) => {
    const enough = () => lines().filter((line) => line.startsWith(start)).length >= times;
    while (!enough() && child.exitCode === null) {
      await Promise.race([once(child.stdout, 'data'), ended]);
    }
    return enough();
  };
  const begin = async () => {
    if (!(await said('ready'))) {
      throw new Error(`The child could not start: ${output}`);
    }
    child.stdin.write('go\n');
  };
  return { process: child, begin, lines, said, ended: () => ended };
}
