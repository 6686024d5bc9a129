import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../eval/figures.js';
import { judge, type Outcome } from '../../eval/measure.js';
import type { Quote } from '../../src/answer/answer.js';
import { answerOf, questionOf, quoteOf } from './outcomes.js';

const right = 'The lock cost 41 million crowns.';

/** A quote that was told to be so sure. */
function told(text: string, confidence: number): Quote {
  return { ...quoteOf('lock', text), confidence };
}

function outcome(quotes: readonly Quote[], band: 'answer' | 'closest' | 'none'): Outcome {
  const confidence = quotes[0]?.confidence ?? 0;
  const answer = answerOf(quotes, { band, confidence, answered: band !== 'none' });
  return judge('news', questionOf({ evidence: [right] }), answer);
}

describe('the figures of a set', () => {
  const outcomes = [
    outcome([told(right, 1), told('It opened.', 0)], 'answer'),
    outcome([told(right, 1), told('It opened.', 1)], 'closest'),
    outcome([told('It opened.', 0), told(right, 1)], 'none'),
  ];
  const figures = figuresOf('questions', outcomes);

  it('tell how often a right first quote is given as the answer', () => {
    expect(figures['right as answer']).toEqual({ value: 1 / 2, over: 2 });
    expect(figures['quote@1']).toEqual({ value: 2 / 3, over: 3 });
  });

  it('hold the confidence of the first quote, and that of every quote, against what is right', () => {
    expect(figures.ECE?.value).toBe(0);
    // Of six quotes one was told to be right and is not.
    expect(figures['ECE quotes']?.value).toBeCloseTo(1 / 6, 12);
  });
});
