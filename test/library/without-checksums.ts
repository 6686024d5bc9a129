import type { Db } from '../../src/library/sqlite/schema.js';

/**
 * Takes the owners of articles and what came after them out of an index, as of a version that had none; the caller sets
 * its format.
 */
export function withoutOwners(db: Db): void {
  db.exec(`
    DROP TABLE later_versions;
    DROP TABLE article_owners;
    ALTER TABLE files DROP COLUMN server;
  `);
}

/** Takes the checksums out, too, which came before owners. */
export function withoutChecksums(db: Db): void {
  withoutOwners(db);
  db.exec(`
    DROP TABLE checksums;
    ALTER TABLE copies DROP COLUMN checksum;
    ALTER TABLE staged_articles DROP COLUMN cut;
  `);
}
