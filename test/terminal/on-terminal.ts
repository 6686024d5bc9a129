import { spawn, spawnSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { onTestFinished } from 'vitest';
import { commandLine } from './run.js';

/** Whether this machine can give a program a terminal, by `script` of util-linux. */
export const hasTerminals =
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') ?? false;

/** Runs `pullquote` on a terminal of 80 by 24 characters, as somebody would who types these lines. */
export function onTerminal(
  args: readonly string[],
  { index, env = {} }: { readonly index: string; readonly env?: Record<string, string> },
) {
  const words = [process.execPath, ...commandLine, ...args].map((word) => `'${word}'`).join(' ');
  const child = spawn('script', ['-qec', `stty cols 80 rows 24; exec ${words}`, '/dev/null'], {
    env: {
      ...process.env,
      TERM: 'xterm',
      PULLQUOTE_INDEX: index,
      PULLQUOTE_OFFLINE: 'true',
      ...env,
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let shown = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    shown += text;
  });
  return {
    /** Resolves to the exit code. */
    ended: new Promise<number | null>((resolve) => child.once('close', resolve)),
    /** What was on the screen since the last line was typed, without colours. */
    shown: (): string => stripVTControlCharacters(shown).replace(/\r/g, ''),
    type: (keys: string): void => {
      shown = '';
      child.stdin.write(keys);
    },
  };
}
