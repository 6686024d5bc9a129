import { sharedShare, shinglesOf } from '../article/duplicates.js';
import { isHeading } from '../article/passages.js';
import type { Copy, Library, StoredArticle } from '../library/library.js';
import { trimSpan } from '../text/sentences.js';
import type { Span } from '../text/span.js';
import { analysed } from './analysis.js';
import type { Quote, QuotedArticle } from './answer.js';
import { type Asked, knownOf, markSentence } from './highlight/highlight.js';
import type { PassageReading } from './rank.js';
import { bySearch, type Ranked } from './rank.js';

/**
 * From this share of common wording on, two passages of different articles are one quote: what a
 * light edit of a wire copy leaves. Set by hand.
 */
const samePassage = 0.7;
/** Share of words, each counted once, that two passages with so much common wording have at least. */
const sharedWords = 0.5;
/** A passage of which earlier quotes show this share already adds nothing. */
const shownShare = 0.5;
/** A further quote is shown from this share of the first one's score by search on: weaker ones distract. */
const shareOfFirst = 0.85;
/** How many of the best candidates are looked at for quotes that add something. */
const depth = 20;

/** A quote with what its confidence rests on. */
export interface ChosenQuote {
  readonly quote: Omit<Quote, 'confidence' | 'band'>;
  readonly article: StoredArticle;
  readonly reading: PassageReading | null;
}

interface Draft {
  readonly ranked: Ranked;
  readonly article: StoredArticle;
  /** What is quoted: the passage less what earlier quotes of the article show of it. */
  readonly span: Span;
  readonly text: string;
  readonly alsoIn: Map<string, QuotedArticle>;
}

/**
 * Makes at most `limit` quotes of the best candidates, best first, each adding something. A passage
 * that says what an earlier quote says is not quoted again: another article is named in "also in".
 * Passages of one article overlap: what an earlier quote shows is cut off, whole sentences at once.
 *
 * @param weakToo also quotes that score far below the first
 */
export async function chooseQuotes(
  ranked: readonly Ranked[],
  library: Pick<Library, 'article' | 'alsoIn' | 'sentences'>,
  asked: Asked,
  limit: number,
  weakToo: boolean,
): Promise<ChosenQuote[]> {
  const drafts: Draft[] = [];
  for (const one of ranked.slice(0, Math.max(depth, limit))) {
    const { passage } = one.candidate;
    const article = await library.article(passage.articleId);
    if (article === null) continue;
    const text = article.body.slice(passage.start, passage.end);
    const same = drafts.find(
      (draft) => draft.article.id !== article.id && saysTheSame(draft.text, text),
    );
    if (same !== undefined) {
      same.alsoIn.set(article.id, asQuoted(article));
      continue;
    }
    const span = notYetShown(article, passage, drafts);
    if (span !== null && drafts.length < limit) {
      const fresh = article.body.slice(span.start, span.end);
      drafts.push({ ranked: one, article, span, text: fresh, alsoIn: new Map() });
    }
  }
  const least = weakToo ? Number.NEGATIVE_INFINITY : shareOfFirst * scoreOf(drafts[0]);
  const shown = drafts.filter((draft) => scoreOf(draft) >= least);
  return Promise.all(
    shown.map(async (draft) => {
      const { text, article, span, ranked: of } = draft;
      const [others, known] = await Promise.all([
        library.alsoIn(article.id),
        knownOf(of, span.start, library),
      ]);
      for (const other of others) {
        if (holdsPassage(other, text)) draft.alsoIn.set(other.id, asQuoted(other));
      }
      return finish(draft, markSentence(text, article.title, asked, known));
    }),
  );
}

/** By search alone: the reader tells the answer from the rest, and the rest may be worth a look. */
function scoreOf(draft: Draft | undefined): number {
  return draft === undefined ? 0 : bySearch(draft.ranked.parts);
}

function finish(draft: Draft, marked: Span): ChosenQuote {
  const { start, end } = draft.span;
  const { parts, reading } = draft.ranked;
  const highlight = {
    start: marked.start,
    end: marked.end,
    text: draft.text.slice(marked.start, marked.end),
  };
  const quote = {
    text: draft.text,
    highlight,
    article: asQuoted(draft.article),
    start,
    end,
    alsoIn: [...draft.alsoIn.values()],
    score: parts.total,
    parts,
  };
  return { quote, article: draft.article, reading };
}

/** The passage less what earlier quotes show of it; `null` where too little is left. */
function notYetShown(article: StoredArticle, passage: Span, drafts: readonly Draft[]): Span | null {
  let { start, end } = passage;
  for (const { span, article: shown } of drafts) {
    if (shown.id !== article.id || span.end <= start || span.start >= end) continue;
    if (span.start <= start) start = span.end;
    else end = span.start;
  }
  const fresh = withoutLastHeading(article.body, { start, end: Math.max(start, end) });
  const left = fresh.end - fresh.start;
  return left >= shownShare * (passage.end - passage.start) ? fresh : null;
}

/** A span without the heading of what was cut off behind it, and without white space around it. */
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

/** Whether two passages are one quote. Most have too few words in common for it, which is soon told. */
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
