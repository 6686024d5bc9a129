import path from 'node:path';
import { isWhole, isWholeCopy } from './checksums/checksums.js';
import type { Db } from './schema.js';
import { statement } from './statements.js';

/** Something the user should know about a file, reported again whenever the file is skipped. */
export interface FileFault {
  readonly locator: string;
  readonly message: string;
  /** How many faults it stands for, if it sums up those that aren't named one by one. */
  readonly count?: number;
}

/** A file as it was when everything in it was last taken in. */
export interface FileRecord {
  readonly number: number;
  readonly path: string;
  /** Of its bytes, in hex; `null` while not everything in it is in. */
  readonly sha256: string | null;
  readonly size: number;
  /** Time of the last change, in milliseconds. */
  readonly modified: number;
  readonly faults: readonly FileFault[];
}

/** How a file looks now. */
export interface FileState {
  readonly sha256: string;
  readonly size: number;
  readonly modified: number;
}

/** `null` if nothing was ever read from this path. */
export function findFile(db: Db, file: string): FileRecord | null {
  const row = db.prepare('SELECT * FROM files WHERE path = ?').get(file) as
    | (Omit<FileRecord, 'faults'> & { faults: string })
    | undefined;
  if (row === undefined) return null;
  try {
    return { ...row, faults: JSON.parse(row.faults) as FileFault[] };
  } catch {
    // Its row is damaged: the file is read again.
    return { ...row, sha256: null, faults: [] };
  }
}

/** Whether an article or copy from a file isn't what was stored, so that the file must be read again. */
export function holdsDamage(db: Db, file: number): boolean {
  const found = statement(
    db,
    `SELECT 1 FROM articles a WHERE a.file = ? AND NOT ${isWhole}
     UNION ALL SELECT 1 FROM copies c WHERE c.file = ? AND NOT ${isWholeCopy} LIMIT 1`,
  ).get(file, file);
  return found !== undefined;
}

/**
 * Notes that a file is being read: until `finishFile`, the next run reads it again.
 *
 * @param server whose articles it holds; `null`: shared ones
 */
export function beginFile(db: Db, file: string, server: string | null): number {
  return Number(
    db
      .prepare(
        `INSERT INTO files (path, server) VALUES (?, ?)
         ON CONFLICT (path) DO UPDATE SET sha256 = NULL RETURNING number`,
      )
      .pluck()
      .get(file, server),
  );
}

/** Notes that everything in a file is in; with `null` for its state, that it is to be read again. */
export function finishFile(
  db: Db,
  number: number,
  state: FileState | null,
  faults: readonly FileFault[],
): void {
  db.prepare(
    'UPDATE files SET sha256 = ?, size = ?, modified = ?, faults = ? WHERE number = ?',
  ).run(
    state?.sha256 ?? null,
    state?.size ?? 0,
    state?.modified ?? 0,
    JSON.stringify(faults),
    number,
  );
}

/** Drops a file that nothing in the library comes from any more. */
export function forgetFile(db: Db, number: number): void {
  db.prepare('DELETE FROM files WHERE number = ?').run(number);
}

/** Notes that a file was written again with the same bytes. */
export function touchFile(db: Db, number: number, state: FileState): void {
  db.prepare('UPDATE files SET size = ?, modified = ? WHERE number = ?').run(
    state.size,
    state.modified,
    number,
  );
}

/** The files that are known at or below any of the paths. */
export function filesUnder(db: Db, roots: readonly string[]): { number: number; path: string }[] {
  const files = db.prepare('SELECT number, path FROM files ORDER BY path').all() as {
    number: number;
    path: string;
  }[];
  return files.filter((file) => roots.some((root) => isUnder(file.path, root)));
}

/** Whether a path equals another or is below it. */
export function isUnder(file: string, root: string): boolean {
  const relative = path.relative(root, file);
  return relative === '' || !(relative.startsWith('..') || path.isAbsolute(relative));
}

/** Numbers of the articles and of the copies that came from a file, and where in it. */
export function heldFrom(
  db: Db,
  file: number,
): {
  articles: { number: number; locator: string }[];
  copies: { number: number; locator: string }[];
} {
  const of = (table: 'articles' | 'copies') =>
    db.prepare(`SELECT number, locator FROM ${table} WHERE file = ? ORDER BY number`).all(file) as {
      number: number;
      locator: string;
    }[];
  return { articles: of('articles'), copies: of('copies') };
}
