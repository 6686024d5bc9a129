import type { Source } from '../article/article.js';
import type { Span } from '../text/span.js';

/**
 * How far to trust an answer: `answer` (quoted as the answer), `closest` (quoted as the closest match,
 * and called that), `none` (refused: the articles don't say).
 */
export type Band = 'answer' | 'closest' | 'none';

/** What a question may ask about an article itself. */
export type SourceFact = keyof Source;

/** An article as a quote names it. */
export interface QuotedArticle extends Source {
  readonly id: string;
  /** Where the article was read from. */
  readonly file: string;
  /** The first words of its text, if it has no title: what else should a quote name? */
  readonly opening?: string;
}

/** An article near a question that none of them answers. */
export interface NearArticle extends QuotedArticle {
  /** The sentence that comes closest: `text` is `body.slice(start, end)` of the article. */
  readonly sentence: Highlight;
}

/** What a passage's score is made of; `total` is the sum of the others. */
export interface ScoreParts {
  /** Cosine of question and passage. */
  readonly meaning: number;
  /** BM25 times its weight. */
  readonly words: number;
  /** The question's words that stand together in one sentence, by rarity, times their weight. */
  readonly sentence: number;
  /** The question's neighbouring words that stand side by side, by rarity, times their weight. */
  readonly phrases: number;
  /** For the passage that its article begins with. */
  readonly lead: number;
  /** For a publisher that the question names. */
  readonly publisher: number;
  /** For a time that the question names. */
  readonly period: number;
  /** For an article that the previous answer quoted, in a follow-up. */
  readonly conversation: number;
  /** The reader's log-odds times their weight; 0 for a passage that wasn't read. */
  readonly reader: number;
  readonly total: number;
}

/** A sentence, or two neighbours, with its offsets: of a quote's highlight into the quote's text. */
export interface Highlight extends Span {
  readonly text: string;
}

/** A passage quoted word for word: `text` is `body.slice(start, end)` of its article. */
export interface Quote extends Span {
  readonly text: string;
  readonly highlight: Highlight;
  readonly article: QuotedArticle;
  /** Other articles that hold the same passage, word for word or in other words that say the same. */
  readonly alsoIn: readonly QuotedArticle[];
  /** A newer report on the same that says otherwise, or corrects this one; `null` if none was found. */
  readonly newer: QuotedArticle | null;
  /** Which question of a message with several it answers; `null` if the message is one question. */
  readonly part: string | null;
  /**
   * What the question asks about the article itself: who wrote it, when it was published. The article has the
   * value; `null` there means that it doesn't say. Empty if the question asks for what the text says.
   */
  readonly asksFor: readonly SourceFact[];
  /** Calibrated probability, 0 to 1, that this quote answers the question. */
  readonly confidence: number;
  /** What its own confidence and its own doubts allow to say about it, whatever the first quote's are. */
  readonly band: Band;
  /** What its confidence was computed from. */
  readonly evidence: Evidence;
  readonly score: number;
  readonly parts: ScoreParts;
}

/** A condition that narrowed the search or moved articles up, and where it came from. */
export interface AppliedFilter {
  readonly kind: 'source' | 'author' | 'after' | 'before' | 'publisher' | 'period';
  /** A publisher, title or author; a day; for `period` two days, `2023-04-01..2023-04-30`, either may be empty. */
  readonly value: string;
  /** `option`: asked for; `question`: read from the question's own words. */
  readonly from: 'option' | 'question';
  /** `filter` leaves the others out, `boost` prefers these, `dropped` was ignored: it would have left nothing. */
  readonly effect: 'filter' | 'boost' | 'dropped';
}

/** A word of the question that no article holds, and the word of the articles that was searched for instead. */
export interface Correction {
  /** As it stands in the question. */
  readonly from: string;
  readonly to: string;
}

/** What the confidence was computed from; see `confidence.ts`. */
export interface Evidence {
  /** Cosine of the question and the quote's passage. */
  readonly cosine: number;
  /** Share of the question's words, weighted by rarity, that its passage or title holds. */
  readonly coverage: number;
  /** How far its score by search is above the mean of the best passages of other articles. */
  readonly margin: number;
  /** 1 if the question has a name or a number that none of the best passages holds, else 0. */
  readonly missing: number;
  /** The reader's log-odds that it answers; absent if it wasn't read. */
  readonly relevance?: number;
  /** How much rather the reader finds an answer in it than none; absent if it doesn't say. */
  readonly lead?: number;
}

/** Why a text isn't a question that is looked up. */
export type NotAQuestion = 'empty' | 'greeting' | 'thanks' | 'noise' | 'chatter';

/** Why a first quote can hardly be the answer. */
export type Doubt =
  /**
   * A name or number of the question, as it is written there, that none of the best passages has. A name that
   * was corrected is one: somebody else may be meant.
   */
  | { readonly kind: 'missing'; readonly what: 'name' | 'number'; readonly text: string }
  /** The question asks for a number or a date, and the first quote holds none. */
  | { readonly kind: 'lacking'; readonly expected: 'number' | 'date' }
  /** The question asks for this about an article, and the first quote's article doesn't say. */
  | { readonly kind: 'untold'; readonly fact: SourceFact }
  /** The question is about one person, and the first quote highlights what another one says. */
  | { readonly kind: 'speaker'; readonly speaker: string };

/** What a question comes back with. */
export interface Answer {
  readonly question: string;
  /** The text that was searched for. It isn't `question` in a follow-up, a chatty message or after a correction. */
  readonly understoodAs: string;
  /** Misspelt words, and what was searched for instead. */
  readonly corrections: readonly Correction[];
  readonly notAQuestion: NotAQuestion | null;
  /** Whether quotes are offered: the band is `answer` or `closest`. */
  readonly answered: boolean;
  readonly band: Band;
  /** Calibrated probability, 0 to 1, that the first quote answers the question. */
  readonly confidence: number;
  /** Of the first quote, even if it is refused and not in `quotes`; `null` if nothing was found. */
  readonly evidence: Evidence | null;
  /** What the hard checks have against the first quote: with any, it isn't called the answer. */
  readonly doubts: readonly Doubt[];
  /** Best first, each adding something. Empty in a refusal, except with the option `always`. */
  readonly quotes: readonly Quote[];
  /** Of a message with several questions: those that no article answers. */
  readonly unanswered: readonly string[];
  /** In a refusal: the name, as it is written in the question, that no article has as its author's. */
  readonly unknownAuthor: string | null;
  /** In a refusal: the articles near the question, nearest first; empty if none is near. */
  readonly nearest: readonly NearArticle[];
  readonly filters: readonly AppliedFilter[];
  /** What the conversation is about now: pass it back with the next question, which may follow up on it. */
  readonly topic: Topic | null;
  /** How many passages the reader read with the question. */
  readonly passagesRead: number;
  /** Milliseconds from question to answer, with model and index already loaded. */
  readonly elapsedMs: number;
}

/** An answer without quotes; whoever makes it sets what is known besides. */
export function withoutQuotes(
  asked: Pick<Answer, 'question' | 'understoodAs' | 'filters' | 'topic'>,
): Answer {
  return {
    ...asked,
    notAQuestion: null,
    answered: false,
    band: 'none',
    confidence: 0,
    evidence: null,
    doubts: [],
    quotes: [],
    unanswered: [],
    corrections: [],
    unknownAuthor: null,
    nearest: [],
    passagesRead: 0,
    elapsedMs: 0,
  };
}

/** A part of an article's body that an answer highlighted. */
export interface HighlightedPart extends Span {
  readonly articleId: string;
}

/** What a conversation remembers, so that a follow-up can be understood. */
export interface Topic {
  /** The last question that stood on its own. */
  readonly question: string;
  /** Ids of the articles that the last answer quoted. */
  readonly articleIds: readonly string[];
  /**
   * What the answers on this topic highlighted, oldest first: a follow-up asks for something else. The
   * bot keeps topics under these names.
   */
  readonly marked?: readonly HighlightedPart[];
}
