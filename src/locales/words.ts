import { Locale } from 'discord.js';
import type { Language, Words } from './catalogue.js';
import { german } from './de.js';
import { en } from './en.js';
import { spanish } from './es.js';
import { french } from './fr.js';
import { japanese } from './ja.js';
import { korean } from './ko.js';
import { portuguese } from './pt.js';

const english: Language = {
  locales: [Locale.EnglishUS, Locale.EnglishGB],
  words: en,
  commands: {},
};

/** Every language with a catalogue. */
export const languages: readonly Language[] = [
  english,
  german,
  french,
  spanish,
  portuguese,
  korean,
  japanese,
];

/**
 * The words for a locale, as Discord names it (`en-US`, `de`, `pt-BR`) or as a catalogue does. If that
 * country has no catalogue, its language's; if the language has none, or isn't known, English.
 */
export function wordsFor(locale: string | null | undefined): Words {
  const [spoken] = locale?.split('-') ?? [];
  const language =
    languages.find(({ locales }) => locales.some((one) => one === locale)) ??
    languages.find(({ locales }) => locales.some((one) => one.split('-')[0] === spoken));
  return (language ?? english).words;
}
