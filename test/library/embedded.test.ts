import { describe, expect, it } from 'vitest';
import { publishSnapshot } from '../../src/library/index/publish.js';
import { ingest } from '../../src/library/ingest/ingest.js';
import type { Library } from '../../src/library/library.js';
import { openLibrary } from '../../src/library/open.js';
import { reindex } from '../../src/library/reindex.js';
import { openDatabase } from '../../src/library/sqlite/schema.js';
import { fill, filledModel, unfill, vectorFor } from './filled.js';
import { startChild } from './processes.js';
import { smallEmbedder } from './small-embedder.js';
import { temporaryFolder, workplace } from './stories.js';
import { story, storyText } from './story.js';

/** Everything that a library tells for some questions, in an order that can be compared. */
async function answersOf(library: Library, questions: readonly string[]): Promise<unknown> {
  const embedder = smallEmbedder();
  const answers: unknown[] = [];
  for (const text of questions) {
    const { passage: vector } = await embedder.embedQuery(text);
    const { candidates, terms } = await library.search({ text, vector, limit: 8 });
    answers.push(
      terms,
      candidates
        .map(({ passage: { articleId, ordinal, start, end }, cosine, bm25 }) => ({
          passage: `${articleId}/${ordinal} ${start} ${end}`,
          cosine: cosine.toFixed(6),
          bm25: bm25.toFixed(6),
        }))
        .sort((a, b) => (a.passage < b.passage ? -1 : 1)),
    );
  }
  const articles = await library.articles();
  answers.push(articles.map(({ addedAt, ...article }) => article));
  return answers;
}

const questions = [
  'Which bridge near Lundby was flooded?',
  'harbour of Kalvik inspected at dawn',
  `How many complaints about ${story(5).title}`,
  'nothing that occurs anywhere',
];

describe('a library after many changes', () => {
  it('answers as one that was made in one go', async () => {
    const changed = workplace();
    const embedder = smallEmbedder();
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      changed.write(`${seed}.txt`, storyText(seed));
    }
    await changed.ingest(embedder);
    changed.write('2.txt', storyText(20));
    changed.write('3.txt', storyText(3, { publisher: 'Quill Times' }));
    changed.remove('4.txt');
    await changed.ingest(embedder, { prune: true });
    changed.write('4.txt', storyText(4));
    changed.remove('6.txt');
    await changed.ingest(embedder, { prune: true });

    const fresh = temporaryFolder();
    await ingest([changed.sources], { folder: fresh, embedder });
    const one = await openLibrary(changed.index, embedder.model);
    const other = await openLibrary(fresh, embedder.model);
    expect(await answersOf(one, questions)).toEqual(await answersOf(other, questions));
    await one.close();
    await other.close();
  });
});

describe('an open library', () => {
  it('finds at the next question what another process has put in, replaced and removed', async () => {
    const { write, sources, index, ingest } = workplace();
    const embedder = smallEmbedder();
    write('1.txt', storyText(1));
    write('2.txt', storyText(2));
    await ingest(embedder);
    const library = await openLibrary(index, embedder.model);
    await answersOf(library, questions);

    write('1.txt', storyText(10));
    write('3.txt', storyText(3));
    const child = startChild('ingest', sources, index, '0');
    await child.begin();
    await child.ended();
    expect(child.lines()).toContainEqual(expect.stringMatching(/^replaced /));

    const fresh = await openLibrary(index, embedder.model);
    expect(await answersOf(library, questions)).toEqual(await answersOf(fresh, questions));
    const titles = (await library.articles()).map((article) => article.title).sort();
    expect(titles).toEqual([2, 3, 10].map((seed) => story(seed).title).sort());
    await library.close();
    await fresh.close();
  });

  it('answers while another connection adds, removes and publishes', async () => {
    const folder = temporaryFolder();
    fill(folder, 0, 100);
    const library = await openLibrary(folder, filledModel);
    const ask = async (article: number) => {
      const seed = article * 10 + 3;
      const request = { text: `unit${seed}`, vector: vectorFor(seed), limit: 3 };
      const { candidates } = await library.search(request);
      const best = candidates.reduce((a, b) => (b.cosine + b.bm25 > a.cosine + a.bm25 ? b : a));
      return `${best.passage.articleId}/${best.passage.ordinal}`;
    };
    for (let step = 1; step <= 6; step += 1) {
      const article = 100 * step;
      fill(folder, article, article + 100);
      const asked = [ask(article + 7), ask(article + 99), ask(3)];
      unfill(folder, [article + 1]);
      const db = openDatabase(folder);
      await publishSnapshot(db, folder);
      db.close();
      expect(await Promise.all(asked)).toEqual([`a${article + 7}/3`, `a${article + 99}/3`, 'a3/3']);
      expect(await ask(article + 1)).not.toBe(`a${article + 1}/3`);
    }
    expect(await library.status()).toMatchObject({ articles: 694, passages: 6940, copies: 0 });
    await library.close();
  });

  it('says so when it was embedded anew with another model', async () => {
    const { write, index, ingest } = workplace();
    write('1.txt', storyText(1));
    await ingest(smallEmbedder());
    const library = await openLibrary(index, smallEmbedder().model);
    const other = smallEmbedder({ id: 'test/other' });
    await reindex(index, { embedder: other });
    const { passage: vector } = await smallEmbedder().embedQuery('x');
    const request = { text: 'bridge', vector, limit: 3 };
    await expect(library.search(request)).rejects.toMatchObject({ kind: 'index-mismatch' });
    await library.close();
  });

  it('refuses a question whose vector is not one of its model', async () => {
    const folder = temporaryFolder();
    fill(folder, 0, 1);
    const library = await openLibrary(folder, filledModel);
    const search = (vector: Float32Array) => library.search({ text: 'flood', vector, limit: 3 });
    await expect(search(new Float32Array(3))).rejects.toThrow(/3 dimensions, not 16/);
    await expect(search(vectorFor(1).fill(Number.NaN, 0, 1))).rejects.toThrow(/not a finite/);
    await expect(search(vectorFor(1).map((value) => value * 2))).rejects.toThrow(/length/);
    await library.close();
  });

  it('lists the words of a question that count, each once, with what they are worth', async () => {
    const folder = temporaryFolder();
    fill(folder, 0, 10);
    const library = await openLibrary(folder, filledModel);
    const text = 'What did the floods do to Floods in town77 and nowhere?';
    const { terms } = await library.search({ text, vector: vectorFor(1), limit: 3 });
    expect(terms.map(({ word, stem }) => ({ word, stem }))).toEqual([
      { word: 'floods', stem: 'flood' },
      { word: 'town77', stem: 'town77' },
      { word: 'nowhere', stem: expect.any(String) },
    ]);
    const [flood, town, nowhere] = terms;
    expect(flood?.passages).toBe(9);
    expect(town?.passages).toBe(1);
    expect(nowhere?.passages).toBe(0);
    expect(town?.idf).toBeGreaterThan(flood?.idf ?? 0);
    expect(nowhere?.idf).toBeGreaterThan(town?.idf ?? 0);
    await library.close();
  });

  it('lists articles by date, newest first and undated last, then by title', async () => {
    const { write, index, ingest } = workplace();
    write('1.txt', storyText(1, { title: 'Beta', date: '2024-01-02' }));
    write('2.txt', storyText(2, { title: 'Gamma' }));
    write('3.txt', storyText(3, { title: 'Alpha', date: '2024-01-02' }));
    write('4.txt', storyText(4, { title: 'Delta', date: '2024-02-01' }));
    await ingest(smallEmbedder());
    const library = await openLibrary(index, smallEmbedder().model);
    const titles = (await library.articles()).map((article) => article.title);
    expect(titles).toEqual(['Delta', 'Alpha', 'Beta', 'Gamma']);
    await library.close();
  });

  it('gives an article with its passages, and nothing for an unknown id', async () => {
    const folder = temporaryFolder();
    fill(folder, 0, 3);
    const library = await openLibrary(folder, filledModel);
    const article = await library.article('a1');
    const passages = await library.passages('a1');
    expect(article?.passageCount).toBe(10);
    expect(passages.map((passage) => passage.ordinal)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(article?.body.slice(passages[2]?.start, passages[2]?.end)).toContain('unit12.');
    expect(await library.article('none')).toBeNull();
    expect(await library.passages('none')).toEqual([]);
    expect(await library.alsoIn('none')).toEqual([]);
    await library.close();
  });
});
