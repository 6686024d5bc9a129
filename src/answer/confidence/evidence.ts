import { tokens } from '../../text/words.js';
import { stemsWithTitle } from '../analysis.js';
import type { Doubt, Evidence } from '../answer.js';
import type { Query } from '../query.js';
import type { ChosenQuote } from '../quotes/quotes.js';
import { bySearch, meets, type Scored } from '../rank.js';
import { coverage } from './coverage.js';

/** How many passages of other articles a quote's score is compared with. */
const field = 10;

/**
 * Weight of a word that no passage holds, if it is neither a name nor a number: the articles may say
 * the same in another word ("theft", "stole").
 */
const unknownWeight = 0.5;

/**
 * The margin if no other article was found to compare the score with: the average over the questions of
 * the development sets. An author's only article isn't for that about what is asked for: there it is 0.
 */
const usualMargin = 0.4;

/**
 * What speaks for a quote. If its article meets a hint ("according to DW", "in April 2023"), its text
 * doesn't have to hold the hint's words.
 *
 * @param scored all candidates, in any order
 */
export function evidenceFor(
  { terms, hints, named, about }: Query,
  { quote, article, reading }: ChosenQuote,
  scored: readonly Scored[],
  doubts: readonly Doubt[],
): Evidence {
  const alreadyUsed = new Set(
    hints
      .filter((hint) => meets(article, hint))
      .flatMap((hint) => tokens(hint.phrase).map(({ word }) => word)),
  );
  const counted = terms.filter((term) => !alreadyUsed.has(term.word));
  const weighed = counted.map((term) =>
    term.passages === 0 && !named.has(term.word)
      ? { ...term, idf: term.idf * unknownWeight }
      : term,
  );
  const others = scored
    .filter((one) => one.candidate.passage.articleId !== article.id)
    .map((one) => bySearch(one.parts))
    .sort((a, b) => b - a)
    .slice(0, field);
  const mean = others.reduce((sum, score) => sum + score, 0) / others.length;
  return {
    cosine: quote.parts.meaning,
    coverage: coverage(weighed, stemsWithTitle(article.title, quote.text)),
    margin: others.length > 0 ? bySearch(quote.parts) - mean : about === null ? usualMargin : 0,
    missing: Number(doubts.some((doubt) => doubt.kind === 'missing')),
    ...(reading !== null && { relevance: reading.relevance }),
    ...(reading?.lead != null && { lead: reading.lead }),
  };
}
