import type { SourceFilter } from '../../library/library.js';
import type { Span } from '../../text/span.js';
import type { QuotedArticle } from '../answer.js';
import { checkQuestion, type Sources } from '../ask.js';
import { understand } from '../question/followup.js';
import { orderingIn } from '../question/order.js';
import { retrieve } from '../retrieve.js';
import { search } from '../search.js';
import { asQuoted } from './quotes.js';

/** A passage that a search found, word for word: `text` is `body.slice(start, end)` of its article. */
export interface FoundPassage extends Span {
  readonly text: string;
  readonly article: QuotedArticle;
  /** The higher, the better it fits. It says nothing about whether the passage answers a question. */
  readonly score: number;
}

export interface SearchOptions extends SourceFilter {
  /** The most passages to return; 10 by default. */
  readonly limit?: number;
}

const passagesByDefault = 10;

/**
 * The passages that a text finds, best first, without a judgement.
 *
 * @throws Failure `invalid-question` if the text is too long or a date isn't valid
 */
export async function findPassages(
  sources: Omit<Sources, 'reader'>,
  text: string,
  options: SearchOptions = {},
): Promise<readonly FoundPassage[]> {
  checkQuestion(text, options);
  const { limit = passagesByDefault } = options;
  const understood = understand(text, null);
  if (understood.text === '') return [];
  const sought = { ...understood, about: null, ordering: orderingIn(understood.asked) };
  const { query, candidates } = await search(sources, sought, options, new Date());
  const { ranked } = await retrieve(query, candidates, sources.library, limit);
  return ranked.slice(0, limit).map(({ candidate, article, text: passage, parts }) => {
    const { start, end } = candidate.passage;
    return { text: passage, start, end, article: asQuoted(article), score: parts.total };
  });
}
