import { sharedShare, shinglesOf } from '../article/duplicates.js';
import { isHeading } from '../article/passages.js';
import type { Copy, Library, StoredArticle } from '../library/library.js';
import { trimSpan } from '../text/sentences.js';
import type { Span } from '../text/span.js';
import { analysed } from './analysis.js';
import type { Quote, QuotedArticle } from './answer.js';
import { highlightIn } from './highlight/highlight.js';
import type { Query } from './query.js';
import { bySearch, lookedInto, type PassageReading, type Ranked } from './rank.js';

/**
 * With at least this share of common wording, two passages of different articles are one quote: what a
 * light edit of a wire copy leaves. Set by hand.
 */
const samePassage = 0.7;
/** Two passages with that much common wording share at least this much of their words, each counted once. */
const sharedWords = 0.5;
/** A passage of which earlier quotes show this share already adds nothing. */
const shownShare = 0.5;
/** A further quote needs at least this share of the first one's score by search: weaker ones distract. */
const shareOfFirst = 0.85;
/** A quote with what its confidence rests on. */
export interface ChosenQuote {
  readonly quote: Omit<Quote, 'confidence' | 'band' | 'evidence'>;
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
 * earlier quote says isn't quoted again: its article is named in "also in". Passages of one article
 * overlap: what an earlier quote shows is cut off, whole sentences at once.
 */
export async function chooseQuotes(
  query: Query,
  ranked: readonly Ranked[],
  library: Pick<Library, 'alsoIn' | 'sentences'>,
  { limit, includeWeak }: Choice,
): Promise<ChosenQuote[]> {
  const drafts = draftsOf(ranked.slice(0, Math.max(lookedInto, limit)), limit);
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
        if (holdsPassage(other, text)) draft.alsoIn.set(other.id, asQuoted(other));
      }
      return finish(draft, highlight);
    }),
  );
}

function draftsOf(ranked: readonly Ranked[], limit: number): Draft[] {
  const drafts: Draft[] = [];
  for (const one of ranked) {
    const { article } = one;
    const same = drafts.find(
      (draft) => draft.ranked.article.id !== article.id && saysTheSame(draft.text, one.text),
    );
    if (same !== undefined) {
      same.alsoIn.set(article.id, asQuoted(article));
      continue;
    }
    const span = notYetShown(one, drafts);
    if (span !== null && drafts.length < limit) {
      const text = article.body.slice(span.start, span.end);
      drafts.push({ ranked: one, span, text, alsoIn: new Map() });
    }
  }
  return drafts;
}

/** By search alone: the reader tells the answer from the rest, but the rest may be worth a look. */
function scoreOf(draft: Draft | undefined): number {
  return draft === undefined ? 0 : bySearch(draft.ranked.parts);
}

/** @param highlight offsets into the article's body */
function finish({ ranked, span, text, alsoIn }: Draft, highlight: Span): ChosenQuote {
  const { article, parts, reading } = ranked;
  const start = highlight.start - span.start;
  const end = highlight.end - span.start;
  const quote = {
    text,
    highlight: { start, end, text: text.slice(start, end) },
    article: asQuoted(article),
    start: span.start,
    end: span.end,
    alsoIn: [...alsoIn.values()],
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

/** A copy has the whole text; an article of the same group may lack just this passage. */
function holdsPassage(other: StoredArticle | Copy, text: string): boolean {
  return (
    !('body' in other) ||
    other.body.includes(text) ||
    sharedShare(analysed(text).shingles, shinglesOf(other.body)) >= samePassage
  );
}

/** Whether two passages are one quote. Most have too few words in common, which is quick to check. */
function saysTheSame(one: string, other: string): boolean {
  const [a, b] = [analysed(one), analysed(other)];
  return (
    sharedShare(a.stems, b.stems) >= sharedWords &&
    sharedShare(a.shingles, b.shingles) >= samePassage
  );
}

/** What a quote or a list of headlines shows of an article. */
export function asQuoted(article: StoredArticle | Copy): QuotedArticle {
  const { id, locator, title, publisher, date, url } = article;
  return { id, file: locator, title, publisher, date, url };
}
