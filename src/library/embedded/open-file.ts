import { statSync } from 'node:fs';
import { Failure } from '../../failure.js';

/**
 * A database file that this process has open. Its path may meanwhile lead to another file, or to none:
 * after its folder was moved, or a backup was restored. Whatever is written to the open file is lost then.
 */
export class OpenFile {
  readonly #path: string;
  #opened: string | null;
  #journal: string | null = null;

  /** To be made before the file is opened, or created: then no replacement is missed. */
  constructor(path: string) {
    this.#path = path;
    this.#opened = fileAt(path);
  }

  /**
   * Whether another file is at the path now, and can be opened.
   *
   * @throws Failure `index-missing` if no file is at the path; `index-mismatch` if only the database was
   *   replaced: SQLite would write the former one's journal into it
   */
  isReplaced(): boolean {
    const found = fileAt(this.#path);
    if (found === null) throw gone(this.#path);
    this.#opened ??= found;
    const journal = `${this.#path}-wal`;
    if (found === this.#opened) {
      this.#journal ??= fileAt(journal);
      return false;
    }
    if (this.#journal !== null && fileAt(journal) === this.#journal) throw mixed(this.#path);
    return true;
  }
}

/** Which file is at a path, by device and inode; `null` if none is, or its folder can't be read. */
function fileAt(path: string): string | null {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return null;
  }
}

function gone(path: string): Failure {
  return new Failure(
    'library',
    'index-missing',
    `${path} was moved or deleted, or its folder can't be read.`,
    {
      remedy: 'Move it back. To go on without it, start this program again.',
    },
  );
}

function mixed(path: string): Failure {
  return new Failure(
    'library',
    'index-mismatch',
    `${path} was replaced, but ${path}-wal still belongs to the former file.`,
    {
      remedy:
        'Stop this program, move the files ending in -wal and -shm to the former file, and start it again.',
    },
  );
}
