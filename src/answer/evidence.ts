import type { Term } from '../library/library.js';
import { tokens } from '../library/words.js';
import type { Evidence } from './answer.js';
import type { ChosenQuote } from './quotes.js';
import type { Ranked } from './rank.js';
import { coverage } from './sentence.js';

/** Passages of other articles that the first quote's score is held against. */
const field = 10;

/**
 * A word that no passage holds counts this much where it is neither a name nor a number: the
 * articles may say the same in another word ("theft", "stole").
 */
const unknownWeight = 0.5;

/** What speaks for the first quote; `null` where nothing was found. */
export function evidenceFor(
  question: string,
  terms: readonly Term[],
  first: ChosenQuote | undefined,
  ranked: readonly Ranked[],
): Evidence | null {
  if (first === undefined) return null;
  const { quote, article } = first;
  const names = namesIn(question);
  const weighed = terms.map((term) =>
    term.passages === 0 && !names.has(term.word)
      ? { ...term, idf: term.idf * unknownWeight }
      : term,
  );
  const others = ranked
    .filter((one) => one.candidate.passage.articleId !== article.id)
    .slice(0, field)
    .map((one) => one.parts.total);
  const mean = others.reduce((sum, score) => sum + score, 0) / others.length;
  const title = article.title ?? '';
  const held = stemsOf(`${title}\n${article.body}`);
  const asked = terms.filter((term) => names.has(term.word));
  const missing = asked.filter((term) => !held.has(term.stem));
  return {
    cosine: quote.parts.meaning,
    coverage: coverage(weighed, stemsOf(`${title}\n${quote.text}`)),
    margin: others.length === 0 ? 0 : quote.parts.total - mean,
    missingNames: asked.length === 0 ? 0 : missing.length / asked.length,
  };
}

function stemsOf(text: string): Set<string> {
  return new Set(tokens(text).map((token) => token.stem));
}

/** The question's words that are written as names or numbers. */
function namesIn(question: string): Set<string> {
  const named = tokens(question).filter(({ start, end }) =>
    /^[\p{Lu}\d]/u.test(question.slice(start, end)),
  );
  return new Set(named.map((token) => token.word));
}
