import { describe, expect, it } from 'vitest';
import { commands } from '../../src/discord/commands.js';
import { dayInWords } from '../../src/discord/view/text/day.js';
import { en } from '../../src/locales/en.js';
import { symbols } from '../../src/locales/symbols.js';
import { languages, wordsFor } from '../../src/locales/words.js';
import { named, nameIn, pathsInside, phrasesOf } from './phrases.js';

const english = phrasesOf(en);
const code = (text: string) => `\`${text}\``;
/** Falling, since of a list's length and what is shown of it the first is the greater. */
const values = [37, 23, 11];

/** What is an emoji in every language. */
const emoji = Object.keys(symbols).map((name) => `buttons.${name}`);

/** The same as in English, which is not for want of a translation. */
const meant: Readonly<Record<string, readonly string[]>> = {
  de: ['answer.cut', 'articles.result', 'gaps.times'],
  fr: ['answer.cut', 'sources.passages', 'feeds.articles', 'gaps.times'],
  'es-ES': ['answer.cut', 'articles.result', 'gaps.times'],
  'pt-BR': ['answer.cut', 'articles.result', 'gaps.times'],
  ko: ['answer.cut', 'articles.result', 'gaps.times'],
  ja: ['answer.cut', 'gaps.times'],
};

describe.each(named(languages))('the words in $locale', ({ language }) => {
  const { words } = language;
  const phrases = phrasesOf(words);

  it('are those that there are in English, with the same values', () => {
    const shape = (all: typeof phrases) => all.map(({ path, values }) => `${path}/${values}`);
    expect(shape(phrases)).toEqual(shape(english));
  });

  it('say something, with every value that they are given', () => {
    for (const { path, values: count, say } of phrases) {
      const given = values.slice(0, count);
      const said = say(...given);
      for (const value of given) expect(said, path).toContain(String(value));
    }
  });

  it('say something whatever there is: nothing, one or many', () => {
    for (const { path, values: count, say } of phrases) {
      for (const value of [0, 1, 2, 1_234_567]) {
        const said = say(...values.slice(0, count).map(() => value));
        expect(said.trim(), path).toBe(said);
        expect(said, path).not.toBe('');
        expect(said, path).not.toMatch(/undefined|null|NaN|\[object/);
      }
    }
  });

  it('name commands and their options as they are shown', () => {
    const inside = (name: string) =>
      commands
        .filter(({ data }) => data.name === name)
        .flatMap(({ data }) => pathsInside(data, name))
        .map((path) => nameIn(language, path));
    let found = 0;
    for (const { path, say } of phrases) {
      for (const [, code = ''] of say(...values).matchAll(/`\/([^`]+)`/g)) {
        const [name = '', part] = code.split(/[ :]+/);
        const command = commands.find(({ data }) => nameIn(language, data.name) === name);
        expect(command, `${path}: /${code}`).toBeDefined();
        if (part !== undefined) expect(inside(command?.data.name ?? '')).toContain(part);
        found += 1;
      }
    }
    expect(found).toBeGreaterThan(15);
    const options = words.help.ask.flatMap((line) => line.match(/`[^`]+`/g) ?? []);
    expect(options).toEqual(
      [`/${nameIn(language, 'ask')}`, nameIn(language, 'ask.private')].map(code),
    );
  });

  it('have bold for what can be pressed, chosen or read by that name', () => {
    const { likely, closest } = words.answer;
    const bands = [likely('9'), closest('9')].map((line) => /^\*\*(.+)\*\*/.exec(line)?.[1] ?? '');
    const shown = [...Object.values(words.buttons), nameIn(language, 'Find sources'), ...bands].map(
      (name) => name.toLowerCase(),
    );
    const bold = phrases
      .filter(({ path }) => /^(help|forget)\./.test(path))
      .flatMap(({ say }) => [...say(...values).matchAll(/\*\*(.+?)\*\*/g)])
      .map(([, name = '']) => name.toLowerCase());
    expect(bold.length).toBeGreaterThan(5);
    for (const name of bold) expect(shown).toContain(name);
  });

  it('fit on buttons, selects and modals', () => {
    const { article, answer, buttons, feedback, followUp } = words;
    for (const label of [...Object.values(buttons), article.read]) {
      expect(label.length).toBeLessThanOrEqual(20);
    }
    for (const title of [feedback.why, followUp.title, feedback.whyLabel, followUp.label]) {
      expect(title.length, title).toBeLessThanOrEqual(45);
    }
    expect(answer.chooseNearest.length).toBeLessThanOrEqual(100);
  });

  it('group the digits of long numbers as the language does', () => {
    const grouped = new Intl.NumberFormat(words.locale).format(54_321);
    expect(words.status.holds(54_321, 1)).toContain(grouped);
    expect(words.sources.heading(1, 10, 54_321)).toContain(grouped);
    expect(words.articles.passages(54_321, 54_321)).toContain(grouped);
  });
});

const translated = languages.filter(({ words }) => words !== en);

/** What each language calls English. */
const englishIn: Readonly<Record<string, string>> = {
  de: 'Englisch',
  fr: 'anglais',
  'es-ES': 'inglés',
  'pt-BR': 'inglês',
  ko: '영어',
  ja: '英語',
};

describe.each(named(translated))('the words in $locale', ({ locale, language }) => {
  it('ask for questions in English: in /help, in the greeting and where the question is typed', () => {
    const { help, smallTalk } = language.words;
    const typed = language.commands['ask.question']?.description;
    for (const said of [help.ask.join('\n'), smallTalk.greeting, typed]) {
      expect(said).toContain(englishIn[locale]);
    }
  });

  it('are translated', () => {
    const others = new Map(
      phrasesOf(language.words).map(({ path, say }) => [path, say(...values)]),
    );
    const same = english
      .filter(({ path }) => !emoji.includes(path))
      .filter(({ path, say }) => others.get(path) === say(...values));
    expect(same.map(({ path }) => path)).toEqual(meant[locale]);
  });
});

describe('the forms of words', () => {
  it.each([
    ['en-US', '4 May 2024'],
    ['de', '4. Mai 2024'],
    ['fr', '4 mai 2024'],
    ['es-419', '4 de mayo de 2024'],
    ['pt-BR', '4 de maio de 2024'],
    ['ko', '2024년 5월 4일'],
    ['ja', '2024年5月4日'],
  ])('are those of its days in %s', (locale, day) => {
    expect(dayInWords('2024-05-04', wordsFor(locale))).toBe(day);
  });

  it.each([
    ['en-GB', ['0 passages', '1 passage', '2 passages']],
    ['de', ['0 Abschnitte', '1 Abschnitt', '2 Abschnitte']],
    ['fr', ['0 passage', '1 passage', '2 passages']],
    ['es-419', ['0 fragmentos', '1 fragmento', '2 fragmentos']],
    ['pt-BR', ['0 trecho', '1 trecho', '2 trechos']],
    ['ko', ['단락 0개', '단락 1개', '단락 2개']],
    ['ja', ['0段落', '1段落', '2段落']],
  ])('are those of their number in %s', (locale, forms) => {
    const { sources } = wordsFor(locale);
    expect([0, 1, 2].map(sources.passages)).toEqual(forms);
  });

  it('are of one and of many things in the same sentence', () => {
    expect(wordsFor('de').status.holds(1, 2)).toContain('**1 Artikel** von 2 Medien');
    expect(wordsFor('de').status.holds(2, 1)).toContain('**2 Artikeln** von 1 Medium');
    expect(wordsFor('fr').forget.done(1, 2)).toContain('1 question avec sa réponse et 2 votes');
    expect(wordsFor('es-ES').forget.done(2, 1)).toContain(
      '2 preguntas con sus respuestas y 1 voto',
    );
  });

  it('have unbreakable spaces before the marks that French sets apart', () => {
    const loose = phrasesOf(wordsFor('fr')).filter(({ say }) =>
      /[^\u00a0][;!?»]|[^\u00a0]:(?!\/\/)|«[^\u00a0]/.test(say(...values).replace(/`.*?`/g, '')),
    );
    expect(loose.map(({ path }) => path)).toEqual([]);
  });

  it('suggest no question: what the articles answer is not for the catalogues to know', () => {
    for (const { words } of languages) {
      for (const say of Object.values(words.smallTalk)) expect(say).not.toMatch(/report|theft/i);
    }
  });
});
