import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** What ends nodes that their test process has left behind. */
export interface Watchdog {
  /** Ends what still runs and removes the folder. */
  finish(): Promise<void>;
}

/**
 * Starts a process that outlives this one for a moment, however this one ends: a pipe between them
 * closes then, also on `kill -9`, when no handler of this process can run. It kills every process
 * whose id is in a file `*.pid` of the folder, and removes the folder.
 */
export function startWatchdog(folder: string): Watchdog {
  const script = `cat; for pid in $(cat "$0"/*.pid); do kill -9 "$pid"; done; rm -rf "$0"`;
  const shell = spawn('sh', ['-c', script, folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // Ctrl-C in a terminal is not for this one.
    detached: true,
  });
  const exit = once(shell, 'exit');
  const finish = async () => {
    process.off('disconnect', finish);
    shell.stdin.end();
    await exit;
  };
  // One that runs tests for another process, which has ended, would wait for its word for ever.
  process.once('disconnect', finish);
  return { finish };
}
