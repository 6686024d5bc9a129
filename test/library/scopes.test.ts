import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readManifest } from '../../src/library/index/manifest.js';
import { publishSnapshot } from '../../src/library/index/publish.js';
import { ingest } from '../../src/library/ingest/ingest.js';
import type { Library, ReadableLibrary, StoredPassage } from '../../src/library/library.js';
import { openLibrary } from '../../src/library/open.js';
import { reindex } from '../../src/library/reindex.js';
import { removeArticle } from '../../src/library/remove.js';
import { drawnOnBy, ownedBy, type Scope, sharedOnly } from '../../src/library/scope.js';
import { openListing } from '../../src/library/sqlite/listing.js';
import { openDatabase } from '../../src/library/sqlite/schema.js';
import { embeddedSide } from '../../src/library/transfer/embedded-copy.js';
import { bringTo, nextOut } from '../../src/library/transfer/outbox.js';
import { verify } from '../../src/library/verify.js';
import { fill, filledModel, vectorFor } from './filled.js';
import { smallEmbedder } from './small-embedder.js';
import { all, temporaryFolder } from './stories.js';
import { story } from './story.js';

const anna = '111111111111111111';
const bert = '222222222222222222';
const embedder = smallEmbedder();

const wire = `The cryptocurrency exchange at Brennhaven lost 41 million crowns. ${story(40).body}`;
const flood = `The river flooded Lundby on Monday. ${story(41).body}`;

/** Articles by whoever added them. They share texts, ids, publishers and words in every way that they can. */
const shared = [
  { id: 'beta', title: 'Beta', date: '2024-01-02', publisher: 'Quill Times', text: story(0).body },
  { id: 'wire', title: 'Wire', publisher: 'Coast Wire', text: wire },
  { id: 'flood', title: 'Flood', author: 'Ann Moe', text: flood },
];
const ofAnna = [
  { id: 'beta', title: 'Anna’s beta', publisher: 'Quill Times', text: story(10).body },
  { id: 'again', title: 'Wire', publisher: 'Anna’s Wire', text: wire },
  { id: 'near', title: 'Flood, edited', text: `Nobody was hurt. ${flood}` },
  {
    id: 'anna',
    title: 'Harbour',
    date: '2024-05-01',
    text: `The harbour flooding ended. ${story(11).body}`,
  },
];
const ofBert = [
  {
    id: 'beta',
    title: 'Bert’s beta',
    publisher: 'Bert’s Paper',
    author: 'Bo Moe',
    text: story(20).body,
  },
  { id: 'again', title: 'Wire', text: wire },
  {
    id: 'anna',
    title: 'Harbour',
    date: '2024-05-01',
    text: `The harbour flooding ended. ${story(11).body}`,
  },
  { id: 'both', title: 'Wire and flood', text: `${wire} ${flood}` },
  {
    id: 'bert',
    title: 'Secret',
    date: '2024-06-01',
    text: `The Northern Ferry Authority (NFA) hid its xylophones; floodings of cryptocurrencies follow. ${story(21).body}`,
  },
];

/** Folders of the files of all, as the bot keeps them, and an index of some of them. */
function placed(): { readonly files: Record<'shared' | 'anna' | 'bert', string>; folder: string } {
  const folder = temporaryFolder();
  const write = (name: string, articles: readonly object[]): string => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, articles.map((one) => JSON.stringify(one)).join('\n'));
    return file;
  };
  const files = {
    bert: write(`added/${bert}/file.jsonl`, ofBert),
    shared: write('files/file.jsonl', shared),
    anna: write(`added/${anna}/file.jsonl`, ofAnna),
  };
  return { files, folder };
}

async function indexOf(files: readonly string[], index: string): Promise<string> {
  // One after another, so that articles of different owners alternate in the index.
  for (const file of files) {
    const { faults } = await ingest([file], { folder: index, embedder });
    expect(faults).toEqual([]);
  }
  return index;
}

async function opened(index: string): Promise<Library> {
  const library = await openLibrary(index, embedder.model);
  onTestFinished(() => library.close());
  return library;
}

/** Passages without their rows, which count what everybody adds. */
function withoutRows(passages: readonly StoredPassage[]) {
  return passages.map(({ row: _, ...passage }) => passage);
}

const texts = [
  'crypto exchange Brennhaven crowns',
  'harbour flooding',
  'Northern Ferry Authority xylophones',
  'the mayor of Lundby',
  'Secret',
];
const filters = [
  {},
  { source: 'wire' },
  { source: 'beta' },
  { source: 'bert' },
  { author: 'Moe' },
  { after: '2024-01-01' },
  { before: '2024-05-30' },
];

/**
 * Everything that can be learned from a library by whoever knows all ids and passages there are anywhere.
 *
 * @param secrets what only 'everything' shows
 */
async function learned(
  library: ReadableLibrary,
  secrets: { readonly ids: readonly string[]; readonly passages: readonly StoredPassage[] },
) {
  const found = [];
  for (const text of texts) {
    const { passage: vector } = await embedder.embedQuery(text);
    for (const filter of filters) {
      const { candidates, terms } = await library.search({ text, vector, limit: 4, filter });
      const inOrder = candidates
        .map(({ passage: { row: _, ...passage }, ...scores }) => ({ ...passage, ...scores }))
        .sort((a, b) => (a.articleId < b.articleId ? -1 : 1) || a.ordinal - b.ordinal);
      found.push({ text, filter, terms, candidates: inOrder });
    }
  }
  const byId = [];
  for (const id of secrets.ids) {
    const article = await library.article(id);
    const passages = await library.passages(id);
    const also = (await library.alsoIn(id)).map((one) => ({ ...one, addedAt: '' }));
    const sentences = await Promise.all(passages.map((one) => library.sentences(one)));
    const begins = await library.idsBeginning(id.slice(0, 3), 9);
    const shown = article && { ...article, addedAt: '' };
    byId.push({ id, shown, passages: withoutRows(passages), also, sentences, begins });
  }
  const lists = [];
  for (const filter of filters) {
    const listed = (await library.articles(filter)).map(({ addedAt: _, ...one }) => one);
    const page = await library.headlines(filter, { offset: 0, limit: 2 });
    lists.push({ filter, listed, ids: page.items.map(({ id }) => id), total: page.total });
  }
  return {
    found,
    byId,
    lists,
    // Rows that it doesn't show lead to nothing.
    hidden: await countOfSentences(library, secrets.passages),
    publishers: await library.publishers(),
    status: await library.status(),
    ids: await library.idsBeginning('', 99),
    similar: await Promise.all(
      ['floding', 'flodings', 'xylofones', 'cryptocurencies', 'exchnage', 'harbuor'].map((word) =>
        library.similarWords(word),
      ),
    ),
    acronyms: await library.acronyms(['nfa']),
  };
}

async function countOfSentences(
  library: ReadableLibrary,
  passages: readonly StoredPassage[],
): Promise<number> {
  const lists = await Promise.all(passages.map((one) => library.sentences(one)));
  return lists.filter((list) => list.length > 0).length;
}

/** An index of everybody's articles, and what it holds that somebody may not see. */
async function mixed() {
  const { files, folder } = placed();
  const index = await indexOf([files.bert, files.shared, files.anna], path.join(folder, 'mixed'));
  const library = await opened(index);
  const everything = library.scoped('everything');
  const articles = await everything.articles();
  const ids = articles.map(({ id }) => id).sort();
  const passages = (await Promise.all(ids.map((id) => everything.passages(id)))).flat();
  return { files, folder, index, library, secrets: { ids, passages } };
}

const idsIn = async (library: ReadableLibrary) => (await library.articles()).map(({ id }) => id);

describe('a library with articles of two servers', () => {
  it('is to a server, in everything, as if it held its own articles and the shared ones alone', async () => {
    const { files, folder, library, secrets } = await mixed();
    const own = await opened(await indexOf([files.shared, files.anna], path.join(folder, 'own')));
    const { hidden, ...seen } = await learned(library.scoped(drawnOnBy(anna)), secrets);
    const { hidden: _, ...expected } = await learned(own.scoped(drawnOnBy(anna)), secrets);
    expect(seen).toEqual(expected);
    expect(seen.status.articles).toBe(shared.length + ofAnna.length);
    const visible = secrets.passages.filter(({ articleId }) => seen.ids.includes(articleId));
    expect(hidden).toBe(visible.length);
  });

  it.each<[string, Scope | null]>([
    ['whoever forgets the scope', null],
    ['direct messages', sharedOnly],
    ['a server without articles', drawnOnBy('333333333333333333')],
  ])('is to %s as if it held the shared ones alone', async (_, scope) => {
    const { files, folder, library, secrets } = await mixed();
    const alone = await opened(await indexOf([files.shared], path.join(folder, 'alone')));
    const { hidden, ...seen } = await learned(
      scope === null ? library : library.scoped(scope),
      secrets,
    );
    const { hidden: __, ...expected } = await learned(alone, secrets);
    expect(seen).toEqual(expected);
    expect(seen.status.articles).toBe(shared.length);
    expect(hidden).toBe(
      secrets.passages.filter(({ articleId }) => seen.ids.includes(articleId)).length,
    );
  });

  it('shows a server its own articles alone if the shared ones are left out, and the operator all', async () => {
    const { library, secrets } = await mixed();
    const own = await idsIn(library.scoped(ownedBy(anna)));
    expect(own).toHaveLength(ofAnna.length);
    const { passage: vector } = await embedder.embedQuery('harbour');
    const { candidates } = await library
      .scoped(ownedBy(anna))
      .search({ text: 'harbour', vector, limit: 50 });
    expect(new Set(candidates.map(({ passage }) => passage.articleId))).toEqual(new Set(own));
    expect(secrets.ids).toHaveLength(shared.length + ofAnna.length + ofBert.length);
    expect(await idsIn(library.scoped({ own: null, withShared: false }))).toEqual([]);
  });

  it('says the same to whoever only looks things up', async () => {
    const { index, library } = await mixed();
    for (const scope of ['everything', sharedOnly, drawnOnBy(bert), ownedBy(anna)] as const) {
      const listing = openListing(index, undefined, scope);
      const scoped = library.scoped(scope);
      const ids = await idsIn(scoped);
      expect((await listing.articles()).map(({ id }) => id)).toEqual(ids);
      for (const id of await idsIn(library.scoped('everything'))) {
        expect(await listing.article(id)).toEqual(await scoped.article(id));
        expect(await listing.passages(id)).toEqual(await scoped.passages(id));
        expect(await listing.alsoIn(id)).toEqual(await scoped.alsoIn(id));
      }
      expect(await listing.idsBeginning('', 99)).toEqual(await scoped.idsBeginning('', 99));
      const page = { offset: 1, limit: 2 };
      expect(await listing.headlines({}, page)).toEqual(await scoped.headlines({}, page));
      await listing.close();
    }
    const forgetful = openListing(index);
    expect((await forgetful.articles()).map(({ id }) => id)).toEqual(await idsIn(library));
    await forgetful.close();
  });

  it('removes only what a scope shows, and from its owner alone', async () => {
    const { index, library } = await mixed();
    const [of, other] = [await idsIn(library.scoped(ownedBy(anna))), await idsIn(library)];
    const before = await idsIn(library.scoped(drawnOnBy(bert)));
    for (const id of of) {
      await expect(removeArticle(index, id, ownedBy(bert))).rejects.toMatchObject({
        kind: 'not-found',
      });
      await expect(removeArticle(index, id)).rejects.toMatchObject({ kind: 'not-found' });
    }
    for (const id of other) {
      await expect(removeArticle(index, id, ownedBy(anna))).rejects.toMatchObject({
        kind: 'not-found',
      });
    }
    for (const id of of) await removeArticle(index, id, ownedBy(anna));
    expect(await idsIn(library.scoped(ownedBy(anna)))).toEqual([]);
    expect(await idsIn(library.scoped(drawnOnBy(bert)))).toEqual(before);
    expect(await all(verify(index))).toEqual([]);
  });

  it('keeps owners when files are read again, moved to another index, or embedded again', async () => {
    const { files, folder, index, library } = await mixed();
    const before = await idsIn(library.scoped(ownedBy(bert)));
    const again = await ingest(Object.values(files), { folder: index, embedder, again: true });
    expect(again.articles).toMatchObject({ unchanged: 12, added: 0, copy: 0, removed: 0 });
    await reindex(index, { embedder });
    expect(await idsIn(library.scoped(ownedBy(bert)))).toEqual(before);
    // As after damage: the folder is ingested into a new index.
    const fresh = path.join(folder, 'fresh');
    await ingest([path.join(folder, 'added')], { folder: fresh, embedder });
    const restored = await opened(fresh);
    expect((await idsIn(restored.scoped(ownedBy(bert)))).sort()).toEqual([...before].sort());
    expect(await idsIn(restored)).toEqual([]);
  });

  it('replaces what a server added with its later version', async () => {
    const { files, index, library } = await mixed();
    const [first, ...rest] = ofBert;
    const later = { ...first, title: 'Bert’s later beta', text: story(22).body };
    writeFileSync(files.bert, [later, ...rest].map((one) => JSON.stringify(one)).join('\n'));
    const { articles } = await ingest([files.bert], { folder: index, embedder });
    expect(articles).toMatchObject({ replaced: 1, unchanged: 4, added: 0 });
    const titles = async (scope: Scope) =>
      (await library.scoped(scope).articles({ source: 'beta' })).map(({ title }) => title);
    expect(await titles(drawnOnBy(bert))).toEqual(['Beta', 'Bert’s later beta']);
    expect(await titles(drawnOnBy(anna))).toEqual(['Beta', 'Anna’s beta']);
  });

  it('cleans an article alike whatever lines another server’s articles share with it', async () => {
    const line = 'Kalvik and the whole coast in one paper';
    const paper = (seeds: readonly number[]) =>
      seeds.map((seed) => ({
        ...{ id: `${seed}`, title: story(seed).title, publisher: 'Kalvik Post' },
        text: `${story(seed).body}\n\n${line}\n\n${story(seed + 100).body}`,
      }));
    const { files, folder } = placed();
    const put = (file: string, seeds: readonly number[]) =>
      writeFileSync(
        file,
        paper(seeds)
          .map((one) => JSON.stringify(one))
          .join('\n'),
      );
    put(files.bert, [50, 51, 52, 53, 54, 55, 56, 57, 58, 59]);
    put(files.anna, [60, 61]);
    const library = await opened(
      await indexOf([files.bert, files.anna], path.join(folder, 'lines')),
    );
    const bodies = async (server: string) =>
      (await library.scoped(ownedBy(server)).articles()).map(({ body }) => body.includes(line));
    expect(await bodies(bert)).toEqual(Array(10).fill(false));
    expect(await bodies(anna)).toEqual([true, true]);
  });

  it('takes nothing of a server’s along to where servers aren’t kept apart', async () => {
    const { index, library } = await mixed();
    const side = embeddedSide(index, 'from');
    const held = (await all(side.holdings())).map(({ article }) => article.id);
    expect(held.sort()).toEqual((await idsIn(library)).sort());
    expect((await side.counts()).articles).toBe(shared.length);
    await side.close();
    const db = openDatabase(index);
    onTestFinished(() => {
      db.close();
    });
    bringTo(db, 'a cluster');
    const { changed, gone } = nextOut(db, 0, 100, 10_000) ?? { changed: [], gone: [] };
    expect([...changed].sort()).toEqual(held.sort());
    expect(gone).toEqual([]);
  });
});

describe('a server with few articles beside thousands of another’s', () => {
  it.each([false, true])('finds its own, with a graph: %j', async (hasGraph) => {
    const folder = path.join(temporaryFolder(), 'index');
    fill(folder, 0, 5, anna);
    fill(folder, 5, 600, bert);
    fill(folder, 600, 603);
    if (hasGraph) {
      const db = openDatabase(folder);
      await publishSnapshot(db, folder);
      db.close();
      expect((await readManifest(folder))?.graph?.points).toBe(6030);
    }
    const library = await openLibrary(folder, filledModel);
    onTestFinished(() => library.close());
    const search = async (scope: Scope) => {
      const request = { text: 'flood in town', vector: vectorFor(3000), limit: 40 };
      const { candidates } = await library.scoped(scope).search(request);
      return new Set(candidates.map(({ passage }) => passage.articleId));
    };
    const ofAll = ['a600', 'a601', 'a602'];
    expect(await search(drawnOnBy(anna))).toEqual(
      new Set(['a0', 'a1', 'a2', 'a3', 'a4', ...ofAll]),
    );
    expect(await search(sharedOnly)).toEqual(new Set(ofAll));
    expect(await search(drawnOnBy(bert))).toContain('a300');
    expect(await search('everything')).toContain('a300');
  });
});
