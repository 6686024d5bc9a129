import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notAQuestion } from '../../../src/answer/question/small-talk.js';

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
