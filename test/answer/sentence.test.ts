import { describe, expect, it } from 'vitest';
import { expected } from '../../src/answer/question.js';
import { coverage, scoreSentences } from '../../src/answer/sentence.js';
import { termsOf } from './terms.js';

/** The sentence that the words speak for. */
function best(text: string, question: string, title: string | null = null): string | undefined {
  const scored = scoreSentences(text, title, termsOf(question), expected(question));
  return [...scored].sort((a, b) => b.score - a.score)[0]?.text;
}

const passage =
  'The tidal lock at Brennhaven opened on Tuesday. Mayor Ilse Tveit cut the ribbon. ' +
  'Building it took four years and cost 41 million crowns. Fishermen had protested against the lock because it closes at night.';

describe('the score of a sentence', () => {
  it.each([
    [
      'how much did building the lock cost?',
      'Building it took four years and cost 41 million crowns.',
    ],
    ['who cut the ribbon?', 'Mayor Ilse Tveit cut the ribbon.'],
    [
      'why did fishermen protest?',
      'Fishermen had protested against the lock because it closes at night.',
    ],
    ['when did the tidal lock open?', 'The tidal lock at Brennhaven opened on Tuesday.'],
  ])('is highest for the one that answers: %s', (question, sentence) => {
    expect(best(passage, question)).toBe(sentence);
  });

  it('prefers a sentence of the kind asked for', () => {
    const text = 'The ferry company raised its fares. The ferry fares rose by 12 crowns.';
    expect(best(text, 'by how much did the ferry fares rise?')).toBe(
      'The ferry fares rose by 12 crowns.',
    );
  });

  it('looks past the subject, which the title names, to what is asked about it', () => {
    const text =
      'The tidal lock at Brennhaven opened on Tuesday after four years of work. It cost 41 million crowns. Boats pass the lock at night.';
    const question = 'how much did the tidal lock at Brennhaven cost?';
    expect(best(text, question, 'Tidal lock opens at Brennhaven')).toBe(
      'It cost 41 million crowns.',
    );
  });
});

describe('coverage', () => {
  const terms = [
    { stem: 'lock', word: 'lock', idf: 1, passages: 9 },
    { stem: 'tveit', word: 'tveit', idf: 3, passages: 1 },
  ];

  it('weighs the words by rarity', () => {
    expect(coverage(terms, new Set(['lock']))).toBe(0.25);
    expect(coverage(terms, new Set(['tveit']))).toBe(0.75);
    expect(coverage(terms, new Set(['tveit', 'lock', 'ferri']))).toBe(1);
  });

  it('is none where nothing was asked', () => {
    expect(coverage([], new Set(['lock']))).toBe(0);
  });
});
