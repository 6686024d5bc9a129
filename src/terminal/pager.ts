import { spawn } from 'node:child_process';
import { printable, write } from './output.js';

/** As git has it: short texts leave at once, colours are shown, and the text stays on the screen. */
const lessByDefault = 'FRX';

/**
 * Writes a text to standard output: on a terminal through the pager in `PAGER`, or `less`, otherwise as it
 * is. An empty `PAGER`, or `cat`, means none.
 */
export async function page(text: string): Promise<void> {
  const pager = process.env.PAGER ?? 'less';
  if (!process.stdout.isTTY || !process.stdin.isTTY || pager === '' || pager === 'cat') {
    write(text);
    return;
  }
  if (!(await shownBy(pager, text))) write(text);
}

/** Whether a pager could be started; it may have been left before the end. */
function shownBy(pager: string, text: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(pager, {
      // Like every program that reads PAGER: it may hold options.
      shell: true,
      stdio: ['pipe', 'inherit', 'ignore'],
      env: { LESS: lessByDefault, LV: '-c', ...process.env },
    });
    // Ctrl-C is the pager's while it runs.
    const ignore = (): void => undefined;
    process.on('SIGINT', ignore);
    child.stdin.on('error', ignore);
    child.on('error', () => resolve(false));
    child.on('close', (code) => {
      process.off('SIGINT', ignore);
      // A shell's words for "can't be run" and "not found".
      resolve(code !== 126 && code !== 127);
    });
    child.stdin.end(printable(text));
  });
}
