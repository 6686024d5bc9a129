import { ApplicationCommandType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { CommandData, OptionData, SubcommandData } from '../../src/discord/command.js';
import { commands } from '../../src/discord/commands.js';
import { localize } from '../../src/discord/deploy/body.js';
import { languages } from '../../src/locales/words.js';
import { type CommandBody, commandsFaults } from '../discord/loopback/rules/command.js';
import { named, nameIn, optionsOf } from './phrases.js';

/** Paths of the names that stand beside one another, where no two may be alike. */
function levels(): string[][] {
  const inner = (part: CommandData | OptionData | SubcommandData, path: string): string[][] => {
    const own = optionsOf(part);
    return [
      own.map(({ name }) => `${path}.${name}`),
      ...own.flatMap((option) => inner(option, `${path}.${option.name}`)),
    ];
  };
  const slash = commands.filter(({ data }) => data.type === ApplicationCommandType.ChatInput);
  return [
    slash.map(({ data }) => data.name),
    commands.filter((one) => !slash.includes(one)).map(({ data }) => data.name),
    ...commands.flatMap(({ data }) => inner(data, data.name)),
  ];
}

const menu = commands
  .filter(({ data }) => data.type === ApplicationCommandType.Message)
  .map(({ data }) => data.name);
const paths = levels().flat();
const translated = languages.filter(({ words }) => words.locale !== 'en-GB');

/** The same in another language, which is not for want of a translation. */
const meant: Readonly<Record<string, readonly string[]>> = {
  de: ['articles.add.url', 'articles.list.filter', 'feeds', 'status'],
  fr: [
    'articles',
    'articles.add.date',
    'articles.add.url',
    'articles.remove.article',
    'ask.question',
    'ask.source',
    'passage',
    'passage.article',
    'source',
    'sources',
  ],
  'es-ES': ['articles.add.url', 'feeds'],
  'pt-BR': ['articles.add.url', 'feeds', 'status'],
  ko: ['articles.add.url'],
  ja: ['articles.add.url'],
};

describe.each(named(translated))('commands in $locale', ({ locale, language }) => {
  it('have a name each, and a description unless they are in a menu', () => {
    expect(Object.keys(language.commands).sort()).toEqual([...paths].sort());
    for (const path of paths) {
      const { name, description } = language.commands[path] ?? { name: '' };
      expect(name.trim()).toBe(name);
      expect(name).not.toBe('');
      expect(description === undefined, path).toBe(menu.includes(path));
      if (menu.includes(path)) expect(name.length).toBeLessThanOrEqual(32);
    }
  });

  it('have names of their own: no two beside one another are alike, in English or without', () => {
    for (const level of levels()) {
      for (const path of level) {
        const others = level.filter((one) => one !== path);
        const taken = others.flatMap((other) => [nameIn(language, other), other.split('.').at(-1)]);
        expect(taken).not.toContain(nameIn(language, path));
      }
    }
  });

  it('are translated', () => {
    const same = paths.filter((path) => nameIn(language, path) === path.split('.').at(-1));
    expect(same.sort()).toEqual([...(meant[locale] ?? [])].sort());
    const descriptions = new Set(commands.flatMap(({ data }) => descriptionsOf(data)));
    for (const { description } of Object.values(language.commands)) {
      expect(descriptions).not.toContain(description);
    }
  });

  it('name other commands as they are shown', () => {
    const slash = commands.map(({ data }) => nameIn(language, data.name));
    const said = Object.values(language.commands).flatMap(({ description = '' }) =>
      [...description.matchAll(/(?<![\p{L}\d])\/(\p{L}+)/gu)].map(([, name]) => name),
    );
    for (const name of said) expect(slash).toContain(name);
  });
});

describe('the commands in all languages', () => {
  const bodies = commands.map(({ data }) => localize(data, languages));

  it("keep to Discord's rules for names, descriptions and sizes", () => {
    const sent = JSON.parse(JSON.stringify(bodies)) as CommandBody[];
    expect(commandsFaults(sent)).toEqual([]);
  });

  it('keep to 8,000 characters even if all languages are counted together', () => {
    for (const body of bodies) expect(sizeOf(body), body.name).toBeLessThanOrEqual(8000);
  });
});

function descriptionsOf(data: CommandData | OptionData | SubcommandData): string[] {
  const own = 'description' in data ? [data.description] : [];
  return [...own, ...optionsOf(data).flatMap(descriptionsOf)];
}

interface Sized {
  readonly name: string;
  readonly description?: string;
  readonly name_localizations?: object;
  readonly description_localizations?: object;
  readonly options?: readonly Sized[];
}

/** Characters of all names and descriptions, of what is inside too. */
function sizeOf(one: Sized): number {
  const { name, description = '', name_localizations = {}, description_localizations = {} } = one;
  const others = [name_localizations, description_localizations].flatMap(Object.values);
  const own = [name, description, ...others].join('').length;
  return (one.options ?? []).reduce((sum, option) => sum + sizeOf(option), own);
}
