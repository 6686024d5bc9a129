import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  expected,
  namedWords,
  notAQuestion,
  plainQuestion,
} from '../../../src/answer/question/question.js';

describe('what is no question', () => {
  it.each([
    'hi',
    'Hello!',
    'hey there',
    'good morning everyone',
    'Hi, how are you?',
    'yo',
    'hello bot 👋',
    "hey, how's it going?",
  ])('greets back: %s', (text) => expect(notAQuestion(text)).toBe('greeting'));

  it.each([
    'thanks',
    'thank you so much!',
    'ok',
    'cool, thanks',
    'lol',
    'bye',
    'hmm',
    'k',
    'ok cool',
  ])('takes thanks and leave: %s', (text) => expect(notAQuestion(text)).toBe('thanks'));

  it.each([
    'how are you?',
    'who made you?',
    'are you a bot?',
    'tell me a joke',
    'write a poem about the sea',
    'test',
    'can you hear me?',
  ])('knows small talk: %s', (text) => expect(notAQuestion(text)).toBe('chatter'));

  it.each([
    'asdfghjkl',
    'asdf',
    'blah blah blah',
    'qwertyuiop',
    'sdfkjhsdkfjh',
    'aaaaaaaa',
    'hahahaha hahaha',
    '?!?!',
    '…',
    'lkjhgfdsa zxcvbnm',
    '😀😀',
  ])('knows noise: %s', (text) => expect(notAQuestion(text)).not.toBeNull());

  it.each(['', '   ', '\n\t'])('knows that nothing was asked: %j', (text) =>
    expect(notAQuestion(text)).toBe('empty'));

  it.each([
    'hello, what did the UN report say?',
    'who made the offer for the port?',
    'who are you voting for, asked the senator?',
    'thanks to whom was the bridge rebuilt?',
    'NATO?',
    'NFTs?',
    'FBI vs NSA?',
    'rhythm schmidt strengths',
    'What does the test of the new missile show?',
    'when does the good morning show start?',
    'who were the poets?',
    'what property was sold?',
    '2023',
    'Czech GDP?',
    '김정은은 누구인가?',
    'good',
  ])('lets questions through: %s', (text) => expect(notAQuestion(text)).toBeNull());

  it('takes no time over long runs of greetings, spaces and marks', () => {
    for (const text of [
      'hi   '.repeat(400),
      `ok${' '.repeat(4000)}`,
      `how are you${'?'.repeat(4000)}`,
    ]) {
      expect(notAQuestion(`${text}x`)).toBeNull();
    }
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(['empty', 'greeting', 'thanks', 'noise', 'chatter', null]).toContain(
          notAQuestion(text),
        );
      }),
    );
  });
});

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
