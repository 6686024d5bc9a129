import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { Failure } from '../failure.js';

/** Questions and members' ids are in it, and nobody else on the machine should read them. */
const folderMode = 0o700;
export const fileMode = 0o600;

/** Bits of a folder that several users share on purpose: set-group-ID and sticky. */
const shared = 0o3000;

/** Everything that Pullquote itself puts into an index folder. */
const ownName =
  /^(?:(?:pullquote|records)\.db(?:-wal|-shm|-journal)?|(?:words|graph)-.*\.bin(?:\.tmp)?|manifest\.json(?:\.tmp)?|writer\.(?:lock|lock-journal|json)|chat-history|added|demo)$/;

/** Those of them that are folders, with their own modes. */
const folders: readonly string[] = ['added', 'demo'];

/** What is in a folder that holds, or held, an index with articles. */
const remains = /^(?:records\.db|manifest\.json|pullquote\.db-wal|(?:words|graph)-.*\.bin|added)$/;

/**
 * Makes an index folder ready to be written: creates it if it is missing, and closes it and what
 * Pullquote has put there to other users. A folder that also holds other things, or that is shared by
 * its set-group-ID or sticky bit, stays as it is. On Windows nothing is closed.
 *
 * @throws Failure `invalid-setting` if there can be no folder of that name
 */
export function prepareIndexFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: folderMode });
  } catch (error) {
    throw wrongFolder(folder, error) ?? error;
  }
  if (process.platform === 'win32' || (statSync(folder).mode & shared) !== 0) return;
  const names = readdirSync(folder);
  for (const name of names.filter((one) => ownName.test(one) && !folders.includes(one))) {
    restrict(path.join(folder, name), fileMode);
  }
  if (names.every((name) => ownName.test(name))) restrict(folder, folderMode);
}

/** Creates an empty file that only its owner can read; leaves an existing one as it is. */
export function createPrivateFile(file: string): void {
  // Closing a database's file would end the locks that this process has on it.
  if (!existsSync(file)) closeSync(openSync(file, 'a', fileMode));
}

/**
 * Checks that a folder can be one, whether it exists or not.
 *
 * @throws Failure `invalid-setting`
 */
export function checkIndexFolder(folder: string): void {
  try {
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error(), { code: 'EEXIST' });
  } catch (error) {
    const failure = wrongFolder(folder, error);
    if (failure !== null) throw failure;
  }
}

/** Whether a folder holds parts of an index with articles, beside its database. */
export function holdsRemains(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((name) => remains.test(name));
}

/** `null` if the name of the folder isn't what is wrong. */
function wrongFolder(folder: string, error: unknown): Failure | null {
  const why = {
    EEXIST: 'is a file',
    ENOTDIR: 'lies below a file',
    ENAMETOOLONG: 'has too long a name',
    ELOOP: 'is a link that leads to itself',
  }[String((error as NodeJS.ErrnoException).code)];
  if (why === undefined) return null;
  const shown = folder.length > 200 ? `${folder.slice(0, 200)}…` : folder;
  return new Failure('library', 'invalid-setting', `The index folder ${shown} ${why}.`, {
    remedy: 'Set PULLQUOTE_INDEX to a folder.',
  });
}

/** Takes away what a mode has beyond another. Files of other users stay as they are. */
function restrict(file: string, mode: number): void {
  try {
    const { mode: before } = statSync(file);
    if ((before & 0o777 & ~mode) !== 0) chmodSync(file, before & mode);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // It is another user's, is gone by now, or is on a read-only disk.
    if (code !== 'EPERM' && code !== 'ENOENT' && code !== 'EROFS') throw error;
  }
}
