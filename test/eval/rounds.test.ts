import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { indexSet } from '../../eval/index-set.js';
import { remembering } from '../../eval/libraries/remembering.js';
import { smallRounds } from '../../eval/libraries/rounds.js';
import { asTyped } from '../../eval/members.js';
import { runSet } from '../../eval/run-set.js';
import { type EvalSet, questionsOf } from '../../eval/sets.js';
import { cutArticle } from '../../src/library/ingest/cut.js';
import { openLibrary } from '../../src/library/open.js';
import { smallEmbedder } from '../library/small-embedder.js';
import { writtenSet } from './written-set.js';

const towns =
  'Brennhaven Oskarsund Tallvik Merrow Hollin Ostrey Kvarn Lindal Sundby Torvik Aldermoor Pellow Wexcombe Dunmere Fairhaven Grimstad Holmvik Ivarsund'.split(
    ' ',
  );

const costOf = (town: string): string => `The new lock at ${town} cost ${town.length} million.`;

const bodyOf = (town: string, at: number): string =>
  `${costOf(town)} ${towns[(at + 5) % towns.length]} has none, said captain ${at} of the ferry that was delayed in heavy rain for ${at + 2} hours.`;

let folder: string;
let cache: string;
let set: EvalSet;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pullquote-rounds-'));
  cache = path.join(folder, 'cache');
  const articles = towns.map((town, at) => ({
    id: town,
    title: `Lock opens at ${town}`,
    text: bodyOf(town, at),
  }));
  const questions = towns.map((town) => ({
    id: `cost-${town}`,
    question: `How many million did the new lock at ${town} cost?`,
    answers: [],
    article_ids: [town],
    evidence: [costOf(town)],
    answerable: true,
  }));
  set = writtenSet(folder, { articles, questions });
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const all = { most: Number.POSITIVE_INFINITY, reader: null, size: 'small' } as const;

describe('asking small libraries', () => {
  it('finds what they hold, and nothing in the libraries without', async () => {
    const embedder = smallEmbedder({ dimension: 256 });
    const outcomes = await runSet(set, embedder, { ...all, cache, without: false });
    expect(outcomes.map((one) => one.id).sort()).toEqual(towns.map((one) => `cost-${one}`).sort());
    for (const one of outcomes) expect(one).toMatchObject({ rank: 1, ndcg: 1 });

    const left = await runSet(set, embedder, { ...all, cache, without: true });
    expect(left.map((one) => one.id)).toEqual(outcomes.map((one) => one.id));
    for (const { id, answerable, right, answer } of left) {
      expect(answerable).toBe(false);
      expect(right).toEqual(answer.quotes.map(() => false));
      expect(answer.quotes.map((one) => `cost-${one.article.id}`)).not.toContain(id);
    }
  });

  it('asks real libraries of 4 to 10 articles, which know no word of the others', async () => {
    const embedder = smallEmbedder();
    const options = { ...all, cache, without: false, heldOut: false };
    const rounds = await smallRounds(set, questionsOf(set), embedder, options);
    expect(rounds.length).toBeGreaterThan(2);
    for (const round of rounds) {
      const library = await openLibrary(round.folder, embedder.model);
      const here = new Set((await library.articles()).map((one) => one.id));
      const { passage } = await embedder.embedQuery(towns.join(' '));
      const { terms } = await library.search({ text: towns.join(' '), vector: passage, limit: 5 });
      await library.close();
      expect(here.size).toBeGreaterThanOrEqual(4);
      expect(here.size).toBeLessThanOrEqual(10);
      expect(terms.filter((one) => one.passages > 0).length).toBeLessThan(towns.length);
    }
  });

  it('embeds no passage again that the whole library holds', async () => {
    const embedder = smallEmbedder();
    for (const without of [false, true, false]) {
      await runSet(set, embedder, { ...all, cache, without, shallow: true });
    }
    expect(new Set(embedder.embedded).size).toBe(towns.length);
    expect(embedder.embedded).toHaveLength(towns.length);
  });

  it('refuses a size that the set is too small for', async () => {
    const asking = runSet(set, smallEmbedder(), { ...all, cache, without: false, size: 'fifty' });
    await expect(asking).rejects.toThrow('18 articles, too few for libraries of size fifty');
  });
});

describe('asking as members type', () => {
  it('asks what they type, and knows what is right all the same', async () => {
    const options = { ...all, size: 'whole', cache, without: false, shallow: true } as const;
    const embedder = smallEmbedder({ dimension: 256 });
    const outcomes = await runSet(set, embedder, { ...options, members: true });
    for (const [at, { id, question, answerable }] of outcomes.entries()) {
      const written = questionsOf(set)[at]?.question ?? '';
      expect(question).toBe(asTyped(written, id));
      expect(question).not.toBe(written);
      expect(answerable).toBe(true);
    }
    expect(outcomes.filter((one) => one.rank === 1).length).toBeGreaterThan(towns.length / 2);
  });
});

describe('remembered vectors', () => {
  it('are taken over from an index: those that the embedder made for it', async () => {
    const embedder = smallEmbedder();
    const index = await indexSet(set, embedder, cache);
    const { texts } = cutArticle(
      { title: 'Lock opens at Merrow', body: bodyOf('Merrow', 3) },
      embedder,
    );
    const made = await smallEmbedder().embedPassages(texts);
    const before = embedder.embedded.length;
    const remembered = await remembering(embedder, cache, index);
    expect(await remembered.embedPassages(texts)).toEqual(made);
    await remembered.close();
    expect(embedder.embedded).toHaveLength(before);
    expect(made[0]?.sentences.length).toBeGreaterThan(0);
  });

  it('are those of the embedder, across processes', async () => {
    const embedder = smallEmbedder();
    const text = { text: 'A lock opened. It cost a lot.', sentences: [{ start: 0, end: 14 }] };
    const [made] = await embedder.embedPassages([text]);
    for (const _ of [1, 2]) {
      const remembered = await remembering(embedder, cache);
      expect(await remembered.embedPassages([text, text])).toEqual([made, made]);
      await remembered.close();
    }
    expect(embedder.embedded.length).toBe(3);
    const sentencesOtherwise = await remembering(embedder, cache);
    await sentencesOtherwise.embedPassages([{ ...text, sentences: [] }]);
    await sentencesOtherwise.close();
    expect(embedder.embedded.length).toBe(4);
  });
});
