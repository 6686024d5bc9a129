import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** The most lines that are kept. */
export const historyKept = 500;

/** Newest first, as readline expects. */
export function readHistory(file: string): string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
}

export function writeHistory(file: string, entries: readonly string[]): void {
  try {
    writeFileSync(file, `${entries.slice(0, historyKept).join('\n')}\n`, { mode: 0o600 });
  } catch {
    // The chat works without a history.
  }
}
