import { shiftedDay, utcDay } from '../../text/day.js';
import { spelledNumbers } from '../../text/numbers.js';

/** A time that is counted from today. */
export interface RelativeTime {
  /** Its words in the question. */
  readonly phrase: string;
  readonly index: number;
  /** First and last day, `YYYY-MM-DD`. */
  readonly first: string;
  readonly last: string;
}

const daysOf: ReadonlyMap<string, number> = new Map([
  ['day', 1],
  ['week', 7],
  ['month', 30],
  ['year', 365],
]);
/** "The last few days", "a couple of weeks". */
const few = 3;

const form = new RegExp(
  `\\b(?:${[
    '(?<today>today|tonight|this (?:morning|afternoon|evening))',
    '(?<yesterday>yesterday(?: (?:morning|afternoon|evening))?|last night)',
    '(?:past|(?<=\\bthe )last) (?<alone>week|month|year)',
    '(?<which>this|last|previous) (?<calendar>week|month|year)',
    '(?:last|past) (?<count>\\d{1,2}|few|couple of|[a-z]+) (?<unit>day|week|month|year)s?',
  ].join('|')})\\b(?! of\\b)`,
  'giu',
);

/**
 * The times in a question that are counted from today: "today", "last week" (Monday to Sunday), "this year",
 * "the last week" and "the past three days", which today ends. Not "the last week of the trial". A library for
 * dates takes "last week" for the day seven days ago.
 *
 * @param today in UTC
 */
export function relativeTimesIn(question: string, today: Date): RelativeTime[] {
  const day = utcDay(today);
  return [...question.matchAll(form)].flatMap((match): RelativeTime[] => {
    const [phrase] = match;
    const range = rangeOf(match.groups ?? {}, day);
    return range === null ? [] : [{ phrase, index: match.index, ...range }];
  });
}

/** What may be a time that is counted from today, or a part of something else: "the last day of term". */
const like =
  /\b(?:today|tonight|yesterday|last night|(?:this|last|past|previous) (?:[a-z\d]+ ){0,2}?(?:day|week|month|year)s?)\b/giu;

/** A question with spaces in place of what is like a time that is counted from today. */
export function withoutRelativeTimes(question: string): string {
  return question.replace(like, (phrase) => ' '.repeat(phrase.length));
}

type Range = Pick<RelativeTime, 'first' | 'last'>;

function rangeOf(said: Record<string, string | undefined>, day: string): Range | null {
  if (said.today !== undefined) return { first: day, last: day };
  if (said.yesterday !== undefined) {
    return { first: shiftedDay(day, -1), last: shiftedDay(day, -1) };
  }
  const { which, calendar, unit = said.alone } = said;
  if (which !== undefined && calendar !== undefined) {
    return calendarRange(calendar.toLowerCase(), which.toLowerCase() !== 'this', day);
  }
  const days = daysOf.get((unit ?? '').toLowerCase());
  const count = countOf(said.count?.toLowerCase());
  if (days === undefined || count === null) return null;
  return { first: shiftedDay(day, -count * days), last: day };
}

function countOf(said: string | undefined): number | null {
  if (said === undefined) return 1;
  if (said === 'few' || said === 'couple of') return few;
  const count = Number(spelledNumbers.get(said) ?? said);
  return Number.isNaN(count) ? null : count;
}

/** This or the last week, month or year. What has begun ends with its last day, as all of it has one name. */
function calendarRange(unit: string, isLast: boolean, day: string): Range {
  const [year = 0, month = 0] = day.split('-').map(Number);
  if (unit === 'week') {
    const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
    const first = shiftedDay(day, -sinceMonday - (isLast ? 7 : 0));
    return { first, last: shiftedDay(first, 6) };
  }
  if (unit === 'year') {
    const wanted = year - (isLast ? 1 : 0);
    return { first: `${wanted}-01-01`, last: `${wanted}-12-31` };
  }
  const start = new Date(Date.UTC(year, month - 1 - (isLast ? 1 : 0), 1));
  const end = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0));
  return { first: utcDay(start), last: utcDay(end) };
}
