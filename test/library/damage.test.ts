import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ingest } from '../../src/library/ingest/ingest.js';
import type { Fault } from '../../src/library/library.js';
import { openLibrary } from '../../src/library/open.js';
import { reindex } from '../../src/library/reindex.js';
import { openListing } from '../../src/library/sqlite/listing.js';
import { type Db, openDatabase } from '../../src/library/sqlite/schema.js';
import { copyLibrary } from '../../src/library/transfer/copy.js';
import { embeddedSide } from '../../src/library/transfer/embedded-copy.js';
import { smallEmbedder } from './small-embedder.js';
import { changesOf, temporaryFolder, type Workplace, workplace } from './stories.js';
import { story, storyText } from './story.js';
import { withoutChecksums } from './without-checksums.js';

const embedder = smallEmbedder();
const given = {
  id: 'one',
  publisher: 'Kalvik Post',
  date: '2024-03-05',
  author: 'The desk',
  url: 'https://example.com/one',
};

/** An index with the article `one`, the article `two`, and a copy of `one`. */
async function filled(): Promise<Workplace> {
  const place = workplace();
  place.write('1.txt', storyText(1, given));
  place.write('2.txt', storyText(2, { id: 'two' }));
  place.write('3.txt', storyText(1, { id: 'again', publisher: 'Quill Times' }));
  await place.ingest(embedder);
  return place;
}

function change<T>(index: string, use: (db: Db) => T): T {
  const db = openDatabase(index);
  try {
    return use(db);
  } finally {
    db.close();
  }
}

/** All that a library shows, and what it reports meanwhile. */
async function shownBy(index: string) {
  const faults: Fault[] = [];
  const library = await openLibrary(index, embedder.model, { onFault: (one) => faults.push(one) });
  const articles = await library.articles();
  const one = await library.article('one');
  const kin = (await library.alsoIn('one')).map(({ id }) => id);
  const { passage: vector } = await embedder.embedQuery('harbour');
  const { candidates } = await library.search({ text: 'harbour', vector, limit: 50 });
  const spans = candidates
    .filter(({ passage }) => passage.articleId === 'one')
    .map(({ passage: { start, end } }) => one?.body.slice(start, end));
  await library.close();
  return { ids: articles.map(({ id }) => id).sort(), one, kin, spans, faults };
}

describe('an article that is no longer what was stored', () => {
  it.each([
    ['a digit of its text', "UPDATE articles SET body = replace(body, '1', '7') WHERE id = 'one'"],
    ['its title', "UPDATE articles SET title = title || '!' WHERE id = 'one'"],
    ['its publisher', "UPDATE articles SET publisher = 'Kalvik Past' WHERE id = 'one'"],
    ['its date', "UPDATE articles SET date = '2024-03-04' WHERE id = 'one'"],
    ['its author', "UPDATE articles SET author = NULL WHERE id = 'one'"],
    ['its address', "UPDATE articles SET url = 'https://example.com/ona' WHERE id = 'one'"],
    ['when it was added', "UPDATE articles SET added_at = '1999' WHERE id = 'one'"],
    ['where a passage begins', 'UPDATE passages SET "start" = "start" + 5 WHERE row = 2'],
    ['its checksum', "UPDATE checksums SET text = x'00' WHERE article = 1"],
    ['that it has a checksum', 'DELETE FROM checksums WHERE article = 1'],
  ])('is neither quoted nor listed, is named, and is read again from its file: %s', async (_, harm) => {
    const { index, ingest, faults } = await filled();
    const before = await shownBy(index);
    expect(before).toMatchObject({ ids: ['one', 'two'], kin: ['again'], faults: [] });
    change(index, (db) => db.exec(harm));

    const damaged = await shownBy(index);
    expect(damaged).toMatchObject({ ids: ['two'], one: null });
    expect(damaged.faults).toEqual([
      {
        what: expect.stringMatching(/^Article one .*is damaged and isn't quoted/),
        remedy: expect.stringContaining('pullquote ingest'),
      },
    ]);
    expect(await faults()).toContainEqual(damaged.faults[0]);

    expect((await ingest(embedder)).files.unchanged).toBe(2);
    const after = await shownBy(index);
    expect(after).toEqual({
      ...before,
      one: { ...before.one, addedAt: expect.any(String) },
      kin: expect.arrayContaining(['again']),
    });
    expect(await faults()).toEqual([]);
  });

  it('is found in the bytes of the file, whichever bit of a number is another', async () => {
    const { index, faults } = await filled();
    const file = path.join(index, 'pullquote.db');
    const bytes = readFileSync(file);
    const number = /\d{5}/.exec(story(1).body)?.[0] ?? 'none';
    bytes[bytes.indexOf(number)] = (bytes[bytes.indexOf(number)] ?? 0) ^ 4;
    writeFileSync(file, bytes);
    expect((await shownBy(index)).one).toBeNull();
    expect(await faults()).toHaveLength(1);
  });

  it('gets no passage of another article, though its row says so', async () => {
    const { index } = await filled();
    const inSchema = "FROM sqlite_master WHERE name = 'passages_by_article'";
    const withSchema = <T>(use: (db: Db) => T): T =>
      change(index, (db) => {
        db.unsafeMode();
        db.pragma('writable_schema = ON');
        return use(db);
      });
    const known = withSchema((db) => {
      const found = db.prepare(`SELECT * ${inSchema}`).get();
      db.exec(`DELETE ${inSchema}`);
      return found;
    });
    // SQLite doesn't know its index now, so the index doesn't follow.
    change(index, (db) => db.exec('UPDATE passages SET article = 2, ordinal = 40 WHERE row = 2'));
    withSchema((db) =>
      db
        .prepare('INSERT INTO sqlite_master VALUES (:type, :name, :tbl_name, :rootpage, :sql)')
        .run(known),
    );
    const library = await openLibrary(index, embedder.model);
    const { passage: vector } = await embedder.embedQuery('harbour');
    const { candidates } = await library.search({ text: 'harbour', vector, limit: 50 });
    expect(candidates.length).toBeGreaterThan(0);
    expect(candidates.map(({ passage }) => passage.ordinal)).not.toContain(40);
    await library.close();
  });

  it('as a copy is not named, and is read again', async () => {
    const { index, ingest, faults } = await filled();
    change(index, (db) => db.exec("UPDATE copies SET publisher = 'Quiet Times'"));
    expect(await shownBy(index)).toMatchObject({
      kin: [],
      faults: [{ what: expect.stringMatching(/copy again of article one is damaged/) }],
    });
    expect(await faults()).toHaveLength(1);
    await ingest(embedder);
    expect(await shownBy(index)).toMatchObject({ kin: ['again'], faults: [] });
    expect(await faults()).toEqual([]);
  });

  it('as a copy takes no place of another, and is read again', async () => {
    const { index, write, ingest: ingestAll } = await filled();
    change(index, (db) => db.exec("UPDATE copies SET title = 'False'"));
    const other = write('1.txt', storyText(7, { id: 'seven' }));
    await ingest([other], { folder: index, embedder });
    expect((await shownBy(index)).ids).toEqual(['seven', 'two']);
    await ingestAll(embedder);
    expect((await shownBy(index)).ids).toEqual(['again', 'seven', 'two']);
  });

  it('does not count as right since its label was corrected', async () => {
    const { index, write, ingest, remove } = await filled();
    change(index, (db) =>
      db.exec("UPDATE articles SET body = replace(body, '1', '7') WHERE number = 1"),
    );
    remove('1.txt');
    write('2.txt', storyText(2, { id: 'two', publisher: 'Kalvik Post' }));
    await ingest(embedder, { prune: true });
    const { ids, faults } = await shownBy(index);
    expect(ids).not.toContain('one');
    // Its copy took its place, and its file is read again by the next ingestion.
    expect(faults.map(({ what }) => what)).toEqual([expect.stringMatching(/^Article again/)]);
    await ingest(embedder);
    expect((await shownBy(index)).ids).toEqual(['again', 'two']);
  });

  it('is not embedded or indexed, and lists everything else', async () => {
    const { index, ingest, faults } = await filled();
    const other = smallEmbedder({ id: 'test/other' });
    change(index, (db) =>
      db.exec("UPDATE articles SET body = 'xylophone. ' || body WHERE number = 1"),
    );
    const left = await reindex(index, { embedder: other });
    expect(left).toEqual([
      { what: expect.stringMatching(/^Article one/), remedy: expect.any(String) },
    ]);
    expect(other.embedded.join()).not.toContain('xylophone');
    const library = await openLibrary(index, other.model);
    const { passage: vector } = await other.embedQuery('xylophone');
    const { terms } = await library.search({ text: 'xylophone', vector, limit: 5 });
    expect(terms).toMatchObject([{ passages: 0 }]);
    await library.close();
    await ingest(other);
    expect(await faults()).toEqual([]);
  });

  it('leaves no false words in the index of words when that is built', async () => {
    const { index } = await filled();
    rmSync(path.join(index, 'manifest.json'));
    change(index, (db) =>
      db.exec("UPDATE articles SET body = 'xylophone. ' || body WHERE number = 1"),
    );
    const library = await openLibrary(index, embedder.model);
    const { passage: vector } = await embedder.embedQuery('xylophone');
    const { terms } = await library.search({ text: 'xylophone', vector, limit: 5 });
    expect(terms).toMatchObject([{ passages: 0 }]);
    await library.close();
  });

  it('is not copied to another library', async () => {
    const { index } = await filled();
    change(index, (db) =>
      db.exec("UPDATE articles SET body = replace(body, '1', '7') WHERE number = 1"),
    );
    const [from, to] = [embeddedSide(index, 'from'), embeddedSide(temporaryFolder(), 'to')];
    await expect(copyLibrary(from, to)).rejects.toMatchObject({
      kind: 'index-damaged',
      message: expect.stringContaining('one'),
      remedy: expect.stringContaining('pullquote verify'),
    });
    await Promise.all([from.close(), to.close()]);
  });

  it('is told from a healthy one of odd characters', async () => {
    const { write, index, ingest, faults } = workplace();
    const odd = `\ud800 half a pair, a \u0000 and a \ufffd. ${story(4).body}`;
    write('odd.json', JSON.stringify({ id: 'odd', title: 'Odd \udc00', text: odd }));
    await ingest(embedder);
    expect(await faults()).toEqual([]);
    const listing = openListing(index);
    expect(await listing.article('odd')).not.toBeNull();
    await listing.close();
  });
});

describe('an index from before there were checksums', () => {
  it('gets them when it is next opened, and notes only names of authors to be published again', async () => {
    const { index, faults } = await filled();
    const before = await shownBy(index);
    change(index, (db) => {
      db.exec("INSERT INTO meta (key, value) VALUES ('brought_to', 'elsewhere')");
      db.exec('DELETE FROM outbox');
      withoutChecksums(db);
      db.pragma('user_version = 4');
    });
    expect(await shownBy(index)).toEqual(before);
    const ids = (sql: string) => change(index, (db) => db.prepare(sql).pluck().all());
    expect(ids('SELECT id FROM outbox')).toEqual(
      ids('SELECT id FROM articles WHERE author IS NOT NULL'),
    );
    expect(await faults()).toEqual([]);
    change(index, (db) => db.exec("UPDATE articles SET title = 'False' WHERE number = 1"));
    expect((await shownBy(index)).one).toBeNull();
  });
});

it('reads changed articles of a file again only if they are damaged', async () => {
  const { ingest } = await filled();
  expect(changesOf(await ingest(embedder))).toEqual({});
});
