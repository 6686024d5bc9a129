import { Locale } from 'discord.js';
import type { Language, Words } from './catalogue.js';
import { german } from './de.js';
import { en } from './en.js';
import { spanish } from './es.js';
import { french } from './fr.js';
import { japanese } from './ja.js';
import { korean } from './ko.js';

const english: Language = {
  locales: [Locale.EnglishUS, Locale.EnglishGB],
  words: en,
  commands: {},
};

/** Every language that there is a catalogue for. */
export const languages: readonly Language[] = [english, german, french, spanish, korean, japanese];

/**
 * The words for a locale as Discord names it, e.g. `en-US`, `de`, `pt-BR`, or a catalogue's own; the
 * same language elsewhere where there is no other, and English for the rest.
 */
export function wordsFor(locale: string): Words {
  const [spoken] = locale.split('-');
  const language =
    languages.find(({ locales }) => locales.some((one) => one === locale)) ??
    languages.find(({ locales }) => locales.some((one) => one.split('-')[0] === spoken));
  return (language ?? english).words;
}
