import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openQuestionIndex } from '../../../src/answer/follows/question-index.js';
import type { AddedPassage } from '../../../src/library/library.js';
import { openReading } from '../../../src/open-models.js';
import { readSettings } from '../../../src/settings.js';
import { smallEmbedder } from '../../library/small-embedder.js';

const embedder = smallEmbedder();
const noReader = async () => null;

async function passage(text: string, articleId = 'a'): Promise<AddedPassage> {
  const { passage: vector } = await embedder.embedQuery(text);
  const addedAt = '2024-05-01T00:00:00.000Z';
  return { articleId, addedAt, isNew: true, title: null, text, vector };
}

/** An index over some questions, and how often it embedded one. */
async function indexOver(questions: readonly string[]) {
  let embedded = 0;
  const index = openQuestionIndex(
    async () => ({
      embedQuery: (text) => {
        embedded += 1;
        return embedder.embedQuery(text);
      },
    }),
    noReader,
  );
  while ((await index.learn(questions)) > 0);
  return { index, embedded: () => embedded };
}

const ferry = 'When does the ferry to Lundby sail?';
const bridge = 'What did the repairs of the Dunholm bridge cost?';

describe('an index over questions', () => {
  it('finds those that a passage shares words and meaning with, each once for an article', async () => {
    const { index } = await indexOver([ferry, bridge]);
    const first = await passage('The ferry to Lundby will sail on Monday.');
    const again = await passage('So the ferry sails to Lundby.');
    expect(index.match([first, again])).toEqual([
      expect.objectContaining({ question: ferry, articleId: 'a', addedAt: first.addedAt }),
    ]);
    expect(index.match([await passage('A new town hall was built.')])).toEqual([]);
  });

  it('puts the article first that fits best', async () => {
    const { index } = await indexOver([ferry]);
    const passages = [
      await passage('A ferry in Lundby was sold, painted, renamed and moved.', 'far'),
      await passage('The ferry to Lundby will sail.', 'near'),
    ];
    expect(index.match(passages)[0]?.articleId).toBe('near');
  });

  it('embeds each question once, a few at a time, and forgets those that nobody follows', async () => {
    const many = Array.from({ length: 45 }, (_, number) => `Question number ${number} on ferries?`);
    const { index, embedded } = await indexOver(many);
    expect(embedded()).toBe(45);
    expect(await index.learn([...many, ferry])).toBe(0);
    expect(embedded()).toBe(46);
    const sails = [await passage('The ferry to Lundby will sail.')];
    expect(index.match(sails).map(({ question }) => question)).toContain(ferry);
    await index.learn([bridge]);
    expect(index.match(sails)).toEqual([]);
    const fresh = openQuestionIndex(async () => embedder, noReader);
    expect(await fresh.learn(many)).toBe(25);
  });

  it('finds for each question what an index over it alone finds', async () => {
    const words = ['ferry', 'Lundby', 'bridge', 'crowns', 'sail', 'repairs', 'county'];
    const some = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(some, { minLength: 1, maxLength: 6 }), some, async (all, said) => {
        const questions = [...new Set(all.map((one) => one.join(' ')))];
        const passages = [await passage(said.join(' '))];
        const { index } = await indexOver(questions);
        const alone = await Promise.all(
          questions.map(async (one) => (await indexOver([one])).index.match(passages)),
        );
        const sorted = (found: readonly { readonly question: string }[]) =>
          found.map(({ question }) => question).sort();
        expect(sorted(index.match(passages))).toEqual(sorted(alone.flat()));
      }),
      { numRuns: 50 },
    );
  });

  it('finds nothing without questions', async () => {
    const { index } = await indexOver([]);
    expect(index.match([await passage('The ferry to Lundby will sail.')])).toEqual([]);
  });

  it('tells by the reader whether the closest passage may answer', async () => {
    const reader = await openReading(readSettings({}));
    onTestFinished(async () => reader?.close());
    const cost = 'What does a ticket for the ferry to Lundby cost?';
    const index = openQuestionIndex(
      async () => embedder,
      async () => reader,
    );
    while ((await index.learn([cost])) > 0);
    const relevance = async (text: string) => {
      const [match] = index.match([await passage(text)]);
      return match && index.relevance(match);
    };
    const told = await relevance('A ticket for the ferry to Lundby costs 40 crowns from May on.');
    const other = await relevance('The ferry to Lundby was painted, and a ticket office opened.');
    expect(told).toBeGreaterThan(0);
    expect(other).toBeLessThan(0);
  });

  it('has nothing read without a reader, or for a question of one word', async () => {
    const { index } = await indexOver([ferry]);
    const [match] = index.match([await passage('The ferry to Lundby will sail.')]);
    expect(match && (await index.relevance(match))).toBeNull();
    const unread = openQuestionIndex(
      async () => embedder,
      async () => ({ read: () => expect.fail('read') }),
    );
    while ((await unread.learn(['Lundby'])) > 0);
    const [short] = unread.match([await passage('Lundby')]);
    expect(short && (await unread.relevance(short))).toBeNull();
  });
});
