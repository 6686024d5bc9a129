import { Locale } from 'discord.js';
import { german } from './de.js';
import { en } from './en.js';
import { spanish } from './es.js';
import { french } from './fr.js';
import { japanese } from './ja.js';
import { korean } from './ko.js';

/** What the bot says, in one language. */
export type Words = typeof en;

/** The name and description of a command, a subcommand or an option in one language. */
export interface CommandName {
  /** 1 to 32 characters; of a slash command and of options in lower case, without spaces. */
  readonly name: string;
  /** 1 to 100 characters; commands in a context menu have none. */
  readonly description?: string;
}

/** Names by the path of English names: `ask`, `ask.question`, `config.question-channel.channel`. */
export type CommandWords = Readonly<Record<string, CommandName>>;

/** One language in all that the bot shows. */
export interface Language {
  /** As Discord names them. */
  readonly locales: readonly Locale[];
  readonly words: Words;
  /** Empty where the commands' own names are in this language. */
  readonly commands: CommandWords;
}

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
