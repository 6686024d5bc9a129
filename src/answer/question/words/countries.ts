import type { Span } from '../../../text/span.js';
import { stopWords, tokens } from '../../../text/words.js';
import { type OtherName, otherName } from './acronyms.js';
import { type Country, countries } from './country-forms.js';

/** A country that a text names, by whatever form. */
export interface CountryMention extends Span {
  readonly country: Country;
}

/** In lower case these are ordinary words. */
const ordinaryWords = new Set(
  'brits chad chile china danish dutch french guinea jordan lima niger poles polish swede turkey'.split(
    ' ',
  ),
);
/** Shorter forms are acronyms. */
const shortest = 4;
/** No form has more characters. */
const longestForm = 40;

const byForm: ReadonlyMap<string, Country> = new Map(
  countries.flatMap((one) => formsOf(one).map((form) => [keyOf(form), one] as const)),
);
/** Any form as an article writes it, or in capitals. */
const written = patternOf(
  [...new Set(countries.flatMap(formsOf).flatMap((form) => [form, form.toUpperCase()]))],
  'gu',
);
/** Any form as a question may be typed. */
const typed = patternOf([...byForm.keys()], 'giu');

/** What stands beside a country's name with a capital of its own: "US Secretary", "of Ukraine President". */
const titles = new Set(
  `President Vice Prime Premier Chancellor King Queen Prince Princess Foreign Defence Defense Interior Finance Trade
  Health Energy Justice State Treasury Commerce Homeland Attorney Secretary Department Minister Ministers Ministry
  Ambassador Embassy Consulate Congress Senate Senator Senators House Capitol Parliament Government Supreme
  Constitutional High Federal Fed National Army Navy Air Marine Marines Coast Armed Special Military General Gen
  Admiral Adm Colonel Col Lt Capt Mr Mrs Ms Dr Sir Republican Republicans Democrat Democrats Rep Sen Republic Kingdom
  People`.split(/\s+/),
);
const regionBefore =
  /\b(?:South|North|Northern|Latin|Central|African|Native|Asian|West|East|Southeast)[\s-]+$/u;
const capitalAfter = /^[\s-]+(\p{Lu}[\p{L}’'-]*)/u;
/** "Moscow, Idaho" */
const capitalAfterComma = /^,\s+(\p{Lu}[\p{L}’'-]*)/u;
/** "Michael Jordan" */
const capitalBefore = /(\p{Lu}[\p{L}’'-]*)\.?[\s-]+$/u;
/** "Bank of America" */
const nameOfBefore =
  /\b(?:Bank|Voice|University|Gulf|Bay|Sea|Strait|Lake|Church|Museum|Gallery|Institute|College|Tour|Miss|Out)\s+of\s+(?:the\s+)?$/u;

/** What a government has or does, behind its capital. */
const governing =
  'envoys?|ambassadors?|governments?|ministry|ministers?|foreign|defen[cs]e|presidents?|premier|leaders?|leadership|officials?|response|reaction|answer|stance|position|polic(?:y|ies)|sanctions?|troops|army|military|forces|navy|diplomats?|spokes\\p{L}+|spy|intelligence|demands?|offers?|plans?|proposals?|threats?|claims?|decisions?|all(?:y|ies)|bans?|tariffs?|embassy|war|invasion|nuclear|missiles?|negotiators?|support|aid|aggression|budget|side|view|mission|un|relations|ties|help';
const governingAfter = new RegExp(`^(?:['’]s?)?\\s+(?:${governing})\\b`, 'iu');
/** What makes a government of a capital: it acts ("did Beijing agree"), or is dealt with ("talks with Beijing"). */
const actsBefore =
  /(?:^|[,:;]\s*|\b(?:d(?:id|oes|o)|ha[sd]|have|will|would|could|can|should|may|might|must|if|that|why|says?|said|thinks?|because)\s+)$/iu;
const dealtWithBefore =
  /\b(?:and|or|with|against|between|by|from|to|of|for|over|on|urge[ds]?|told|tell|ask(?:s|ed)?|accuse[ds]?|warn(?:s|ed)?|press(?:es|ed)?|arm(?:s|ed)?|help(?:s|ed)?|back(?:s|ed)?|supplie[ds]|blame[ds]?|threaten(?:s|ed)?|sanction(?:s|ed)?)\s+$/iu;
const dealtWithAfter =
  /^(?:\s*[?.!,;:)]|\s*$|\s+(?:and|or|over|about|on|in|to|if|when|after|before|as|during|that|for|with|against|by|since|because|at|from|is|was|has|had|will|would|do|does|did)\b)/iu;
/** "A flight to Seoul", "the mayor of London": a city. */
const cityBefore =
  /\b(?:fl(?:y|ies|ew|ights?)|travel(?:s|led|ed)?|go|goes|gone|get|got|went|comes?|came|moved?|moves|return(?:s|ed)?|arriv\p{L}+|trips?|trains?|bus|buses|roads?|drives?|drove|way|far|miles|kilomet\p{L}+|mayors?|population|cit(?:y|ies)|capital|residents|people|outskirts|streets?|cent(?:er|re)|suburbs?|north|south|east|west|bishops?|museums?|universit(?:y|ies)|size)\s+(?:back\s+)?(?:to|from|of)\s+$/iu;
const placeBefore = /\b(?:in|at|near|around|outside|inside|into|across|through)\s+$/iu;

/** The countries that a question names: by their names, their people, or their capitals if the government is meant. */
export function countriesIn(question: string): CountryMention[] {
  return mentionsIn(question, typed).filter(({ start, end, country }) => {
    const key = keyOf(question.slice(start, end));
    const isSeat = country.seats.some((seat) => keyOf(seat) === key);
    return !isSeat || isGovernment(question.slice(0, start), question.slice(end));
  });
}

/** Whether a text names a mention's country, in any form. */
export function isCountryIn(text: string, { country }: CountryMention): boolean {
  // Looking for one country is a hundred times as fast as for all, and most texts name another.
  return (
    patternFor(country).test(text) &&
    mentionsIn(text, written).some((one) => one.country === country)
  );
}

/**
 * The countries of a question whose word no article holds, by their name, or if it is their name, by their people:
 * "Beijing" is China, and "Ukraine" Ukrainian.
 *
 * @param unheld words as `tokens` gives them
 */
export function otherCountryNamesIn(question: string, unheld: ReadonlySet<string>): OtherName[] {
  if (unheld.size === 0) return [];
  return countriesIn(question).flatMap(({ start, end, country: { names, people } }) => {
    const form = question.slice(start, end);
    const [name = '', other = ''] = [names[0], people[0] ?? names[1]];
    const found = keyOf(form) === keyOf(name) ? other : name;
    return found !== '' && tokens(form, false).some(({ word }) => unheld.has(word))
      ? [otherName({ start, end }, form, found, [...names, ...people])]
      : [];
  });
}

/** Countries that are no part of another name: "Sofia Lund", "the US Open", "Bank of America". */
function mentionsIn(text: string, pattern: RegExp): CountryMention[] {
  const isHeadline = isInTitleCase(text);
  return [...text.matchAll(pattern)].flatMap(({ 1: form = '', 2: plural = '', index: start }) => {
    const country = byForm.get(keyOf(form));
    const end = start + form.length + plural.length;
    if (country === undefined || !isWrittenAsName(form)) return [];
    const [before, after] = [text.slice(0, start), text.slice(end)];
    const isPart =
      /^\p{Lu}/u.test(form) &&
      (after.startsWith('$') ||
        regionBefore.test(before) ||
        (!isHeadline && isPartOfName(country, form, before, after)));
    return isPart ? [] : [{ start, end, country }];
  });
}

function isWrittenAsName(form: string): boolean {
  if (/^\p{Lu}/u.test(form)) return form.length >= shortest || form === form.toUpperCase();
  return form.length >= shortest && !ordinaryWords.has(form);
}

function isPartOfName(
  { people, seats }: Country,
  form: string,
  before: string,
  after: string,
): boolean {
  const is = (one: string) => keyOf(one) === keyOf(form);
  const next = capitalAfter.exec(after) ?? (seats.some(is) ? capitalAfterComma.exec(after) : null);
  if (next !== null && !isNameOfItsOwn(next[1] ?? '', after.slice(next[0].length))) return true;
  if (nameOfBefore.test(before)) return true;
  const [, last] = capitalBefore.exec(before) ?? [];
  // A sentence may begin with a word that is no name.
  const isName =
    last !== undefined && !stopWords.has(last.toLowerCase()) && !isNameOfItsOwn(last, '');
  return isName && !people.some(is);
}

/** Whether a word with a capital beside a country's name is a title, an office or another country. */
function isNameOfItsOwn(word: string, behind: string): boolean {
  if (titles.has(word)) return true;
  const [other] = (word + behind.slice(0, longestForm)).matchAll(typed);
  return other?.index === 0;
}

function isGovernment(before: string, after: string): boolean {
  if (placeBefore.test(before)) return false;
  if (governingAfter.test(after)) return true;
  if (/^['’-]/u.test(after) || cityBefore.test(before)) return false;
  return (
    actsBefore.test(before) ||
    isJoined(before) ||
    (dealtWithBefore.test(before) && dealtWithAfter.test(after))
  );
}

/** "Berlin and Paris": whether what stands before is another country. */
function isJoined(before: string): boolean {
  const [, first = ''] = /^(.*?)\s*(?:,|\band|\bor)\s+$/isu.exec(before) ?? [];
  return [...first.matchAll(typed)].some((one) => one.index + one[0].length === first.length);
}

const patterns = new Map<Country, RegExp>();

function patternFor(country: Country): RegExp {
  const known = patterns.get(country);
  if (known !== undefined) return known;
  const pattern = patternOf(formsOf(country), 'iu');
  patterns.set(country, pattern);
  return pattern;
}

/** Whether nearly all longer words begin with a capital, which then says nothing. */
function isInTitleCase(text: string): boolean {
  const words = text.slice(0, 200).match(/(?!(?:and|for|the|but)\b)\p{L}{3,}/gu) ?? [];
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word));
  return words.length > 3 && capitals.length > 0.8 * words.length;
}

/** Any of these forms as whole words, the longest first; acronyms with dots or without; one of a people or more. */
function patternOf(forms: readonly string[], flags: string): RegExp {
  const longestFirst = [...forms].sort((one, next) => next.length - one.length);
  const alternatives = longestFirst.map((form) =>
    form.length < shortest
      ? `${[...form].join('\\.?')}\\.?`
      : form.replaceAll(' ', '\\s+').replaceAll("'", "['’]"),
  );
  const word = `(${alternatives.join('|')})(s?)(?:['’]s)?`;
  return new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, flags);
}

function formsOf({ names, people, seats }: Country): string[] {
  return [...names, ...people, ...seats];
}

function keyOf(form: string): string {
  return form.replaceAll('.', '').replaceAll('’', "'").replace(/\s+/g, ' ').toLowerCase();
}
