import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markSentence } from '../../src/answer/mark.js';
import { expected } from '../../src/answer/question.js';
import type { Embedder } from '../../src/embedding/embedder.js';
import { openModel } from '../../src/engine.js';
import { readSettings } from '../../src/settings.js';
import { smallEmbedder } from '../library/small-embedder.js';
import { termsOf } from './terms.js';

let embedder: Embedder;

beforeAll(async () => {
  embedder = await openModel(readSettings({ PULLQUOTE_OFFLINE: 'true' }));
});

afterAll(() => embedder.close());

async function marked(text: string, question: string): Promise<string> {
  const asked = {
    terms: termsOf(question),
    expected: expected(question),
    vector: await embedder.embedQuery(question),
  };
  const { start, end } = await markSentence(text, null, asked, embedder);
  return text.slice(start, end);
}

describe('the marked sentence', () => {
  it('is told from others with the same words by its meaning', async () => {
    const robbed =
      'In the report, masked men are said to have stolen nine million crowns from a bank at gunpoint.';
    const text = `The report also mentions the bank holidays of the region. ${robbed}`;
    expect(await marked(text, 'what does the report say about bank robbery?')).toBe(robbed);
  });

  it('is two neighbours where the answer spans both', async () => {
    const text =
      'Rain fell for days. The dam above Elmsworth broke at noon. Nine hundred villagers were evacuated by helicopter. Nobody was hurt.';
    const question =
      'how many villagers were evacuated by helicopter when the dam above Elmsworth broke?';
    expect(await marked(text, question)).toBe(
      'The dam above Elmsworth broke at noon. Nine hundred villagers were evacuated by helicopter.',
    );
  });

  it('is no heading', async () => {
    const text = 'Bank robbery in the harbour\n\nNine million crowns were taken on Tuesday.';
    expect(await marked(text, 'what was taken in the bank robbery in the harbour?')).toBe(
      'Nine million crowns were taken on Tuesday.',
    );
  });

  it('is always inside the passage, never empty, and never with white space around it', async () => {
    const small = smallEmbedder();
    const passages = fc.stringMatching(/^[A-Za-z0-9.,!? \n“”$%]{1,300}$/);
    await fc.assert(
      fc.asyncProperty(passages, fc.string(), async (text, question) => {
        fc.pre(text.trim() !== '');
        const vector = await small.embedQuery(question);
        const asked = { terms: termsOf(question), expected: null, vector };
        const { start, end } = await markSentence(text, null, asked, small);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
        expect(text.slice(start, end)).not.toBe('');
      }),
    );
  });
});
