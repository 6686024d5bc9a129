import type { Term } from '../../library/library.js';
import { tokens } from '../../text/words.js';
import { analysed } from '../analysis.js';
import type { Doubt, Evidence } from '../answer.js';
import type { Hint } from '../question/hints.js';
import { namedWords } from '../question/question.js';
import type { ChosenQuote } from '../quotes.js';
import { bySearch, meets, type Ranked } from '../rank.js';
import { coverage } from './coverage.js';

/** Passages of other articles that the first quote's score is held against. */
const field = 10;

/**
 * A word that no passage holds counts this much where it is neither a name nor a number: the
 * articles may say the same in another word ("theft", "stole").
 */
const unknownWeight = 0.5;

/**
 * The margin where no other article was found to hold the first one's score against: what it is on
 * average over the development sets' questions.
 */
const usualMargin = 0.4;

/**
 * What speaks for a quote. If its article meets a hint ("according to DW", "in April 2023"), its text
 * doesn't have to hold the hint's words.
 */
export function evidenceFor(
  question: string,
  terms: readonly Term[],
  hints: readonly Hint[],
  { quote, article, reading }: ChosenQuote,
  ranked: readonly Ranked[],
  doubts: readonly Doubt[],
): Evidence {
  const names = namedWords(question);
  const spent = new Set(
    hints
      .filter((hint) => meets(article, hint))
      .flatMap((hint) => tokens(hint.phrase).map(({ word }) => word)),
  );
  const counted = terms.filter((term) => !spent.has(term.word));
  const weighed = counted.map((term) =>
    term.passages === 0 && !names.has(term.word)
      ? { ...term, idf: term.idf * unknownWeight }
      : term,
  );
  const others = ranked
    .filter((one) => one.candidate.passage.articleId !== article.id)
    .map((one) => bySearch(one.parts))
    .sort((a, b) => b - a)
    .slice(0, field);
  const mean = others.reduce((sum, score) => sum + score, 0) / others.length;
  const title = article.title ?? '';
  return {
    cosine: quote.parts.meaning,
    coverage: coverage(weighed, analysed(`${title}\n${quote.text}`).stems),
    margin: others.length === 0 ? usualMargin : bySearch(quote.parts) - mean,
    missing: Number(doubts.some((doubt) => doubt.kind === 'missing')),
    ...(reading !== null && { relevance: reading.relevance }),
    ...(reading?.lead != null && { lead: reading.lead }),
  };
}
