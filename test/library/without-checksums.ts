import type { Db } from '../../src/library/sqlite/schema.js';

/** Takes the checksums out of an index, as of a version that had none; the caller sets its format. */
export function withoutChecksums(db: Db): void {
  db.exec(`
    DROP TABLE checksums;
    ALTER TABLE copies DROP COLUMN checksum;
    ALTER TABLE staged_articles DROP COLUMN cut;
  `);
}
