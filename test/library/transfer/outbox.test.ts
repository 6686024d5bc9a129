import { describe, expect, it } from 'vitest';
import { reindex } from '../../../src/library/reindex.js';
import { removeArticle } from '../../../src/library/remove.js';
import { type Db, openDatabase } from '../../../src/library/sqlite/schema.js';
import { embeddedSide } from '../../../src/library/transfer/embedded-copy.js';
import {
  bringTo,
  broughtOut,
  nextOut,
  originOf,
  passagesOut,
  published,
} from '../../../src/library/transfer/outbox.js';
import { smallEmbedder } from '../small-embedder.js';
import { workplace } from '../stories.js';
import { storyText } from '../story.js';

const embedder = smallEmbedder();

/** An index of one article from each file, whose changes are noted, and nothing is noted yet. */
async function noted(files: Readonly<Record<string, string>>) {
  const place = workplace();
  for (const [name, text] of Object.entries(files)) place.write(name, text);
  await place.ingest(embedder);
  const use = <T>(look: (db: Db) => T): T => {
    const db = openDatabase(place.index);
    try {
      return look(db);
    } finally {
      db.close();
    }
  };
  const all = () => use((db) => nextOut(db, 0, 1_000, 1_000));
  const settle = () =>
    use((db) => {
      const next = nextOut(db, 0, 1_000, 1_000);
      if (next !== null) broughtOut(db, next, []);
    });
  const ids = () =>
    use((db) => db.prepare('SELECT id FROM articles ORDER BY number').pluck().all() as string[]);
  use((db) => bringTo(db, 'there'));
  settle();
  return { ...place, use, all, settle, ids };
}

describe('the outbox', () => {
  it('notes nothing where articles go nowhere else', async () => {
    const { write, ingest, index } = workplace();
    write('one.txt', storyText(1));
    await ingest(embedder);
    const db = openDatabase(index);
    expect(nextOut(db, 0, 10, 10)).toBeNull();
    db.close();
  });

  it('begins with every article, for each library anew', async () => {
    const { use, all, ids } = await noted({ 'one.txt': storyText(1), 'two.txt': storyText(2) });
    expect(all()).toBeNull();
    use((db) => bringTo(db, 'elsewhere'));
    expect(all()).toMatchObject({ changed: ids(), gone: [] });
    expect(use(passagesOut)).toBe(
      use((db) => db.prepare('SELECT count(*) FROM passages').pluck().get()),
    );
  });

  it('notes what is added, relabelled, replaced, removed', async () => {
    const { write, ingest, index, all, settle, ids } = await noted({
      'one.txt': storyText(1, { date: '2024-03-01' }),
    });
    write('two.txt', storyText(2));
    await ingest(embedder);
    const [one, two] = ids();
    expect(all()).toMatchObject({ changed: [two], gone: [] });
    settle();
    write('one.txt', storyText(1, { date: '2024-03-02' }));
    await ingest(embedder);
    expect(all()).toMatchObject({ changed: [one], gone: [] });
    settle();
    write('two.txt', storyText(3));
    await ingest(embedder);
    const [, three] = ids();
    expect(all()).toMatchObject({ changed: [three], gone: [two] });
    settle();
    await removeArticle(index, one ?? '');
    expect(all()).toMatchObject({ changed: [], gone: [one] });
  });

  it('notes the article of a copy that comes or goes, and the copy that is no more', async () => {
    const first = storyText(1, { id: 'first' });
    const { write, remove, ingest, all, settle } = await noted({ 'a.txt': first });
    write('b.txt', storyText(1, { id: 'second' }));
    await ingest(embedder);
    // No article has the id, whoever may have had it before.
    expect(all()).toMatchObject({ changed: ['first'], gone: ['second'] });
    settle();
    remove('b.txt');
    await ingest(embedder, { prune: true });
    expect(all()).toMatchObject({ changed: ['first'], gone: ['second'] });
    settle();
    write('b.txt', storyText(1, { id: 'second' }));
    await ingest(embedder);
    settle();
    remove('a.txt');
    await ingest(embedder, { prune: true });
    expect(all()).toMatchObject({ changed: ['second'], gone: ['first'] });
  });

  it('drops the notes of what is there already', async () => {
    const { use, all, ids } = await noted({ 'one.txt': storyText(1), 'two.txt': storyText(2) });
    const [one = '', two] = ids();
    use((db) => bringTo(db, 'elsewhere'));
    use((db) => published(db, [one]));
    expect(all()).toMatchObject({ changed: [two], gone: [] });
  });

  it('keeps what was refused, and what changed while the rest was brought', async () => {
    const { write, use, all, ids, ingest } = await noted({ 'one.txt': storyText(1) });
    use((db) => bringTo(db, 'elsewhere'));
    const next = all();
    if (next === null) throw new Error('nothing is noted');
    write('two.txt', storyText(2));
    await ingest(embedder);
    const [one, two] = ids();
    use((db) => broughtOut(db, next, [one ?? '']));
    expect(all()).toMatchObject({ changed: [one, two] });
    use((db) => broughtOut(db, next, []));
    expect(all()).toMatchObject({ changed: [two] });
  });

  it('notes every article where a reindex has cut and embedded them anew', async () => {
    const { index, all, ids } = await noted({ 'one.txt': storyText(1), 'two.txt': storyText(2) });
    await reindex(index, { embedder });
    expect(all()).toMatchObject({ changed: ids(), gone: [] });
  });

  it('keeps an index from being filled with what others brought', async () => {
    const { index } = await noted({ 'one.txt': storyText(1) });
    expect(() => embeddedSide(index, 'to')).toThrow(/the one that the cluster is published from/);
    await embeddedSide(index, 'from').close();
  });

  it('knows an index from others, always by the same name', async () => {
    const [one, other] = [
      await noted({ 'one.txt': storyText(1) }),
      await noted({ 'one.txt': storyText(1) }),
    ];
    const name = one.use(originOf);
    expect(one.use(originOf)).toBe(name);
    expect(other.use(originOf)).not.toBe(name);
  });
});
