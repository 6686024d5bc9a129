import type {
  Answer,
  AppliedFilter,
  Band,
  Correction,
  Doubt,
  Evidence,
  Highlight,
  NearArticle,
  Quote,
  QuotedArticle,
  ScoreParts,
  SourceFact,
} from '../answer.js';

/** A quote as `ask --json` writes it. */
interface QuoteJson {
  readonly text: string;
  readonly highlight: Highlight;
  readonly article: QuotedArticle;
  readonly start: number;
  readonly end: number;
  readonly alsoIn: readonly QuotedArticle[];
  readonly newer: QuotedArticle | null;
  readonly part: string | null;
  readonly asksFor: readonly SourceFact[];
  readonly score: number;
  readonly confidence: number;
  readonly band: Band;
  readonly parts?: ScoreParts;
}

/** An answer as `ask --json` writes it: a stable format, described in docs/command-line.md. */
export interface AnswerJson {
  readonly question: string;
  readonly answered: boolean;
  readonly band: Band;
  readonly confidence: number;
  readonly quotes: readonly QuoteJson[];
  readonly unanswered: readonly string[];
  readonly unknownAuthor: string | null;
  readonly nearest: readonly NearArticle[];
  readonly corrections: readonly Correction[];
  readonly filters: readonly AppliedFilter[];
  readonly elapsedMs: number;
  readonly understoodAs?: string;
  readonly evidence?: Evidence | null;
  readonly doubts?: readonly Doubt[];
}

/** The stable format of an answer; `explain` adds the parts of scores and confidence. */
export function answerAsJson(answer: Answer, explain: boolean): AnswerJson {
  return {
    question: answer.question,
    answered: answer.answered,
    band: answer.band,
    confidence: rounded(answer.confidence, 4),
    quotes: answer.quotes.map((quote) => quoteAsJson(quote, explain)),
    unanswered: answer.unanswered,
    unknownAuthor: answer.unknownAuthor,
    nearest: answer.nearest,
    corrections: answer.corrections,
    filters: answer.filters,
    elapsedMs: rounded(answer.elapsedMs, 2),
    ...(explain && {
      understoodAs: answer.understoodAs,
      evidence: answer.evidence,
      doubts: answer.doubts,
    }),
  };
}

function quoteAsJson(quote: Quote, explain: boolean): QuoteJson {
  return {
    text: quote.text,
    highlight: quote.highlight,
    article: quote.article,
    start: quote.start,
    end: quote.end,
    alsoIn: quote.alsoIn,
    newer: quote.newer,
    part: quote.part,
    asksFor: quote.asksFor,
    score: rounded(quote.score, 6),
    confidence: rounded(quote.confidence, 4),
    band: quote.band,
    ...(explain && { parts: quote.parts }),
  };
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
