import type { Span } from '../../../text/span.js';
import { tokens } from '../../../text/words.js';
import { type OtherName, otherName } from './acronyms.js';
import { type Country, countries } from './country-forms.js';

/** A country in a question, by whatever form of its name. */
export interface CountryMention extends Span {
  readonly country: Country;
}

const byForm: ReadonlyMap<string, Country> = new Map(
  countries.flatMap((one) => formsOf(one).map((form) => [keyOf(form), one] as const)),
);

/** In small letters these are other words. */
const ordinaryInSmall = new Set(['polish', 'turkey']);
/** Shorter forms are acronyms. */
const shortest = 4;

const anyForm = patternOf([...byForm.keys()], 'giu');
/** What makes a place of a capital, and no government: "in Seoul", "the mayor of London", "London's mayor". */
const placeBefore =
  /\b(?:in|at|near|around|outside|inside|to|from|into|across|of|through)\s+(?:\p{L}+ern\s+|central\s+)?$/iu;
const placeAfter =
  /^(?:['’]s)?\s+(?:mayors?|cit(?:y|ies)|airports?|metro|subway|underground|streets?|residents|suburbs?|population|hotels?|stadiums?|universit(?:y|ies)|districts?|port|station)\b/iu;
/** What makes a word a part of another name: "Sofia Lund", "Michael Jordan". A question's first word tells nothing. */
const nameBefore = /\S\s+\p{Lu}[\p{L}.]*\s+$/u;
const nameAfter = /^\s+\p{Lu}/u;

/**
 * The countries that a question names: by their names, by their people, or by their capitals if the government may be
 * meant.
 */
export function countriesIn(question: string): CountryMention[] {
  return [...question.matchAll(anyForm)].flatMap(
    ({ 1: form = '', 2: plural = '', index: start }) => {
      const country = byForm.get(keyOf(form));
      const end = start + form.length + plural.length;
      return country !== undefined &&
        isWrittenAsName(form) &&
        isMeant(country, form, question.slice(0, start), question.slice(end))
        ? [{ start, end, country }]
        : [];
    },
  );
}

/** Whether a text names a mention's country, in any form. */
export function isCountryIn(text: string, { country }: CountryMention): boolean {
  return patternFor(country).test(text);
}

/**
 * The countries of a question whose word no article holds, by their name, or if it is their name, by their people:
 * "Beijing" is China, and "Ukraine" Ukrainian.
 *
 * @param unheld words as `tokens` gives them
 */
export function otherCountryNamesIn(question: string, unheld: ReadonlySet<string>): OtherName[] {
  return countriesIn(question).flatMap(({ start, end, country: { names, people } }) => {
    const form = question.slice(start, end);
    const [name, ...others] = [...names, ...people];
    const other = keyOf(form) === keyOf(name ?? '') ? others.at(-people.length) : name;
    return other !== undefined && tokens(form, false).some(({ word }) => unheld.has(word))
      ? [otherName({ start, end }, form, other)]
      : [];
  });
}

function isWrittenAsName(form: string): boolean {
  if (/^\p{Lu}/u.test(form)) return form.length >= shortest || form === form.toUpperCase();
  return form.length >= shortest && !ordinaryInSmall.has(form);
}

function isMeant({ names, people }: Country, form: string, before: string, after: string): boolean {
  const key = keyOf(form);
  const is = (one: string) => keyOf(one) === key;
  if (people.some(is)) return true;
  const isOneWord = key.length >= shortest && !/\s/.test(key);
  if (isOneWord && (nameBefore.test(before) || nameAfter.test(after))) return false;
  return names.some(is) || (!placeBefore.test(before) && !placeAfter.test(after));
}

const patterns = new Map<Country, RegExp>();

function patternFor(country: Country): RegExp {
  const known = patterns.get(country);
  if (known !== undefined) return known;
  const pattern = patternOf(formsOf(country), 'u');
  patterns.set(country, pattern);
  return pattern;
}

/** Any of these forms as whole words, the longest first; acronyms with dots or without; one of a people or more. */
function patternOf(forms: readonly string[], flags: string): RegExp {
  const longestFirst = [...forms].sort((one, next) => next.length - one.length);
  const written = longestFirst.map((form) =>
    form.length < shortest ? `${[...form].join('\\.?')}\\.?` : form.replaceAll(' ', '\\s+'),
  );
  const word = `(${written.join('|')})(s?)(?:['’]s)?`;
  return new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, flags);
}

function formsOf({ names, people, seats }: Country): string[] {
  return [...names, ...people, ...seats];
}

function keyOf(form: string): string {
  return form.replaceAll('.', '').replace(/\s+/g, ' ').toLowerCase();
}
