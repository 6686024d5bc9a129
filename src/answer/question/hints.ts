import type { ParsedComponents, ParsedResult } from 'chrono-node';
import { shiftedDay, utcDay } from '../../text/day.js';
import type { Span } from '../../text/span.js';
import { relativeTimesIn, withoutRelativeTimes } from './relative-times.js';

/** A publisher or a time that a question names in its own words. */
export type Hint =
  | {
      readonly kind: 'publisher';
      readonly publisher: string;
      /** The words of the question that say so. */
      readonly phrase: string;
    }
  | {
      readonly kind: 'period';
      readonly phrase: string;
      /** First and last day, `YYYY-MM-DD`; `null` where open. */
      readonly after: string | null;
      readonly before: string | null;
      /**
       * The words that speak of when the article appeared ("articles from April 2023"); `null` where
       * the time is that of what happened.
       */
      readonly ofPublication: string | null;
    };

/**
 * Publishers and times that the question names. A publisher counts only beside a word that makes it
 * a source ("according to X", "the X report"), so that questions about a newspaper stay questions
 * about it. "in April 2023" is the time of what is asked about, which the article may tell of much
 * later: only "published in…", "articles from…" speak of the article.
 *
 * @param publishers the library's publishers
 * @param today what "last March" is counted from
 */
export async function hintsIn(
  question: string,
  publishers: readonly string[],
  today: Date,
): Promise<Hint[]> {
  return [...publishersIn(question, publishers), ...(await periodsIn(question, today))];
}

// What makes a name a source, before it and after it, and what joins two sources.
const before =
  /(?:according to|reported (?:by|in)|as per|per|via|from|in|by|on|of|to|does|did|do|between|covered by|published by|told)\s+(?:an? |the |both |multiple |several )*['"‘“]?(?:the )?$/i;
const after =
  /^(?:['’]s)?['"’”]?\s+(?:\w+\s+){0,2}?(?:articles?|reports?|reported|reporting|story|stories|says?|said|piece|review|coverage|interview|claims?|claimed|suggests?|states?|stated|writes?|wrote|describes?|discuss(?:es|ing)|mentions?|mentioning|quotes?|tells?|told)\b/i;
const together = /^['"’”]?(?:,| and| or|, and)\s+(?:the |both )?['"‘“]?(?:the )?$/i;
const letterOrDigit = /[\p{L}\p{N}]/u;

interface Named extends Span {
  readonly publisher: string;
  readonly cued: boolean;
}

function publishersIn(question: string, publishers: readonly string[]): Hint[] {
  const seen = publishers
    .flatMap((publisher) => occurrences(question, publisher))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  // "BBC News" is not also "News".
  const outer = seen.filter((one, i) => !seen.slice(0, i).some((two) => two.end >= one.end));
  const cued = outer.map((one) => one.cued);
  const joined = outer.map((one, i) => {
    const next = outer[i + 1];
    return next !== undefined && together.test(question.slice(one.end, next.start));
  });
  for (let i = 1; i < outer.length; i += 1)
    cued[i] ||= cued[i - 1] === true && joined[i - 1] === true;
  for (let i = outer.length - 2; i >= 0; i -= 1)
    cued[i] ||= cued[i + 1] === true && joined[i] === true;
  const names = new Set(outer.filter((_, i) => cued[i]).map((one) => one.publisher));
  return [...names].map((publisher) => ({ kind: 'publisher', publisher, phrase: publisher }));
}

/** Where a publisher's name stands in the question as whole words, its article ("The") aside. */
function occurrences(question: string, publisher: string): Named[] {
  const text = question.toLowerCase();
  const name = publisher.toLowerCase().replace(/^the\s+/, '');
  const found: Named[] = [];
  // An earlier version kept names of which nothing was left; an empty one would be found without end.
  if (!letterOrDigit.test(name)) return found;
  for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + 1)) {
    const end = start + name.length;
    const whole =
      !letterOrDigit.test(text.charAt(start - 1)) && !letterOrDigit.test(text.charAt(end));
    if (whole) {
      const cued = before.test(question.slice(0, start)) || after.test(question.slice(end));
      found.push({ publisher, start, end, cued });
    }
  }
  return found;
}

const ofPublication =
  /\b(?:published|posted|articles?|reports?|stories|story|news|coverage|headlines|pieces?)(?: that (?:was|were) published| dated| from)?(?: (?:in|on|from|of|during|since|after|before|until|between))?\s*$/i;

// Loading chrono and compiling its patterns takes up to half a second: most questions need none.
const timeWords =
  /\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b(?:yesterday|today|ago|last|this|past|week|month|year|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/i;

/** Times in the question, at least as exact as a month (or a year said to be one: "in 2023"). */
async function periodsIn(question: string, today: Date): Promise<Hint[]> {
  const hints = relativeTimesIn(question, today).map(({ phrase, index, first, last }) =>
    periodOf(question.slice(0, index), phrase, first, last),
  );
  const rest = withoutRelativeTimes(question);
  if (!timeWords.test(rest)) return hints;
  const { parse } = await import('chrono-node');
  for (const found of parse(rest, today)) {
    const lead = question.slice(0, found.index);
    // "march" and "may" are words too: a bare month needs the preposition that makes it a time.
    if (
      /^\p{L}+$/u.test(found.text) &&
      !/\b(?:in|since|after|before|until|till|by|during|from|of)\s*$/i.test(lead)
    ) {
      continue;
    }
    const [first, last] = rangeOf(found, today);
    if (first !== null && last !== null) hints.push(periodOf(lead, found.text, first, last));
  }
  const years =
    hints.length > 0
      ? null
      : /\b(?:in|since|after|before|during|from|of) ((?:19|20)\d\d)\b/i.exec(question);
  const year = years?.[1];
  if (years === null || year === undefined) return hints;
  const lead = question.slice(0, years.index + years[0].length - year.length);
  return [periodOf(lead, year, `${year}-01-01`, `${year}-12-31`)];
}

/** The time that a question's words name, as the words before them bound it. */
function periodOf(lead: string, phrase: string, first: string, last: string): Hint {
  const direction = /\b(since|after|before|until|till|by)\s*$/i.exec(lead)?.[1]?.toLowerCase();
  return {
    kind: 'period',
    phrase,
    ...bounds(direction, first, last),
    ofPublication: publicationPhrase(lead, phrase),
  };
}

/** The days that a preposition leaves of a time: "before" and "after" do not include it. */
function bounds(
  direction: string | undefined,
  first: string,
  last: string,
): { after: string | null; before: string | null } {
  switch (direction) {
    case 'before':
      return { after: null, before: shiftedDay(first, -1) };
    case 'until':
    case 'till':
      return { after: null, before: last };
    case 'since':
      return { after: first, before: null };
    case 'after':
      return { after: shiftedDay(last, 1), before: null };
    default:
      return { after: first, before: last };
  }
}

function publicationPhrase(lead: string, time: string): string | null {
  const words = ofPublication.exec(lead);
  return words === null ? null : `${words[0]}${time}`;
}

/**
 * First and last day of what chrono found; `null` where not even the month is known. A month without a year is
 * one that has been: news tells of the past.
 */
function rangeOf(found: ParsedResult, today: Date): [string | null, string | null] {
  const start = found.start;
  const sure = start.isCertain('year') || start.isCertain('month') || start.isCertain('day');
  if (!sure) return [null, null];
  const end = found.end ?? start;
  const first = dayOf(start, start.isCertain('day') ? null : 1);
  const lastOfMonth = new Date(
    Date.UTC(end.get('year') ?? 0, end.get('month') ?? 0, 0),
  ).getUTCDate();
  const last = dayOf(end, end.isCertain('day') ? null : lastOfMonth);
  const isAhead = first !== null && first > utcDay(today);
  return isAhead && !start.isCertain('year')
    ? [yearBefore(first), yearBefore(last)]
    : [first, last];
}

function yearBefore(day: string | null): string | null {
  return day === null ? null : `${Number(day.slice(0, 4)) - 1}`.padStart(4, '0') + day.slice(4);
}

function dayOf(parts: ParsedComponents, day: number | null): string | null {
  const [year, month, date] = [parts.get('year'), parts.get('month'), day ?? parts.get('day')];
  if (year === null || month === null || date === null) return null;
  return [
    String(year).padStart(4, '0'),
    String(month).padStart(2, '0'),
    String(date).padStart(2, '0'),
  ].join('-');
}
