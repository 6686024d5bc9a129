import * as chrono from 'chrono-node';
import { utcDay } from '../../text/day.js';

/** A day found in a line, and where in the line it stands. */
export interface FoundDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly start: number;
  readonly end: number;
}

const parsers = [
  chrono.en,
  chrono.de,
  chrono.fr,
  chrono.es,
  chrono.pt,
  chrono.it,
  chrono.nl,
  chrono.ru,
  chrono.ja,
  chrono.zh,
].map((locale) => locale.strict);

const year = /(?:19|20)\d\d/u;

const monthName =
  /年|\b(?:jan|ene|gen|feb|fév|mar|mär|maa|apr|avr|abr|mai|may|mag|mei|jun|jui|giu|jul|lug|aug|ago|aoû|sep|set|oct|okt|out|ott|nov|dec|dez|déc|dic)|(?:янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)/iu;

/** Cheap test that a line may hold a whole date: chrono-node is asked of such lines only. */
function mayHoldDate(line: string): boolean {
  return line.length <= 240 && year.test(line) && /\d{1,2}/u.test(line.replace(year, ''));
}

function isoDay(y: number, m: number, d: number): string | null {
  const day = new Date(Date.UTC(y, m - 1, d));
  const real = day.getUTCFullYear() === y && day.getUTCMonth() === m - 1 && day.getUTCDate() === d;
  return real ? utcDay(day) : null;
}

/**
 * The first whole date written in a line, or `null`. Day, month and year must all be written: "4
 * hours ago", a weekday or a month alone don't count. `03/04/2023` may be March or April and
 * doesn't count either, unless a weekday beside it tells, or `dayFirst` says how the text's language writes dates.
 *
 * @param line At most 240 UTF-16 code units; a longer line is never read.
 * @param dayFirst Whether dates in figures are known to put the day before the month.
 */
export function findDay(line: string, dayFirst = false): FoundDay | null {
  if (!mayHoldDate(line)) {
    return null;
  }
  return dayInFigures(line, dayFirst) ?? dayInWords(line);
}

function dayInFigures(line: string, dayFirst: boolean): FoundDay | null {
  const iso = /(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/u.exec(line);
  if (iso !== null) {
    const date = isoDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
    return date === null ? null : { date, start: iso.index, end: iso.index + iso[0].length };
  }
  const figures = /(?<![\d./])(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d\d)(?!\d)/u.exec(line);
  if (figures === null) {
    return null;
  }
  const [first, second] = [Number(figures[1]), Number(figures[3])];
  const y = Number(figures[4]);
  const certain = first > 12 || second > 12 || first === second || dayFirst;
  const [monthFirst, dayThenMonth] = [isoDay(y, first, second), isoDay(y, second, first)];
  const date = !certain
    ? byWeekday(line.slice(0, figures.index), [monthFirst, dayThenMonth])
    : second > 12
      ? monthFirst
      : dayThenMonth;
  return date === null
    ? null
    : { date, start: figures.index, end: figures.index + figures[0].length };
}

const weekday =
  /(?<!\bthe )\b(sun|mon|tue|wed|thu|fri|sat)(?:day|sday|nesday|rsday|urday|s|rs?)?[.,]*\s*$/iu;

/** Of two days that a date in figures may mean, that of the weekday before it: "Tue, 03/05/2024" is the fifth of March. */
function byWeekday(before: string, days: readonly (string | null)[]): string | null {
  const named = weekday.exec(before)?.[1]?.toLowerCase();
  if (named === undefined) return null;
  const fitting = days.filter((day) => day !== null && weekdayOf(day) === named);
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function weekdayOf(day: string): string {
  return new Date(`${day}T00:00:00Z`).toUTCString().slice(0, 3).toLowerCase();
}

function dayInWords(line: string): FoundDay | null {
  if (!monthName.test(line) || /(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d/u.test(line)) {
    return null;
  }
  for (const parser of parsers) {
    for (const found of parser.parse(line)) {
      const { start } = found;
      const certain = start.isCertain('day') && start.isCertain('month') && start.isCertain('year');
      const [y, m, d] = [start.get('year'), start.get('month'), start.get('day')];
      if (certain && y !== null && m !== null && d !== null && found.text.includes(String(y))) {
        const date = isoDay(y, m, d);
        if (date !== null) {
          return { date, start: found.index, end: found.index + found.text.length };
        }
      }
    }
  }
  return null;
}

const published =
  /\b(?:(?:first |originally )?(?:published|posted|created|issued|released|date|filed)|publi[ée]e?|publicado|veröffentlicht|publiziert|erschienen|pubblicato|опубликовано)\b|기사입력|입력|发布/iu;
const updated =
  /\b(?:last )?(?:updated|modified|revised|edited|aktualisiert|actualizado|mis à jour|aggiornato|atualizado|обновлено)\b|수정/iu;

const labels =
  /\b(?:first|originally|published|posted|created|issued|released|date|filed|updated|last|modified|revised|edited|on|at|by|of|and|the|am|pm|a\.m|p\.m|noon|et|est|edt|pt|pst|pdt|ct|cst|cdt|mt|mst|mdt|gmt|utc|bst|cet|cest|ist|wat|eat|jst|kst|sgt|aest|aedt|uhr|hrs?|hours?|an?|ago|mins?|minutes?|time|local|read|publi[ée]e?|le|à|publicado|el|em|às|de|veröffentlicht|publiziert|erschienen|am|um|stand|aktualisiert|actualizado|pubblicato|il|alle|ore|atualizado|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|segunda|terça|quarta|quinta|sexta|feira|get|short|url|z)\b|опубликовано|обновлено|기사입력|최종수정|입력|수정|发布/giu;

/** A line that says when an article was published, and nothing of what happened. */
export interface Dateline extends FoundDay {
  /** `published` and `updated` if the line says so in words. */
  readonly says: 'published' | 'updated' | null;
  /** Whether names (of people, places, papers) stand beside the date. */
  readonly named: boolean;
}

/**
 * Reads a line as a dateline: a whole date with at most times, weekdays, labels ("Published on")
 * and up to eight names beside it. `null` for any other line, dates inside sentences included.
 */
export function readDateline(line: string, dayFirst = false): Dateline | null {
  if (line.length > 160) {
    return null;
  }
  const day = findDay(line, dayFirst);
  if (day === null) {
    return null;
  }
  const rest = `${line.slice(0, day.start)} | ${line.slice(day.end)}`
    .replace(/\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\+\d{2}:?\d{2}/giu, ' ')
    .replace(labels, ' ')
    .replace(/\d+/gu, ' ');
  const words = rest.match(/[\p{L}\p{M}@][\p{L}\p{M}\p{N}.'’@&-]*/gu) ?? [];
  const small = words.filter((word) => !/^[\p{Lu}\p{Lo}@]/u.test(word));
  if (words.length > 8 || small.length > 0) {
    return null;
  }
  return {
    ...day,
    says: published.test(line) ? 'published' : updated.test(line) ? 'updated' : null,
    named: words.length > 0,
  };
}

/**
 * Whether a line says when an article was published in figures that may be read in two ways:
 * "Published 04/05/2023". No date is known then, but it is a dateline all the same.
 */
export function isUncertainDateline(line: string): boolean {
  return (
    line.length <= 160 &&
    findDay(line) === null &&
    (published.test(line) || updated.test(line) || /^[\d/.\s:,|–—-]+$/u.test(line)) &&
    readDateline(line, true) !== null
  );
}

/** In UTF-16 code units; also keeps the pattern from running over a paragraph of any length. */
const longestHead = 160;

/**
 * The date in the dateline that opens a paragraph: "SEOUL, April 11, 2023 (Agency) -- Text". Only
 * with a place before it or an agency after it, since a story may begin with a date.
 */
export function readLeadDateline(paragraph: string, dayFirst = false): FoundDay | null {
  const head =
    /^((?:\p{Lu}[\p{L}.'’-]*[,\s/]+){0,6})([^()–—]{6,40}?)\s*(\([\p{Lu}][^)]{1,30}\))?\s*(?:--|–|—|-)\s/u.exec(
      paragraph.slice(0, longestHead),
    );
  if (head === null) {
    return null;
  }
  const upToDash = head[0];
  const day = findDay(upToDash, dayFirst);
  if (day === null) {
    return null;
  }
  const place = upToDash.slice(0, day.start).trim();
  return (place !== '' && place === place.toUpperCase()) || head[3] !== undefined ? day : null;
}
