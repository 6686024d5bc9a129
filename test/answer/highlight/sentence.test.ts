import { describe, expect, it } from 'vitest';
import { coverage } from '../../../src/answer/confidence/coverage.js';
import { scoreSentences } from '../../../src/answer/highlight/sentence.js';
import { queryIn } from '../queries.js';

/** The sentence that the words speak for. */
function best(text: string, question: string, title: string | null = null): string | undefined {
  const scored = scoreSentences(text, title, queryIn(question));
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

describe('the score of a sentence that shares few words with the question', () => {
  it('knows another form of a word', () => {
    const text = 'The council met in May. It expects the replacement of all lamps to take years.';
    expect(best(text, 'when will the lamps be replaced, and what does it cost?')).toContain(
      'replacement',
    );
  });

  it('counts what the sentence before names, where it points back', () => {
    const text =
      'Ilse Tveit became mayor of Brennhaven in 2019. She keeps a trawler at home. Fishing has declined since.';
    expect(best(text, 'what does Mayor Ilse Tveit of Brennhaven keep at home?')).toBe(
      'She keeps a trawler at home.',
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
