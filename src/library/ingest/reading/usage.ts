import { readFileSync } from 'node:fs';

/** Clock ticks in a second; Linux reports 100 to programs, whatever it uses itself. */
const ticks = 100;

/** What a process has used. */
export interface Usage {
  /** Processor time. A process that waits for its turn on a busy machine uses none. */
  readonly seconds: number;
  /** Memory that is its own, with that outside of its JavaScript; megabytes. */
  readonly memoryMb: number;
}

/** What a process has used; `null` if the system doesn't say. */
export function usageOf(pid: number): Usage | null {
  try {
    // The second field, the name in brackets, may itself hold spaces: user and system time are the
    // 12th and 13th after it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ');
    const seconds = (Number(fields[11]) + Number(fields[12])) / ticks;
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    const memoryMb = Number(/^RssAnon:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1_024;
    return Number.isFinite(seconds) ? { seconds, memoryMb } : null;
  } catch {
    return null;
  }
}
