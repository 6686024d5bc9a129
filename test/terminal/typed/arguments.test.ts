import { describe, expect, it } from 'vitest';
import { meaningOf } from '../../../src/terminal/typed/arguments.js';

const commands = ['ask', 'bot', 'chat', 'doctor', 'ingest', 'source', 'sources', 'verify'];
const wordsFor = (...words: string[]) => {
  const meaning = meaningOf(words, commands);
  return meaning.kind === 'arguments' ? meaning.words : meaning;
};

describe('the words after pullquote', () => {
  it.each([
    [['who leads the commission?'], ['ask', 'who leads the commission?']],
    [
      ['crypto theft in 2021', '--limit', '2'],
      ['ask', 'crypto theft in 2021', '--limit', '2'],
    ],
    [
      ['what', 'did', 'the', 'report', 'say'],
      ['ask', 'what', 'did', 'the', 'report', 'say'],
    ],
    [
      ['When', 'was', 'that?'],
      ['ask', 'When', 'was', 'that?'],
    ],
  ])('are a question without ask before it: %j', (words, meant) => {
    expect(wordsFor(...words)).toEqual(meant);
  });

  it.each([
    [['ask', 'who?']],
    [['sources', '--json']],
    [['--help']],
    [['-V']],
    [[]],
    // Mistyped, so that the error can say what was meant.
    [['aks', 'who?']],
    [['frob']],
    [['ingst', 'my articles']],
    [['what']],
  ])('are taken as they are otherwise: %j', (words) => {
    expect(wordsFor(...words)).toEqual(words);
  });

  it('ask for the help of a command by its name, or name the one that is none', () => {
    expect(wordsFor('help')).toEqual(['--help']);
    expect(wordsFor('help', 'ask')).toEqual(['ask', '--help']);
    expect(wordsFor('help', 'frob')).toEqual(['frob']);
  });

  it.each([
    ['list', ['sources']],
    ['search', ['ask']],
    ['status', ['doctor', 'sources']],
    ['server', ['serve', 'bot']],
  ])('name what is called %s elsewhere', (word, similar) => {
    const unknown = { kind: 'unknown', word, similar };
    expect(wordsFor(word, 'DW')).toEqual(unknown);
    expect(wordsFor('help', word)).toEqual(unknown);
  });

  it.each([
    'constructor',
    '__proto__',
  ])('are not looked up in what every object has: %s', (word) => {
    expect(wordsFor(word)).toEqual([word]);
  });
});
