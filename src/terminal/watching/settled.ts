import { stat } from 'node:fs/promises';

/** Looks that a file is waited for if others are ready: one may be written to for hours. */
const mostLooks = 10;

/** Files that changed and may still be written to. */
export interface Unsettled {
  /**
   * Looks at the files, and at those that changed since.
   *
   * @returns those that are as they were at the look before, once all of them are or enough looks went by
   */
  look(changed: readonly string[]): Promise<readonly string[]>;
}

/** Tells when files that changed are written to the end: two looks in a row find them the same. */
export function openUnsettled(): Unsettled {
  const stamps = new Map<string, string | null>();
  let looks = 0;
  return {
    async look(changed) {
      for (const file of changed) stamps.set(file, null);
      if (stamps.size === 0) return [];
      looks += 1;
      const ready: string[] = [];
      for (const [file, before] of stamps) {
        const now = await stampOf(file);
        if (now === before) ready.push(file);
        stamps.set(file, now);
      }
      if (ready.length < stamps.size && (looks < mostLooks || ready.length === 0)) return [];
      for (const file of ready) stamps.delete(file);
      looks = 0;
      return ready;
    },
  };
}

async function stampOf(file: string): Promise<string> {
  try {
    const { size, mtimeMs, ino } = await stat(file);
    return `${size} ${mtimeMs} ${ino}`;
  } catch {
    return 'gone';
  }
}
