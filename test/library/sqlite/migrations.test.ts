import Database from 'better-sqlite3';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { drawnOnBy, ownedBy } from '../../../src/library/scope.js';
import { openListing } from '../../../src/library/sqlite/listing.js';
import { databaseFile } from '../../../src/library/sqlite/schema.js';
import { smallEmbedder } from '../small-embedder.js';
import { workplace } from '../stories.js';
import { story } from '../story.js';
import { withoutOwners } from '../without-checksums.js';

const embedder = smallEmbedder();
const articles = [
  { id: 'moor', title: 'Moor fire', publisher: 'Vale Observer', author: 'Ben Okafor' },
  { id: 'lock', title: 'Tidal lock', publisher: 'Coast Wire' },
];

/** An index as it was before names had authors, of a machine that publishes to a cluster. */
async function olderIndex(): Promise<string> {
  const { write, ingest, index } = workplace();
  const lines = articles.map((one, seed) => JSON.stringify({ ...one, text: story(seed).body }));
  write('articles.jsonl', lines.join('\n'));
  await ingest(embedder);
  const db = new Database(databaseFile(index));
  db.exec('UPDATE articles SET names = lower(title || char(10) || publisher)');
  db.exec("INSERT INTO meta (key, value) VALUES ('brought_to', 'a cluster')");
  withoutOwners(db);
  db.pragma('user_version = 5');
  db.close();
  return index;
}

describe('an index of before articles had owners', () => {
  it('shows all of them to every server once it is opened', async () => {
    const index = await olderIndex();
    const listing = openListing(index, undefined, drawnOnBy('111111111111111111'));
    onTestFinished(() => listing.close());
    expect((await listing.articles()).map(({ id }) => id).sort()).toEqual(['lock', 'moor']);
    const own = openListing(index, undefined, ownedBy('111111111111111111'));
    onTestFinished(() => own.close());
    expect(await own.articles()).toEqual([]);
  });
});

describe('an index of before authors could be filtered by', () => {
  let close = async () => {};
  afterEach(() => close());

  it('finds its articles by their authors once it is opened', async () => {
    const listing = openListing(await olderIndex());
    close = () => listing.close();
    const ids = async (filter: { source?: string; author?: string }) =>
      (await listing.articles(filter)).map(({ id }) => id);
    expect(await ids({ author: 'Okafor' })).toEqual(['moor']);
    expect(await ids({ source: 'okafor' })).toEqual(['moor']);
    expect(await ids({ source: 'coast' })).toEqual(['lock']);
  });

  it('notes those with an author for the cluster, whose names lack it too', async () => {
    const index = await olderIndex();
    await openListing(index).close();
    const db = new Database(databaseFile(index));
    expect(db.prepare('SELECT id FROM outbox').pluck().all()).toEqual(['moor']);
    db.close();
  });
});
