import { Locale } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/locales/en.js';
import { languages, wordsFor } from '../../src/locales/words.js';

describe('the words for a locale', () => {
  it('are of its language, whichever country it is of', () => {
    for (const { locales, words } of languages) {
      for (const locale of locales) expect(wordsFor(locale)).toBe(words);
      expect(wordsFor(words.locale)).toBe(words);
    }
    expect(wordsFor('en-AU')).toBe(en);
  });

  it('are English where there is no catalogue', () => {
    expect(wordsFor('ru')).toBe(en);
    expect(wordsFor('')).toBe(en);
  });

  it('are of one language for each locale that Discord has', () => {
    const locales = Object.values(Locale).map((locale) => [locale, wordsFor(locale).locale]);
    expect(Object.fromEntries(locales.filter(([, of]) => of !== 'en-GB'))).toEqual({
      de: 'de-DE',
      'es-419': 'es-ES',
      'es-ES': 'es-ES',
      fr: 'fr-FR',
      ja: 'ja-JP',
      ko: 'ko-KR',
      'pt-BR': 'pt-BR',
    });
    const served = languages.flatMap(({ locales: own }) => own);
    expect(new Set(served).size).toBe(served.length);
  });
});
