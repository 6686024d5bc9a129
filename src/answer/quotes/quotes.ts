import { isHeading } from '../../article/passages.js';
import type { Copy, Library, StoredArticle } from '../../library/library.js';
import { trimSpan } from '../../text/sentences.js';
import type { Span } from '../../text/span.js';
import { analysed } from '../analysis.js';
import type { Quote, QuotedArticle } from '../answer.js';
import { highlightIn } from '../highlight/highlight.js';
import type { Query } from '../query.js';
import { inOrder, type Order } from '../question/order.js';
import { bySearch, lookedInto, type PassageReading, type Ranked } from '../rank.js';
import { isAlsoIn, relation } from './near-copies.js';
import { newerThan } from './newer.js';
import { openingOf } from './opening.js';

/** A passage of which earlier quotes show this share already adds nothing. */
const shownShare = 0.5;
/** A further quote needs at least this share of the first one's score by search: weaker ones distract. */
const shareOfFirst = 0.85;
/** A quote with what its confidence rests on. */
export interface ChosenQuote {
  readonly quote: Omit<Quote, 'confidence' | 'band' | 'evidence' | 'part' | 'asksFor'>;
  readonly article: StoredArticle;
  readonly reading: PassageReading | null;
}

interface Draft {
  readonly ranked: Ranked;
  /** What is quoted: the passage less what earlier quotes of the article show of it. */
  readonly span: Span;
  readonly text: string;
  readonly alsoIn: Map<string, QuotedArticle>;
}

/** How many quotes are chosen. */
interface Choice {
  /** The most quotes. */
  readonly limit: number;
  /** Whether to include quotes that score far below the first. */
  readonly includeWeak: boolean;
}

/**
 * Makes quotes of the best candidates, best first, each adding something. A passage that says what an
 * earlier quote says isn't quoted again: its article is named in "also in". One in nearly the same words that
 * says something else is a quote of its own: of such reports the newest comes first. Passages of one
 * article overlap: what an earlier quote shows is cut off, whole sentences at once.
 */
export async function chooseQuotes(
  query: Query,
  ranked: readonly Ranked[],
  library: Pick<Library, 'alsoIn' | 'sentences'>,
  { limit, includeWeak }: Choice,
): Promise<ChosenQuote[]> {
  const looked = ranked.slice(0, Math.max(lookedInto, limit));
  const drafts = draftsOf(looked, query, limit);
  const least = includeWeak ? Number.NEGATIVE_INFINITY : shareOfFirst * scoreOf(drafts[0]);
  const shown = drafts.filter((draft) => scoreOf(draft) >= least);
  return Promise.all(
    shown.map(async (draft) => {
      const { text, span, ranked: of } = draft;
      const [others, highlight] = await Promise.all([
        library.alsoIn(of.article.id),
        highlightIn(query, of, span, library),
      ]);
      for (const other of others) {
        if (isAlsoIn(other, text)) draft.alsoIn.set(other.id, asQuoted(other));
      }
      return finish(draft, highlight, newerThan(query, draft.ranked, highlight, looked));
    }),
  );
}

/** Drafts of quotes, best first; reports in nearly the same words that differ stand together. */
function draftsOf(
  ranked: readonly Ranked[],
  { order, hints }: Pick<Query, 'order' | 'hints'>,
  limit: number,
): Draft[] {
  const groups: Draft[][] = [];
  for (const one of ranked) {
    const { article } = one;
    const related = groups.flatMap((group) =>
      group
        .filter((draft) => draft.ranked.article.id !== article.id)
        .map((draft) => ({ group, draft, relation: relation(draft.text, one.text) })),
    );
    const same = related.find((other) => other.relation === 'same');
    if (same !== undefined) {
      same.draft.alsoIn.set(article.id, asQuoted(article));
      continue;
    }
    const span = notYetShown(one, groups.flat());
    if (span === null) continue;
    const text = article.body.slice(span.start, span.end);
    const draft: Draft = { ranked: one, span, text, alsoIn: new Map() };
    const differing = related.find((other) => other.relation === 'differs');
    if (differing !== undefined) differing.group.push(draft);
    else if (groups.length < limit) groups.push([draft]);
  }
  // "In 2022" asks for the reports of that time.
  const isDated = order === null && hints.some(({ kind }) => kind === 'period');
  const sorted = groups.map((group) =>
    isDated ? byPeriod(group) : byDate(group, order ?? 'newest'),
  );
  return sorted.flat().slice(0, limit);
}

/** Reports that differ, in the order of their dates; undated ones come last, as nobody knows how old they are. */
function byDate(drafts: readonly Draft[], order: Order): Draft[] {
  return drafts.toSorted((a, b) => inOrder(a.ranked.article, b.ranked.article, order));
}

/** Reports that differ, those of the time that the question names first. */
function byPeriod(drafts: readonly Draft[]): Draft[] {
  return drafts.toSorted((a, b) => b.ranked.parts.period - a.ranked.parts.period);
}

/** By search alone: the reader tells the answer from the rest, but the rest may be worth a look. */
function scoreOf(draft: Draft | undefined): number {
  return draft === undefined ? 0 : bySearch(draft.ranked.parts);
}

/** @param highlight offsets into the article's body */
function finish(
  { ranked, span, text, alsoIn }: Draft,
  highlight: Span,
  newer: StoredArticle | null,
): ChosenQuote {
  const { article, parts, reading } = ranked;
  const start = highlight.start - span.start;
  const end = highlight.end - span.start;
  const quote = {
    text,
    highlight: { start, end, text: text.slice(start, end) },
    article: asQuoted(article),
    start: span.start,
    end: span.end,
    alsoIn: elsewhere([...alsoIn.values()], article),
    newer: newer === null ? null : asQuoted(newer),
    score: parts.total,
    parts,
  };
  return { quote, article, reading };
}

/** The passage less what earlier quotes show of it; `null` if too little is left. */
function notYetShown({ article, candidate }: Ranked, drafts: readonly Draft[]): Span | null {
  const { passage } = candidate;
  let { start, end } = passage;
  for (const { span, ranked } of drafts) {
    if (ranked.article.id !== article.id || span.end <= start || span.start >= end) continue;
    if (span.start <= start) start = span.end;
    else end = span.start;
  }
  const fresh = withoutLastHeading(article.body, { start, end: Math.max(start, end) });
  const left = fresh.end - fresh.start;
  return left >= shownShare * (passage.end - passage.start) ? fresh : null;
}

/** A span without the heading of what was cut off after it, and without white space around it. */
function withoutLastHeading(body: string, span: Span): Span {
  const { start, end } = trimSpan(body, span);
  const last = analysed(body.slice(start, end)).sentences.at(-1);
  if (last === undefined || last.start === 0) return { start, end };
  const heading = trimSpan(body, { start: start + last.start, end: start + last.end });
  return isHeading(body, heading) ? trimSpan(body, { start, end: heading.start }) : { start, end };
}

/** The others that are somewhere else: a page may be there twice, by its address and from a feed. */
export function elsewhere(
  others: readonly QuotedArticle[],
  { url }: Pick<StoredArticle, 'url'>,
): readonly QuotedArticle[] {
  return others.filter((other) => url === null || other.url !== url);
}

/** What a quote or a list of headlines shows of an article. */
export function asQuoted(article: StoredArticle | Copy): QuotedArticle {
  const { id, locator, title, publisher, date, author, url } = article;
  const opening = title === null && 'body' in article ? openingOf(article.body) : null;
  return { id, file: locator, title, publisher, date, author, url, ...(opening && { opening }) };
}
