import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../library/stories.js';

/** A disk of its own with room for so many kB; `null` if this user may not mount one. */
export function smallDisk(kilobytes: number): string | null {
  const folder = temporaryFolder();
  try {
    const size = `size=${kilobytes}k`;
    execFileSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  return folder;
}

/** Fills a disk to the last block with a file. */
export function fillDisk(file: string): void {
  for (let bytes = 1_000_000; bytes >= 512; ) {
    try {
      writeFileSync(file, Buffer.alloc(bytes), { flag: 'a' });
    } catch {
      bytes = Math.floor(bytes / 2);
    }
  }
}
