import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { z } from 'zod';
import type { PassageText, PassageVectors } from '../../src/models/embedding/embedder.js';

const row = z.object({ passage: z.instanceof(Buffer), sentences: z.instanceof(Buffer) });

/** Vectors of passages in a file, by what was embedded. */
export class VectorFile {
  readonly #db: Database.Database;
  readonly #find: Database.Statement;
  readonly #keep: Database.Statement;

  /** Opens the file, which is made if it is missing. */
  constructor(file: string) {
    this.#db = new Database(file);
    this.#db.pragma('journal_mode = WAL');
    this.#db.exec(
      'CREATE TABLE IF NOT EXISTS vectors (key TEXT PRIMARY KEY, passage BLOB, sentences BLOB)',
    );
    this.#find = this.#db.prepare('SELECT passage, sentences FROM vectors WHERE key = ?');
    this.#keep = this.#db.prepare('INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)');
  }

  /** `null` if the text is not known. */
  find(text: PassageText): PassageVectors | null {
    const found = this.#find.get(keyOf(text));
    if (found === undefined) return null;
    const { passage, sentences } = row.parse(found);
    return {
      passage: new Float32Array(new Uint8Array(passage).buffer),
      sentences: new Int8Array(new Uint8Array(sentences).buffer),
    };
  }

  /** Keeps all or none. */
  keep(known: Iterable<readonly [PassageText, PassageVectors]>): void {
    this.#db.transaction(() => {
      for (const [text, { passage, sentences }] of known) {
        this.#keep.run(keyOf(text), bytesOf(passage), bytesOf(sentences));
      }
    })();
  }

  close(): void {
    this.#db.close();
  }
}

function keyOf(text: PassageText): string {
  return createHash('sha256').update(JSON.stringify(text)).digest('hex');
}

function bytesOf(values: Float32Array | Int8Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
