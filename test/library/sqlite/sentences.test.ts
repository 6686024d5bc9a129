import { describe, expect, it } from 'vitest';
import { sentencesIn } from '../../../src/article/passages.js';
import { directionCosine } from '../../../src/library/index/vectors.js';
import { openLibrary } from '../../../src/library/open.js';
import { reindex } from '../../../src/library/reindex.js';
import { type Db, openDatabase } from '../../../src/library/sqlite/schema.js';
import { smallEmbedder } from '../small-embedder.js';
import { workplace } from '../stories.js';
import { storyText } from '../story.js';
import { withoutChecksums } from '../without-checksums.js';

const embedder = smallEmbedder();

async function filled() {
  const place = workplace();
  for (let seed = 0; seed < 3; seed += 1) place.write(`${seed}.txt`, storyText(seed));
  await place.ingest(embedder);
  return place;
}

function change(index: string, how: (db: Db) => void): void {
  const db = openDatabase(index);
  how(db);
  db.close();
}

async function holdsSentences(index: string): Promise<boolean> {
  const library = await openLibrary(index, embedder.model);
  const { sentences } = await library.status();
  await library.close();
  return sentences;
}

/** What the library keeps of every sentence, as text and cosine to a question. */
async function meanings(index: string, question: string) {
  const library = await openLibrary(index, embedder.model);
  const { sentence } = await embedder.embedQuery(question);
  const kept: { text: string; cosine: number }[] = [];
  const cut: string[] = [];
  for (const { id, body } of await library.articles()) {
    for (const passage of await library.passages(id)) {
      const whole = body.slice(passage.start, passage.end);
      cut.push(...sentencesIn(whole).map((span) => whole.slice(span.start, span.end)));
      for (const { direction, ...span } of await library.sentences(passage)) {
        const text = whole.slice(span.start, span.end);
        kept.push({ text, cosine: directionCosine(sentence, direction) });
      }
    }
  }
  await library.close();
  return { kept, cut };
}

describe('the sentences of a passage', () => {
  it('are kept with their places and meanings', async () => {
    const { index, faults } = await filled();
    const { cut } = await meanings(index, 'x');
    const [asked = ''] = cut;
    const { kept } = await meanings(index, asked);
    expect(kept.map(({ text }) => text)).toEqual(cut);
    expect(kept.find(({ text }) => text === asked)?.cosine).toBeCloseTo(1, 2);
    expect(Math.min(...kept.map(({ cosine }) => cosine))).toBeLessThan(0.9);
    expect(await faults()).toEqual([]);
  });

  it('go with their passage', async () => {
    const { index } = await filled();
    change(index, (db) => {
      db.prepare('DELETE FROM passages').run();
      expect(db.prepare('SELECT count(*) FROM sentences').pluck().get()).toBe(0);
    });
  });

  it('of an index of before are missing until a reindex, and everything else is there', async () => {
    const { index, faults } = await filled();
    change(index, (db) => {
      db.exec('DROP TABLE sentences');
      db.exec('ALTER TABLE staged_passages DROP COLUMN spans');
      db.exec('ALTER TABLE staged_passages DROP COLUMN directions');
      const later =
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%!_out' ESCAPE '!'";
      for (const name of db.prepare(later).pluck().all()) db.exec(`DROP TRIGGER ${name}`);
      db.exec('DROP TABLE outbox');
      withoutChecksums(db);
      db.pragma('user_version = 1');
    });
    const before = await meanings(index, 'x');
    expect(before.cut.length).toBeGreaterThan(10);
    expect(before.kept).toEqual([]);
    expect(await faults()).toEqual([]);
    expect(await holdsSentences(index)).toBe(false);
    await reindex(index, { embedder });
    expect(await holdsSentences(index)).toBe(true);
    const { kept, cut } = await meanings(index, 'x');
    expect(kept.map(({ text }) => text)).toEqual(cut);
    expect(await faults()).toEqual([]);
  });

  it.each<[string, string]>([
    ['too few numbers', 'UPDATE sentences SET directions = zeroblob(7) WHERE row = 1'],
    ['half a place', 'UPDATE sentences SET spans = zeroblob(7) WHERE row = 1'],
    ['places that are none', 'UPDATE sentences SET spans = zeroblob(length(spans)) WHERE row = 1'],
  ])('are checked: %s', async (_, harm) => {
    const { index, faults } = await filled();
    change(index, (db) => db.exec(harm));
    expect(await faults()).toEqual([
      expect.objectContaining({ what: expect.stringMatching(/sentences of passage 1 (have|are)/) }),
    ]);
  });
});
