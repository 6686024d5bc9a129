import { describe, expect, it } from 'vitest';
import { en } from '../../../src/discord/words/en.js';
import { languages, wordsFor } from '../../../src/discord/words/words.js';

describe('the words for a locale', () => {
  it('are of its language, whichever country it is of', () => {
    for (const { locales, words } of languages) {
      for (const locale of locales) expect(wordsFor(locale)).toBe(words);
      expect(wordsFor(words.locale)).toBe(words);
    }
    expect(wordsFor('en-AU')).toBe(en);
  });

  it('are English where there is no catalogue', () => {
    expect(wordsFor('pt-BR')).toBe(en);
    expect(wordsFor('')).toBe(en);
  });
});
