import type { Span } from '../article/article.js';
import { textSimilarity } from '../article/duplicates.js';
import type { Copy, Library, StoredArticle, Term } from '../library/library.js';
import type { Quote, QuotedArticle } from './answer.js';
import type { Expected } from './question.js';
import type { Ranked } from './rank.js';
import { markSentence } from './sentence.js';

/** From this share of common wording on, two passages of different articles are one quote. */
const samePassage = 0.7;
/** Two passages of one article that share more than this part of the shorter are one quote. */
const sameSpan = 0.5;
/** How many of the best candidates are looked at for quotes that add something. */
const depth = 20;

/** A quote with what its confidence rests on. */
export interface ChosenQuote {
  readonly quote: Quote;
  readonly article: StoredArticle;
}

interface Draft {
  readonly ranked: Ranked;
  readonly article: StoredArticle;
  readonly text: string;
  readonly alsoIn: Map<string, QuotedArticle>;
}

/**
 * Makes at most `limit` quotes of the best candidates, best first. A passage that says what an
 * earlier quote says is not quoted again: one of another article is named in "also in", one that
 * mostly overlaps in the same article is left out.
 */
export async function chooseQuotes(
  ranked: readonly Ranked[],
  library: Pick<Library, 'article' | 'alsoIn'>,
  question: { readonly terms: readonly Term[]; readonly expected: Expected },
  limit: number,
): Promise<ChosenQuote[]> {
  const drafts: Draft[] = [];
  for (const one of ranked.slice(0, Math.max(depth, limit))) {
    const { passage } = one.candidate;
    const article = await library.article(passage.articleId);
    if (article === null) continue;
    const text = article.body.slice(passage.start, passage.end);
    const same = drafts.find((draft) => saysTheSame(draft, article, passage, text));
    if (same !== undefined) {
      if (same.article.id !== article.id) same.alsoIn.set(article.id, asQuoted(article));
    } else if (drafts.length < limit) {
      drafts.push({ ranked: one, article, text, alsoIn: new Map() });
    }
  }
  return Promise.all(
    drafts.map(async (draft) => {
      for (const other of await library.alsoIn(draft.article.id)) {
        if (holdsPassage(other, draft.text)) draft.alsoIn.set(other.id, asQuoted(other));
      }
      return finish(draft, markSentence(draft.text, question.terms, question.expected));
    }),
  );
}

function finish(draft: Draft, marked: Span): ChosenQuote {
  const { start, end } = draft.ranked.candidate.passage;
  const { parts } = draft.ranked;
  const highlight = {
    start: marked.start,
    end: marked.end,
    text: draft.text.slice(marked.start, marked.end),
  };
  const quote: Quote = {
    text: draft.text,
    highlight,
    article: asQuoted(draft.article),
    start,
    end,
    alsoIn: [...draft.alsoIn.values()],
    score: parts.total,
    parts,
  };
  return { quote, article: draft.article };
}

function saysTheSame(draft: Draft, article: StoredArticle, span: Span, text: string): boolean {
  if (draft.article.id !== article.id) return textSimilarity(draft.text, text) >= samePassage;
  const { passage } = draft.ranked.candidate;
  const common = Math.min(passage.end, span.end) - Math.max(passage.start, span.start);
  return common > sameSpan * Math.min(passage.end - passage.start, span.end - span.start);
}

/** A copy has the whole text; an article of the same group may lack just this passage. */
function holdsPassage(other: StoredArticle | Copy, text: string): boolean {
  return (
    !('body' in other) ||
    other.body.includes(text) ||
    textSimilarity(text, other.body) >= samePassage
  );
}

/** What a quote or a list of headlines shows of an article. */
export function asQuoted(article: StoredArticle | Copy): QuotedArticle {
  const { id, locator, title, publisher, date, url } = article;
  return { id, file: locator, title, publisher, date, url };
}
