import type Database from 'better-sqlite3';
import { Failure } from '../../failure.js';

/**
 * Migrates a database to the current format: `migrations` are its tables, one entry per format
 * version, and `PRAGMA user_version` counts those applied. `what` names it in a sentence.
 *
 * @throws Failure `index-mismatch` if a later version of pullquote wrote it
 */
export function migrate(db: Database.Database, migrations: readonly string[], what: string): void {
  const format = migrations.length;
  const version = (): number => Number(db.pragma('user_version', { simple: true }));
  if (version() === format) {
    return;
  }
  db.transaction(() => {
    // Another process may have migrated while this one waited for the lock.
    const from = version();
    if (from > format) {
      throw new Failure(
        'library',
        'index-mismatch',
        `${what} has format ${from}; this version reads up to ${format}.`,
        { remedy: 'Use the version of Pullquote that wrote it, or a newer one.' },
      );
    }
    for (const sql of migrations.slice(from)) {
      db.exec(sql);
    }
    db.pragma(`user_version = ${format}`);
  }).immediate();
}
