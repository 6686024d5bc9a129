import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expected } from '../../src/answer/question.js';
import { markSentence } from '../../src/answer/sentence.js';
import type { Term } from '../../src/library/library.js';
import { tokens } from '../../src/library/words.js';

/** The question's words, all equally rare. */
function termsOf(question: string): Term[] {
  return tokens(question).map(({ stem, word }) => ({ stem, word, idf: 3, passages: 5 }));
}

function marked(text: string, question: string, title: string | null = null): string {
  const { start, end } = markSentence(text, title, termsOf(question), expected(question));
  return text.slice(start, end);
}

const passage =
  'The tidal lock at Brennhaven opened on Tuesday. Mayor Ilse Tveit cut the ribbon. ' +
  'Building it took four years and cost 41 million crowns. Fishermen had protested against the lock because it closes at night.';

describe('the marked sentence', () => {
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
  ])('answers: %s', (question, sentence) => expect(marked(passage, question)).toBe(sentence));

  it('is two neighbours where the answer spans both', () => {
    const text =
      'Rain fell for days. The dam above Elmsworth broke at noon. Nine hundred villagers were evacuated by helicopter. Nobody was hurt.';
    expect(
      marked(
        text,
        'how many villagers were evacuated by helicopter when the dam above Elmsworth broke?',
      ),
    ).toBe(
      'The dam above Elmsworth broke at noon. Nine hundred villagers were evacuated by helicopter.',
    );
  });

  it('prefers a sentence of the kind asked for', () => {
    const text = 'The ferry company raised its fares. The ferry fares rose by 12 crowns.';
    expect(marked(text, 'by how much did the ferry fares rise?')).toBe(
      'The ferry fares rose by 12 crowns.',
    );
  });

  it('looks past the subject, which the title names, to what is asked about it', () => {
    const text =
      'The tidal lock at Brennhaven opened on Tuesday after four years of work. It cost 41 million crowns. Boats pass the lock at night.';
    const question = 'how much did the tidal lock at Brennhaven cost?';
    expect(marked(text, question, 'Tidal lock opens at Brennhaven')).toMatch(
      /It cost 41 million crowns\.$/,
    );
  });

  it('is always inside the passage, never empty, and never all white space', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Za-z0-9.,!? \n“”$%]{1,300}$/),
        fc.string(),
        (text, question) => {
          fc.pre(text.trim() !== '');
          const { start, end } = markSentence(text, null, termsOf(question), null);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
          expect(text.slice(start, end)).not.toBe('');
        },
      ),
    );
  });
});
