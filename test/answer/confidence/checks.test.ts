import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Looked, lackingIn, missingFrom } from '../../../src/answer/confidence/checks.js';
import { expected } from '../../../src/answer/question/expected.js';
import { tokens } from '../../../src/text/words.js';

const article: Looked = {
  title: 'Tidal lock opens at Brennhaven',
  publisher: 'The Saltmere Courier',
  date: '2024-09-03',
  text: 'The United Harbours Board opened the lock on Tuesday. Ilse Tveit, a Norwegian engineer, said to the UN that its 2 gates had cost 1,250 crowns each.',
};
const missing = (question: string): string[] =>
  missingFrom(question, [article]).flatMap((doubt) => (doubt.kind === 'missing' ? doubt.text : []));
const lacking = (question: string, looked: Looked): boolean =>
  lackingIn(expected(question), new Set(tokens(question).map(({ stem }) => stem)), looked).length >
  0;

describe('names and numbers that no passage holds', () => {
  it('are none where a publisher has no small letter and its name is a pronoun else', () => {
    const byWho = { ...article, title: null, publisher: 'WHO', text: 'Cases fell by a third.' };
    expect(missingFrom('what did the WHO say of cases?', [byWho])).toEqual([]);
    expect(missingFrom('what did the WHO say of cases?', [{ ...byWho, publisher: 'DW' }])).toEqual([
      { kind: 'missing', what: 'name', text: 'WHO' },
    ]);
  });

  it.each([
    ['did Ilse Tveit meet Oskar Lind?', ['Oskar', 'Lind']],
    ['did Ingrid Torp open it?', ['Ingrid', 'Torp']],
    ['what did the 14 gates of the Brennhaven lock cost?', ['14']],
  ])('are told as the question writes them: %s', (question, names) => {
    expect(missing(question)).toEqual(names);
  });

  it.each([
    "what did Tveit's team say?",
    'what did the UHB open?',
    'what did Tveit pay the United Nations?',
    'who is the engineer from Norway?',
    'which engineer opened the lock at BRENNHAVEN in Sept 2024?',
    'what did the lock with Two gates cost, 1250 crowns?',
    'what did the Saltmere Courier report?',
    'Lind opened what?',
    'did oskar lind open it?',
    'DID OSKAR LIND OPEN IT?',
  ])('are none where another spelling, the source or the date holds them, or no capital tells: %s', (question) => {
    expect(missing(question)).toEqual([]);
  });

  it.each([
    ['Norman', 'It is normal again.'],
    ['Questa', 'She was asked 12 questions.'],
    ['Paris', 'The parish has no say in it.'],
  ])('are not held by a word in small letters that begins alike: %s', (name, text) => {
    expect(missingFrom(`what did the mayor of ${name} say?`, [{ ...article, text }])).toEqual([
      { kind: 'missing', what: 'name', text: name },
    ]);
  });

  it('are told apart as names and numbers', () => {
    const kinds = missingFrom('were the 14 gates of Oskar open?', [article]).map((doubt) =>
      doubt.kind === 'missing' ? doubt.what : null,
    );
    expect(kinds).toEqual(['number', 'name']);
  });

  it('are fewer the more is looked at, and none where the question itself is among it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (question) => {
        const said: Looked = { title: null, publisher: null, date: null, text: question };
        expect(missingFrom(question, [article, said])).toEqual([]);
      }),
    );
  });
});

describe('a first quote without what was asked for', () => {
  const bare: Looked = { ...article, date: null, title: null, text: 'Boats pass the lock.' };

  it('has no number, or no date and an article without one', () => {
    expect(lacking('how many boats pass the lock?', bare)).toBe(true);
    expect(lacking('when do boats pass the lock?', bare)).toBe(true);
  });

  it.each([
    ['how many boats pass the lock?', 'Twelve boats pass the lock.'],
    ['when do boats pass the lock?', 'Boats pass the lock on Monday.'],
    ['who passes the lock?', 'Boats pass the lock.'],
  ])('is not one that has it, and persons are not looked for: %s', (question, text) => {
    expect(lacking(question, { ...bare, text })).toBe(false);
  });

  it('may be dated by its article', () => {
    expect(lacking('when do boats pass the lock?', { ...bare, date: '2024-09-03' })).toBe(false);
  });

  it('needs a number that the question does not say itself', () => {
    const text = 'Boats pass 2 gates.';
    expect(lacking('how many boats pass the 2 gates?', { ...bare, text })).toBe(true);
  });
});
