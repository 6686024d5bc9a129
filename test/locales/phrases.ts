import type { CommandData, OptionData, SubcommandData } from '../../src/discord/command.js';
import type { Language, Words } from '../../src/locales/catalogue.js';

/** A phrase of a catalogue: its place, e.g. `answer.found`, and what it says of up to three numbers. */
export interface Phrase {
  readonly path: string;
  readonly values: number;
  say(...values: readonly number[]): string;
}

/** Every phrase of a catalogue, in the catalogue's order. Nearly all take one kind of value: a text. */
export function phrasesOf(words: Words): Phrase[] {
  return collect(words, '');
}

function collect(part: unknown, path: string): Phrase[] {
  if (typeof part === 'string') return [{ path, values: 0, say: () => part }];
  if (typeof part === 'function') {
    const phrase = part as (...values: readonly number[]) => string;
    return [{ path, values: part.length, say: phrase }];
  }
  return Object.entries(part as object).flatMap(([key, inner]) =>
    collect(inner, path === '' ? key : `${path}.${key}`),
  );
}

type Part = CommandData | OptionData | SubcommandData;

/** What is directly inside a command or a subcommand. */
export function optionsOf(part: Part): readonly (OptionData | SubcommandData)[] {
  return 'options' in part ? (part.options ?? []) : [];
}

/** Paths of what is inside a command, at any depth. */
export function pathsInside(part: Part, path: string): string[] {
  return optionsOf(part).flatMap((option) => {
    const own = `${path}.${option.name}`;
    return [own, ...pathsInside(option, own)];
  });
}

/** A command's, subcommand's or option's name as a member of a language sees it. */
export function nameIn(language: Language, path: string): string {
  return language.commands[path]?.name ?? path.split('.').at(-1) ?? '';
}

/** Tests are named after a language's first locale. */
export function named<Named extends Pick<Language, 'locales'>>(languages: readonly Named[]) {
  return languages.map((language) => ({ locale: language.locales[0] ?? '', language }));
}
