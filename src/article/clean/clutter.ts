import { articleRange, type LineRange } from './density.js';
import { type Draft, drop, type Entry } from './entries.js';
import { endsSentence, textLength, wordsOf } from './lines.js';
import { type RecurringLines, recurs } from './recurring.js';
import { matchRule } from './rules/rules.js';
import { trailingCredit } from './rules/text-rules.js';

/** Drops what the rules for any place name, and the lists and comments that follow such lines. */
export function dropByRules({ entries }: Draft): void {
  for (const entry of entries) {
    const rule = matchRule(entry.text, 'anywhere');
    if (rule?.name === 'caption' && sentencesIn(entry.text) > 2) {
      cutCredit(entry);
    } else if (rule !== null) {
      drop(entry, rule.name);
      entry.reach = rule.reach;
      entry.siteWide = rule.siteWide ? rule.name : null;
    }
  }
  entries.forEach((entry, index) => {
    const next = entries[index + 1];
    if (
      entry.rule === null &&
      next?.rule === 'caption' &&
      next.line.block === entry.line.block &&
      !endsSentence(entry.text)
    ) {
      drop(entry, 'caption');
    }
  });
  dropLists(entries);
  dropComments(entries);
  dropExcerpts(entries);
}

const shortestRepeated = 80;

/** How much of an excerpt's beginning is looked up, and the length from which one is looked for. */
const excerptHead = 40;
const longestExcerpt = 1_000;

/** Paragraphs that break off with dots and stand whole elsewhere. */
function dropExcerpts(entries: readonly Entry[]): void {
  const byHead = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (entry.rule === null && entry.text.length > excerptHead) {
      const head = entry.text.slice(0, excerptHead);
      byHead.set(head, [...(byHead.get(head) ?? []).slice(0, 9), entry]);
    }
  }
  for (const entry of entries) {
    const dots = /\s*(?:\.{3}|…|\[(?:\.{3}|…)\])$/u.exec(entry.text.slice(-8))?.[0];
    if (dots !== undefined && entry.rule === null && entry.text.length <= longestExcerpt) {
      const head = entry.text.slice(0, -dots.length);
      const alike = byHead.get(head.slice(0, excerptHead)) ?? [];
      const isWhole = ({ text }: Entry) => text.length > entry.text.length && text.startsWith(head);
      if (head.length >= excerptHead && alike.some(isWhole)) {
        drop(entry, 'excerpt');
      }
    }
  }
}

/**
 * Paragraphs that a page prints twice. Only for pages with menus around the article: in an article
 * by itself the same hours or figures may belong to several things.
 */
export function dropRepeated(entries: readonly Entry[]): void {
  const seen = new Set<string>();
  for (const entry of entries.filter(({ rule, prose }) => rule === null && prose)) {
    if (seen.has(entry.text) && textLength(entry.text) >= shortestRepeated) {
      drop(entry, 'repeated-paragraph');
    }
    seen.add(entry.text);
  }
}

function sentencesIn(text: string): number {
  return text.match(/[.!?]["'”’)]*(?=\s+["'“‘(]?[\p{Lu}\p{N}]|$)/gu)?.length ?? 0;
}

function cutCredit(entry: Entry): void {
  const at = trailingCredit(entry.text);
  if (at > 0) {
    entry.cut = { text: entry.text.slice(at).trim(), rule: 'photo-credit' };
    entry.text = entry.text.slice(0, at).trimEnd();
  }
}

const longestList = 10;

/** Headlines under "Related stories" and the like, up to the next sentence. */
function dropLists(entries: readonly Entry[]): void {
  const body = entries.findIndex((entry) => entry.rule === null && entry.prose);
  entries.forEach((head, index) => {
    // Before the first paragraph it is a menu, and the title may be below it.
    if (head.reach !== 'list' || index < body) {
      return;
    }
    const next = entries[index + 1];
    if (next !== undefined && next.rule === null && next.prose && wordsOf(head.text).length <= 4) {
      // A heading of the article itself, with text under it.
      head.rule = null;
      head.reach = null;
      head.siteWide = null;
      return;
    }
    for (const item of entries.slice(index + 1, index + 1 + longestList)) {
      if (item.prose || (item.rule === null && endsSentence(item.text))) {
        break;
      }
      drop(item, head.rule ?? 'related-list');
    }
  });
}

/** Share of the article that may stand after the head of the comments, if no comments show there. */
const largestAfterComments = 0.5;
const fewestComments = 3;
/** Links to the comments stand above the article and below it; more heads than this are none. */
const mostHeads = 20;
/** Who wrote a comment and when. */
const commentMark =
  /(?:\b(?:says?|said|wrote|writes|commented|sagt|dice|disse)\s*:|\bat \d{1,2}:\d{2} ?[ap]\.?m\b.{0,12}|\b\d+ (?:seconds|minutes?|hours?|days?|weeks?|months?|years?) ago\b.{0,20}|^(?:reply|report|permalink|rating: .{1,12}|upvote|flag)(?: .{0,20})?)$/iu;

/** All that follows the head of a comment section, if it follows the article and not its title. */
function dropComments(entries: readonly Entry[]): void {
  const heads = entries.flatMap(({ reach }, index) => (reach === 'end' ? [index] : []));
  const at = heads.slice(0, mostHeads).find((index) => endsArticle(entries, index));
  if (at !== undefined) {
    for (const entry of entries.slice(at)) {
      drop(entry, 'comments');
    }
  }
}

function endsArticle(entries: readonly Entry[], index: number): boolean {
  const before = proseLength(entries.slice(0, index));
  const after = entries.slice(index + 1);
  const marks = after.filter(({ text }) => text.length <= 120 && commentMark.test(text)).length;
  return (
    before >= 200 &&
    (marks >= fewestComments || proseLength(after) <= before * largestAfterComments)
  );
}

function proseLength(entries: readonly Entry[]): number {
  let length = 0;
  for (const entry of entries) {
    if (entry.rule === null && entry.prose) {
      length += textLength(entry.text);
    }
  }
  return length;
}

/** If more of an article than this recurs, it is a repeated story and nothing is dropped. */
const largestRecurringShare = 0.3;

/** Drops lines that a publisher prints in many of its articles. */
export function dropRecurring({ entries }: Draft, publisher: string, lines: RecurringLines): void {
  const kept = entries.filter((entry) => entry.rule === null);
  const recurring = kept.filter((entry) => recurs(lines, publisher, entry.text));
  const length = (of: readonly Entry[]) => of.reduce((sum, entry) => sum + entry.text.length, 0);
  if (length(recurring) <= largestRecurringShare * length(kept)) {
    for (const entry of recurring) {
      drop(entry, 'recurring-line');
    }
  }
}

/** The range of entries that holds the article, menus and link lists around it left out. */
export function findArticle({ entries }: Draft): LineRange {
  return articleRange(
    entries.map(({ text, prose, siteWide, rule, reach }) => ({
      text,
      prose,
      siteWide,
      clutter: rule === null ? null : (reach ?? 'line'),
    })),
  );
}
