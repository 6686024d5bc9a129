import { describe, expect, it } from 'vitest';
import { readState } from '../../src/discord/answer-state.js';
import { answered, cost, lock, refused, viewOf } from './view/views.js';

/** What the records give back for a state that was kept as this JSON. */
const kept = (state: object) => viewOf(answered, { kept: { state: JSON.stringify(state) } }).kept;

describe('a kept answer', () => {
  it('is read back as it was kept', () => {
    expect(readState(kept(answered))).toEqual(answered);
    expect(readState(kept(refused))).toEqual(refused);
  });
});

describe('an answer that an older version of the bot kept', () => {
  const oldQuote = { ...cost, confidence: undefined, band: undefined };

  it("gives its first quote the answer's confidence, and later ones none", () => {
    const old = { ...answered, band: 'closest', confidence: 0.46, quotes: [oldQuote, oldQuote] };
    expect(readState(kept(old)).quotes).toEqual([
      { ...cost, band: 'closest', confidence: 0.46 },
      { ...cost, band: null, confidence: null },
    ]);
  });

  it('names no author, and asks for no fact of an article', () => {
    const { author: _, ...article } = lock;
    const { asksFor: __, ...quote } = cost;
    const { unknownAuthor: ___, ...state } = answered;
    const old = { ...state, quotes: [{ ...quote, article }] };
    expect(readState(kept(old))).toEqual({ ...answered, quotes: [cost] });
  });

  it('names its near articles without a sentence', () => {
    const old = { ...refused, nearest: [lock] };
    expect(readState(kept(old)).nearest).toEqual([{ ...lock, sentence: null }]);
  });

  it('has nothing corrected', () => {
    const { corrections: _, ...old } = answered;
    expect(readState(kept(old)).corrections).toEqual([]);
  });
});
