import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  chooseSpan,
  cosinesOf,
  highlightSentence,
  withMeaning,
} from '../../../src/answer/highlight/highlight.js';
import { sentencesIn } from '../../../src/article/passages.js';
import type { StoredSentence } from '../../../src/library/library.js';
import type { Embedder } from '../../../src/models/embedding/embedder.js';
import { openModel } from '../../../src/open-models.js';
import { readSettings } from '../../../src/settings.js';
import { smallEmbedder } from '../../library/small-embedder.js';
import { queryIn } from '../queries.js';

const place = { articleId: 'a', start: 0 };

let embedder: Embedder;

beforeAll(async () => {
  embedder = await openModel(readSettings({ PULLQUOTE_OFFLINE: 'true' }));
});

afterAll(() => embedder.close());

/** A passage's sentences as a library keeps them. */
async function kept(text: string): Promise<StoredSentence[]> {
  const sentences = sentencesIn(text);
  const [made] = await embedder.embedPassages([{ text, sentences }]);
  const { dimension } = embedder.model;
  return sentences.map((span, i) => ({
    ...span,
    direction: (made?.sentences ?? new Int8Array()).slice(i * dimension, (i + 1) * dimension),
  }));
}

async function marked(text: string, question: string): Promise<string> {
  const { sentence: vector } = await embedder.embedQuery(question);
  const known = { read: [], meanings: await kept(text), place };
  const { start, end } = highlightSentence(text, null, queryIn(question, { vector }), known);
  return text.slice(start, end);
}

describe('the marked sentence', () => {
  it('is told from others with the same words by its meaning', async () => {
    const robbed =
      'In the report, masked men are said to have stolen nine million crowns from a bank at gunpoint.';
    const text = `The report also mentions the bank holidays of the region. ${robbed}`;
    expect(await marked(text, 'what does the report say about bank robbery?')).toBe(robbed);
  });

  it('is the sentence with what was asked for, though the one before says more of when', async () => {
    const text =
      'Rain fell for days. The dam above Elmsworth broke at noon. Nine hundred villagers were evacuated by helicopter. Nobody was hurt.';
    const question =
      'how many villagers were evacuated by helicopter when the dam above Elmsworth broke?';
    expect(await marked(text, question)).toBe(
      'Nine hundred villagers were evacuated by helicopter.',
    );
  });

  it('is the one that the reader found, where the words leave it open', async () => {
    const text = 'The mill shut in May. The mill shut down for good. The mill had shut before.';
    const read = [
      { start: 0, end: 22, score: -9 },
      { start: 22, end: 51, score: -9 },
      { start: 51, end: text.length, score: -0.1 },
    ];
    const { sentence: vector } = await embedder.embedQuery('mill shut');
    const known = { read, meanings: await kept(text), place };
    const { start, end } = highlightSentence(text, null, queryIn('mill shut', { vector }), known);
    expect(text.slice(start, end)).toBe('The mill had shut before.');
  });

  it('is no heading', async () => {
    const text = 'Bank robbery in the harbour\n\nNine million crowns were taken on Tuesday.';
    expect(await marked(text, 'what was taken in the bank robbery in the harbour?')).toBe(
      'Nine million crowns were taken on Tuesday.',
    );
  });

  it('is always inside the passage, never empty, and never with white space around it', async () => {
    const small = smallEmbedder();
    const passages = fc.stringMatching(/^[A-Za-z0-9.,!?:| \n“”$%]{1,300}$/);
    await fc.assert(
      fc.asyncProperty(passages, fc.string(), async (text, question) => {
        fc.pre(text.trim() !== '');
        const { sentence: vector } = await small.embedQuery(question);
        const query = queryIn(question, { expected: null, vector });
        const known = { read: [], meanings: [], place };
        const { start, end } = highlightSentence(text, null, query, known);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
        expect(text.slice(start, end)).not.toBe('');
      }),
    );
  });
});

/** Sentences of ten characters each, one after the other. */
const scored = (...scores: number[]) =>
  scores.map((score, i) => ({ score, span: { start: i * 11, end: i * 11 + 10 } }));

describe('the choice by scores', () => {
  it('is the best sentence where it is clearly the best', () => {
    expect(chooseSpan(scored(0, 4, 1, 0))).toEqual({ start: 11, end: 21 });
  });

  it('takes the neighbour in that is about as likely', () => {
    expect(chooseSpan(scored(0, 4, 3.8, 0))).toEqual({ start: 11, end: 32 });
    expect(chooseSpan(scored(0, 3.8, 4, 0))).toEqual({ start: 11, end: 32 });
  });

  it('leaves one out that is as likely but not beside it', () => {
    expect(chooseSpan(scored(4, 0, 3.8, 0))).toEqual({ start: 0, end: 10 });
  });

  it('never marks most of a passage', () => {
    expect(chooseSpan(scored(4, 3.8))).toEqual({ start: 0, end: 10 });
  });

  it('prefers what is nearer in meaning, as far as the words leave it open', () => {
    const [first = 0, second = 0, third = 0] = withMeaning(scored(4, 3.5, 0), [0.1, 0.4, 0.6]).map(
      ({ score }) => score,
    );
    expect(second).toBeGreaterThan(first);
    expect(first).toBeGreaterThan(third);
    expect(withMeaning(scored(4, 1), [])).toEqual(scored(4, 1));
  });

  it('takes a sentence whose meaning is not kept for the farthest', () => {
    const meanings = [
      { start: 0, end: 10, direction: Int8Array.of(0, 127) },
      { start: 22, end: 32, direction: Int8Array.of(90, 0) },
    ];
    const vector = Float32Array.of(1, 0);
    expect(cosinesOf(scored(1, 1, 1), meanings, vector)).toEqual([0, 0, 1]);
    expect(cosinesOf(scored(1, 1), [], vector)).toEqual([]);
  });
});
