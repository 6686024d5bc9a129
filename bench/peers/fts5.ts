import path from 'node:path';
import Database from 'better-sqlite3';
import { tokens } from '../../src/text/words.js';
import { passagesOf } from './collection.js';
import type { Peer, PeerModule } from './peer.js';

const fileIn = (folder: string): string => path.join(folder, 'fts5.db');

/** SQLite's full-text index, through the project's own better-sqlite3. */
export const fts5: PeerModule = {
  create: async (folder) => peerOf(new Database(fileIn(folder))),
  openAgain: async (folder) => peerOf(new Database(fileIn(folder), { readonly: true })),
};

function peerOf(db: Database.Database): Peer {
  const version = String(db.prepare('SELECT sqlite_version()').pluck().get());
  let select: Database.Statement | null = null;
  return {
    name: `SQLite FTS5 ${version}`,
    async add({ sources }) {
      db.exec("CREATE VIRTUAL TABLE passages USING fts5(title, text, tokenize='porter unicode61')");
      const insert = db.prepare('INSERT INTO passages (rowid, title, text) VALUES (?, ?, ?)');
      db.transaction(() => {
        for (const { id, title, text } of passagesOf(sources)) insert.run(id, title, text);
        db.exec("INSERT INTO passages (passages) VALUES ('optimize')");
      })();
    },
    persist: async () => undefined,
    async search(question, _, k) {
      select ??= db
        .prepare('SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?')
        .pluck();
      const terms = anyWord(question);
      return terms === '' ? [] : (select.all(terms, k) as number[]);
    },
    close: async () => {
      db.close();
    },
  };
}

/** A question as FTS5 is asked: any of its words, as they are written; stop words left out. */
function anyWord(question: string): string {
  return tokens(question)
    .map(({ start, end }) => question.slice(start, end).replaceAll('"', ''))
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map((word) => `"${word}"`)
    .join(' OR ');
}
