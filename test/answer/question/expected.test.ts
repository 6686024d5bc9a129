import { describe, expect, it } from 'vitest';
import { expected, namedWords } from '../../../src/answer/question/expected.js';

describe('what a question asks for', () => {
  it.each([
    ['how many missiles were launched?', 'number'],
    ['What percentage of voters stayed at home?', 'number'],
    ['when did the talks end?', 'date'],
    ['In what year was the treaty signed?', 'date'],
    ['who leads the commission?', 'person'],
    ['Which player scored?', 'person'],
    ['where was the ship built?', 'place'],
    ['what country sent the drone?', 'place'],
    ['why did the minister resign?', 'reason'],
    ['what caused the fire?', 'reason'],
    ['how soon will the lock reopen?', 'number'],
    ['What company built the lock?', 'name'],
    ['what did the report say?', 'saying'],
    ['what did the mayor call the lock?', 'saying'],
    ['what is a tidal lock?', null],
  ] as const)('%s → %s', (question, kind) => expect(expected(question)).toBe(kind));

  it('goes by the first question word', () => {
    expect(expected('Who said when the talks would end?')).toBe('person');
  });
});

describe('names and numbers of a question', () => {
  it('are its words with a capital or a digit', () => {
    expect([...namedWords('how many of the 41 crowns did Ilse Tveit pay?')]).toEqual([
      '41',
      'ilse',
      'tveit',
    ]);
  });

  it('cannot be told where all is in capitals', () => {
    expect([...namedWords('WHO BUILT THE LOCK AT BRENNHAVEN?')]).toEqual([]);
  });
});
