import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainQuestion } from '../../../src/answer/question/plain-question.js';

describe('a question without what is only politeness or formatting', () => {
  it.each([
    [
      'hey bot, can you please tell me how long the tunnel is? thanks :)',
      'how long the tunnel is?',
    ],
    ['🙏 when does the tunnel open 🚗', 'when does the tunnel open'],
    ['I was wondering whether you know what the toll is', 'what the toll is'],
    ['quick question - what did the bear eat lol', 'what did the bear eat'],
    ['**what** did the _bear_ eat?', 'what did the bear eat?'],
    ['> what did the bear eat?', 'what did the bear eat?'],
    ['Hello! Could anybody tell us why it closed, please? Cheers', 'why it closed?'],
    ['so does anyone know who paid <:coin:123456>', 'who paid'],
    ["I'd like to know when the ferry sails. Thank you so much!", 'when the ferry sails'],
  ])('%s', (text, plain) => expect(plainQuestion(text)).toBe(plain));

  it.each([
    'So Young Kim won what?',
    'Well Street closed why?',
    'Who hosts Question Time?',
    'What did they say thanks for?',
    'Was snake_case_name used in 3*4*5?',
    'can you tell me more?',
    'thanks',
    '🤔',
    'Why?',
  ])('is the same if there is nothing to leave out: %s', (text) => {
    expect(plainQuestion(text)).toBe(text);
  });

  it('is never empty, and takes no time, whatever the text', () => {
    const talk = fc.array(
      fc.constantFrom(
        'hi',
        ' ',
        ', ',
        'thanks',
        '*',
        '_',
        '> ',
        ':)',
        'please',
        'so',
        'if you know',
        '!',
        '?',
      ),
      { maxLength: 400 },
    );
    fc.assert(
      fc.property(talk, (parts) => {
        const text = parts.join('');
        const plain = plainQuestion(text);
        expect(plain === '' && text.trim() !== '').toBe(false);
        expect(plain.length).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
