import { Failure } from '../../failure.js';

const unwritable = /^(?:SQLITE_(?:READONLY|CANTOPEN|PERM)|EACCES|EPERM|EROFS|ENOTDIR)/;
const damaged = /^SQLITE_(?:CORRUPT|NOTADB|IOERR|FORMAT)/;

/** A database that can't be read: only a copy or a new ingestion helps. */
export function damagedIndex(what: string, cause: unknown): Failure {
  return new Failure('library', 'index-damaged', what, {
    cause,
    remedy: 'Restore a backup, or move it away and run `pullquote ingest PATH` again.',
  });
}

/**
 * Turns what SQLite or the file system throws about an index into a `Failure`: `index-unwritable` or
 * `index-damaged`. Damage shows wherever a page is first read, so this is called at the border, not at
 * each statement. Anything else is returned as it is.
 */
export function asFailure(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Failure || !('code' in error)) return error;
  const code = String(error.code);
  if (unwritable.test(code)) {
    return new Failure('library', 'index-unwritable', "The index folder can't be written.", {
      cause: error,
      remedy: 'Change its permissions, or set PULLQUOTE_INDEX to a folder of yours.',
    });
  }
  if (damaged.test(code)) {
    return damagedIndex("The index's database is damaged.", error);
  }
  return error;
}
