import { Failure } from '../../failure.js';
import { nativeFailure } from '../../native-module.js';

/** SQLite enlarges its shared memory file when it opens a database, and fails in its own way. */
const full = /^(?:SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)$/;
const unwritable = /^(?:SQLITE_(?:READONLY|CANTOPEN|PERM)|EACCES|EPERM|EROFS|ENOTDIR)/;
const failing = /^(?:SQLITE_IOERR|EIO$|EFBIG$)/;
const busy = /^SQLITE_(?:BUSY|LOCKED)/;
const damaged = /^SQLITE_(?:CORRUPT|NOTADB|FORMAT)/;

/** What helps against damage that was proved: nothing else may lead to this advice. */
export const replaceIndex =
  'Restore a backup. Without one, keep the folder, set PULLQUOTE_INDEX to a new one, and run `pullquote ingest PATH` for your files and for added/ in the old folder, which holds those added from Discord. Removed articles come back then, and what came from standard input is lost.';

/** A database that was proved to be damaged. */
export function damagedIndex(what: string, cause?: unknown): Failure {
  return new Failure('library', 'index-damaged', what, { cause, remedy: replaceIndex });
}

/** Whether an error says that the disk is full. */
export function isDiskFull(error: unknown): boolean {
  return full.test(codeOf(error));
}

/**
 * Turns what SQLite or the file system throws about an index into a `Failure`: `disk-full`,
 * `index-unwritable`, `index-busy`, `native-module` if SQLite itself can't be loaded, or `index-damaged`
 * if the content itself is wrong. Damage shows
 * wherever a page is first read, so this is called at the border, not at each statement. Anything else
 * is returned as it is.
 */
export function asFailure(error: unknown): unknown {
  const code = codeOf(error);
  if (full.test(code)) {
    return new Failure('library', 'disk-full', 'The disk with the index is full.', {
      cause: error,
      remedy: 'Make room, then run the same command again. The index itself is not damaged.',
    });
  }
  if (unwritable.test(code)) {
    return new Failure('library', 'index-unwritable', "The index folder can't be written.", {
      cause: error,
      remedy:
        'Change its permissions, mount its disk writable, or set PULLQUOTE_INDEX to a folder of yours.',
    });
  }
  if (failing.test(code)) {
    return new Failure(
      'library',
      'index-unwritable',
      "The disk with the index can't be read or written.",
      {
        cause: error,
        remedy:
          "See whether the disk is full, at a limit or failing (`df`, the system's log), then run the same command again.",
      },
    );
  }
  if (busy.test(code)) {
    return new Failure('library', 'index-busy', "Another process is using the index's database.", {
      cause: error,
      remedy: 'Wait until it has finished, or stop it, then try again.',
    });
  }
  if (damaged.test(code)) return damagedIndex("The index's database is damaged.", error);
  return nativeFailure(error) ?? error;
}

function codeOf(error: unknown): string {
  const isOwn = !(error instanceof Error) || error instanceof Failure || !('code' in error);
  return isOwn ? '' : String(error.code);
}
