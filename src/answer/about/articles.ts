import type { Library, StoredArticle } from '../../library/library.js';
import type { Span } from '../../text/span.js';
import { analysed } from '../analysis.js';
import type { Doubt, Evidence, Quote, ScoreParts, SourceFact } from '../answer.js';
import { coverage } from '../confidence/coverage.js';
import { candidatesIn } from '../highlight/candidates.js';
import type { Query } from '../query.js';
import { asQuoted, type ChosenQuote, elsewhere } from '../quotes/quotes.js';

/** An article whose headline holds this share of a topic's words, by rarity, is the one that is meant. */
const namedFrom = 0.9;
/** How sure that is: another article may be on the same. Set by hand. */
const whenNamed = 0.75;
/** How sure a quote is that the library's own records lead to. Two people may have one name. */
const onRecord = 0.95;
/** The same if the article lacks what is asked for. */
const lackingOnRecord = 0.49;

/**
 * How likely a quote is the one that is asked for. Of a question about an article, what was searched for is
 * only to find the article, and its headline may say more about that than a passage.
 *
 * @param found how likely the quote's passage answers
 */
export function certainty(
  { about, terms }: Pick<Query, 'about' | 'terms'>,
  { article }: Pick<ChosenQuote, 'article'>,
  found: number,
): number {
  if (about === null) return found;
  const held = coverage(terms, analysed(article.title ?? '').stems);
  return held >= namedFrom ? Math.max(found, whenNamed) : found;
}

/** What an article's source doesn't say of what is asked for. */
export function untold(
  asksFor: readonly SourceFact[],
  article: Pick<StoredArticle, SourceFact>,
): Doubt[] {
  return asksFor
    .filter((fact) => article[fact] === null)
    .map((fact): Doubt => ({ kind: 'untold', fact }));
}

/** What a quote shows of its article. */
export type Shown = Pick<Quote, 'text' | 'start' | 'end' | 'highlight'>;

/** An article with the part of it that is quoted. */
export interface Known {
  readonly article: StoredArticle;
  readonly shown: Shown;
}

/** A quote with the beginning of its article, which says what that is about. */
export async function byItsLead(
  quote: Quote,
  article: StoredArticle,
  library: Pick<Library, 'passages' | 'article'>,
): Promise<Quote> {
  return { ...quote, ...(await leadOf(article, library)) };
}

/**
 * The beginning of an article, with its first sentence highlighted; `null` if it has been removed or got another
 * text meanwhile.
 */
export async function leadOf(
  article: StoredArticle,
  library: Pick<Library, 'passages' | 'article'>,
): Promise<Shown | null> {
  const begun = await beginningOf(article.id, library);
  return begun?.article.body === article.body ? begun.shown : null;
}

/** An article by its beginning, with the first sentence highlighted; `null` if there is none, or it changes just now. */
export async function beginningOf(
  id: string,
  library: Pick<Library, 'passages' | 'article'>,
): Promise<Known | null> {
  const [first] = await library.passages(id);
  const article = first === undefined ? null : await library.article(id, first.version);
  if (first === undefined || article === null) return null;
  const [sentence] = candidatesIn(article.body.slice(first.start, first.end));
  return sentence === undefined ? null : { article, shown: shownOf(article, first, sentence.span) };
}

/** A part of an article, with a highlight given by its offsets into the part. */
export function shownOf({ body }: StoredArticle, { start, end }: Span, highlight: Span): Shown {
  const text = body.slice(start, end);
  const marked = text.slice(highlight.start, highlight.end);
  return { text, start, end, highlight: { ...highlight, text: marked } };
}

const noScore: ScoreParts = {
  meaning: 0,
  words: 0,
  sentence: 0,
  phrases: 0,
  lead: 0,
  publisher: 0,
  period: 0,
  conversation: 0,
  reader: 0,
  total: 0,
};
const noEvidence: Evidence = { cosine: 0, coverage: 0, margin: 0, missing: 0 };

/** A quote of an article that nobody had to search for. */
export async function quoteOnRecord(
  article: StoredArticle,
  shown: Shown,
  asksFor: readonly SourceFact[],
  library: Pick<Library, 'alsoIn'>,
): Promise<Quote> {
  const others = await library.alsoIn(article.id);
  return {
    ...shown,
    article: asQuoted(article),
    // Copies have the whole text, and others of its group perhaps not this part.
    alsoIn: elsewhere(others.filter((other) => !('body' in other)).map(asQuoted), article),
    newer: null,
    part: null,
    asksFor,
    ...(untold(asksFor, article).length > 0
      ? ({ confidence: lackingOnRecord, band: 'closest' } as const)
      : ({ confidence: onRecord, band: 'answer' } as const)),
    evidence: noEvidence,
    score: 0,
    parts: noScore,
  };
}
