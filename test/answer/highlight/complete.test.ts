import { describe, expect, it } from 'vitest';
import { candidatesIn } from '../../../src/answer/highlight/candidates.js';
import { completed } from '../../../src/answer/highlight/complete.js';
import { expected } from '../../../src/answer/question/expected.js';

/** What becomes of a mark on one sentence of a text. */
function marked(text: string, sentence: string, question: string): string {
  const start = text.indexOf(sentence);
  const mark = { start, end: start + sentence.length };
  const asked = { forReader: question, expected: expected(question) };
  const { start: from, end: to } = completed(text, mark, candidatesIn(text), asked);
  return text.slice(from, to);
}

describe('a mark with what it needs', () => {
  it('is a very short reply with its question', () => {
    const text = 'She smiles.\n\nDo you read reviews?\n\nNever. My brother does.';
    expect(marked(text, 'Never.', 'Does Crane read reviews?')).toBe(
      'Do you read reviews?\n\nNever.',
    );
    expect(marked(text, 'My brother does.', 'Who reads them?')).toBe('My brother does.');
  });

  it("is a table's first row with its header", () => {
    const text = 'Party Seats\n\nReds 11\n\nBlues 9\n\nGreys 2';
    expect(marked(text, 'Reds 11', 'How many seats have the Reds?')).toBe('Party Seats\n\nReds 11');
    expect(marked(text, 'Blues 9', 'How many seats have the Blues?')).toBe('Blues 9');
  });

  it('is a quotation with what says right after it who spoke', () => {
    const text = '“Nobody will believe me.” Bell said. She left.';
    expect(marked(text, '“Nobody will believe me.”', 'What did Bell say?')).toBe(
      '“Nobody will believe me.” Bell said.',
    );
    expect(marked(text, 'She left.', 'Who left?')).toBe('She left.');
  });

  it('is a bare quotation with the sentence that names who speaks', () => {
    const text = 'The owner, Jon Sand, was blunt. “We close in two years.” Nobody spoke.';
    const both = 'The owner, Jon Sand, was blunt. “We close in two years.”';
    expect(marked(text, '“We close in two years.”', 'Who said that they close?')).toBe(both);
    expect(marked(text, '“We close in two years.”', 'When do they close?')).toBe(
      '“We close in two years.”',
    );
  });

  it('stays as it is if both would be too long', () => {
    const long = `The judge spoke ${'and spoke '.repeat(40)}to the court:`;
    const text = `${long}\n\n“You knew it.”\n\nHe sat down.`;
    expect(marked(text, '“You knew it.”', 'What did the judge say?')).toBe('“You knew it.”');
  });
});
