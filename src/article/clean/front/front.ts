import type { Source } from '../../article.js';
import {
  type Dateline,
  isUncertainDateline,
  readDateline,
  readLeadDateline,
} from '../../read/dates.js';
import { type Draft, drop, type Entry, isUndecided } from '../entries.js';
import { normaliseLine, textLength, wordsOf } from '../lines.js';
import { matchRule } from '../rules/rules.js';
import { splitTitle } from './publisher.js';
import { dropKickers, dropTitles, findTitle } from './title.js';

/** What the lines before and at the beginning of the body say. */
export interface Front {
  readonly title: string | null;
  /** The site's name that stood at the end of the title. */
  readonly publisher: string | null;
  readonly date: string | null;
  readonly dateLine: string | null;
  readonly author: string | null;
}

/** How many lines back from the body a title is looked for among menus. */
const titleReach = 30;

/**
 * Reads title, date and author from the lines around the beginning of the body, and drops these
 * lines; of a title or lead printed twice, one is dropped.
 *
 * @param start Index of the first entry of the article: 0, or where the menus end.
 */
export function readFront(draft: Draft, start: number, given: Source, host: string | null): Front {
  const { entries, language } = draft;
  const dayFirst = language !== null && language.code !== 'en';
  const body = entries.findIndex(
    (entry, index) => index >= start && entry.rule === null && entry.prose,
  );
  const bodyStart = body < 0 ? entries.length : body;
  const titleEntry = given.title === null ? findTitle(draft, start, bodyStart) : null;
  const { title, publisher } = splitTitle(given.title ?? titleEntry?.text ?? '', host);
  if (titleEntry !== null) {
    titleEntry.rule = 'title';
  }
  const lead = entries.slice(0, leadEnd(entries, bodyStart));
  if (title !== '') {
    dropTitles(lead, title);
    dropKickers(entries, titleEntry, start);
  }
  const dated = readDate(draft, lead, bodyStart, dayFirst);
  const author = readAuthor(lead, bodyStart);
  dropRepeatedLead(lead);
  return { title: title === '' ? null : title, publisher, ...dated, author };
}

const longestLead = 16;

/** Index after the third paragraph of running text: summaries, captions and bylines stand before. */
function leadEnd(entries: readonly Entry[], bodyStart: number): number {
  const end = Math.min(entries.length, bodyStart + longestLead);
  let paragraphs = 0;
  for (let index = bodyStart; index < end; index += 1) {
    const entry = entries[index];
    if (entry?.rule === null && entry.prose) {
      paragraphs += 1;
      if (paragraphs === 4) {
        return index;
      }
    }
  }
  return end;
}

/** An article with more lines that are dates is a calendar. */
const mostDatelines = 40;

interface DatedEntry {
  readonly entry: Entry;
  readonly index: number;
  readonly dateline: Dateline;
}

function readDate(
  { entries }: Draft,
  lead: readonly Entry[],
  bodyStart: number,
  dayFirst: boolean,
): Pick<Front, 'date' | 'dateLine'> {
  const all: DatedEntry[] = [];
  entries.forEach((entry, index) => {
    const undecided = entry.rule === null || (index < bodyStart && isUndecided(entry));
    const dateline =
      all.length < mostDatelines && undecided && !entry.prose
        ? readDateline(entry.text, dayFirst)
        : null;
    if (dateline !== null) {
      all.push({ entry, index, dateline });
    } else if (undecided && index < bodyStart && isUncertainDateline(entry.text)) {
      drop(entry, 'dateline');
    }
  });
  const bare = all.filter(({ index, dateline }) => index > bodyStart && dateline.says === null);
  const isTimeline = new Set(bare.map(({ dateline }) => dateline.date)).size >= 2;
  const usable = all.filter(({ index, dateline }) =>
    index < bodyStart
      ? bodyStart - index <= titleReach &&
        !(isTimeline && dateline.says === null && !dateline.named)
      : dateline.says !== null || (index < lead.length && dateline.named && !isTimeline),
  );
  for (const { entry } of usable) {
    drop(entry, 'dateline');
  }
  const best = usable.sort((a, b) => rank(a, bodyStart) - rank(b, bodyStart))[0];
  if (best !== undefined) {
    return { date: best.dateline.date, dateLine: best.entry.text };
  }
  const opening = entries[bodyStart];
  const day = opening === undefined ? null : readLeadDateline(opening.text, dayFirst);
  return day === null || opening === undefined
    ? { date: null, dateLine: null }
    : { date: day.date, dateLine: opening.text };
}

/** Published before undated before updated; then the one nearest above the body. */
function rank({ index, dateline }: DatedEntry, bodyStart: number): number {
  const kind = { published: 0, updated: 2 };
  const said = dateline.says === null ? 1 : kind[dateline.says];
  return said * 1e6 + (index < bodyStart ? bodyStart - index : 1e3 + index);
}

const bylineHead = /^(?:(?:\p{L}+ )?by|author|reporter|von|par|por|di|door|автор)\s*:?\s+/iu;

function readAuthor(lead: readonly Entry[], bodyStart: number): string | null {
  let author: string | null = null;
  lead.forEach((entry, index) => {
    if (entry.rule === 'dateline') {
      author ??= authorBesideDate(entry.text);
    }
    if (entry.rule !== null || entry.prose) {
      return;
    }
    const previous = lead[index - 1];
    const rule = matchRule(entry.text, 'front');
    if (rule?.name === 'byline') {
      author ??= authorName(entry.text.replace(bylineHead, ''));
      drop(entry, 'byline');
    } else if (index < bodyStart && rule !== null) {
      drop(entry, rule.name);
    } else if (
      previous !== undefined &&
      /^(?:by|von|par|por)$/iu.test(previous.text) &&
      authorName(entry.text) !== null
    ) {
      author ??= authorName(entry.text);
      drop(entry, 'byline');
    } else if (index < bodyStart && isNameAlone(entry, lead[index + 1])) {
      author ??= authorName(entry.text);
      drop(entry, 'byline');
    } else if (author !== null && normaliseLine(entry.text) === normaliseLine(author)) {
      drop(entry, 'byline');
    }
  });
  return author;
}

/** "By Ada Reyes | Updated: 6 March 2024", "Posted on March 6, 2024 by Ada Reyes", "Posted by Ada Reyes on March 6, 2024". */
function authorBesideDate(line: string): string | null {
  const byline = bylineHead.test(line)
    ? line.replace(bylineHead, '')
    : /\bby\s+(\p{Lu}.*)$/u.exec(line)?.[1];
  return byline === undefined ? null : authorName(byline);
}

const place =
  /\b(?:New|Los|Las|San|Santa|Saint|St|Fort|North|South|East|West|Upper|Lower|Port|Lake|City|County|Street|Island|News|Times|Post|Daily|The)\b/u;

/** Whether a line is only a person's name, with a post or a date on the line under it. */
function isNameAlone(entry: Entry, next: Entry | undefined): boolean {
  if (
    next === undefined ||
    !/^\p{Lu}[\p{L}.'’-]+(?: (?:\p{Lu}[\p{L}.'’-]*|de|van|von|der|al|bin)){1,3}$/u.test(entry.text)
  ) {
    return false;
  }
  const role = matchRule(next.text, 'front')?.name === 'byline-role';
  return role || (next.rule === 'dateline' && !place.test(entry.text));
}

/** The names in a byline without paper, post or date; `null` if it doesn't read like names. */
function authorName(byline: string): string | null {
  const name = byline
    .replace(
      /\s*(?:[|•·/@(]|\s[–—-]\s|\son\s(?=.*\d)|,(?!\s*\p{Lu}[\p{L}.'’-]+ \p{Lu}[^|•·/@(]*(?: and | AND | & ))(?!\s*and ))[\s\S]*$/u,
      '',
    )
    .trim();
  const words = wordsOf(name);
  const namelike = words.every(
    (word) =>
      /^\p{Lu}/u.test(word) ||
      /^(?:de|van|von|der|al|bin|el|la|du|da|dos|di|le|and|und|et|y|e)$/u.test(word),
  );
  return words.length >= 2 && words.length <= 16 && namelike ? name : null;
}

/** Share of words in common from which two paragraphs are the same lead printed twice. */
const sameLead = 0.9;

/** A lead has a sentence or two; longer paragraphs are not compared. */
function isLeadLength(text: string): boolean {
  return text.length <= 1_500 && textLength(text) >= 50;
}

function dropRepeatedLead(lead: readonly Entry[]): void {
  const kept = lead.filter(
    (entry) => entry.rule === null && entry.prose && isLeadLength(entry.text),
  );
  kept.forEach((earlier, index) => {
    if (kept.slice(index + 1).some((later) => likeness(earlier.text, later.text) >= sameLead)) {
      drop(earlier, 'repeated-lead');
    }
  });
}

/** Dice coefficient over the words of two texts, 0 to 1. */
function likeness(one: string, other: string): number {
  const [a, b] = [one, other].map((text) => wordsOf(normaliseLine(text)));
  if (a === undefined || b === undefined || a.length === 0 || b.length === 0) {
    return 0;
  }
  const left = new Map<string, number>();
  for (const word of a) {
    left.set(word, (left.get(word) ?? 0) + 1);
  }
  let common = 0;
  for (const word of b) {
    const count = left.get(word) ?? 0;
    if (count > 0) {
      left.set(word, count - 1);
      common += 1;
    }
  }
  return (2 * common) / (a.length + b.length);
}
