import { readFileSync } from 'node:fs';

/** Clock ticks in a second; Linux reports 100 to programs, whatever it uses itself. */
const ticks = 100;

/**
 * Seconds of processor time that a process has used; `null` if the system doesn't say. A process that
 * waits for its turn on a busy machine uses none.
 */
export function cpuSeconds(pid: number): number | null {
  try {
    // The second field, the name in brackets, may itself hold spaces: user and system time are the
    // 12th and 13th after it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ');
    const used = Number(fields[11]) + Number(fields[12]);
    return Number.isFinite(used) ? used / ticks : null;
  } catch {
    return null;
  }
}
