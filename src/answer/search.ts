import type { Candidate, Library, SourceFilter } from '../library/library.js';
import type { Embedder } from '../models/embedding/embedder.js';
import { tokens } from '../text/words.js';
import type { AppliedFilter } from './answer.js';
import { type Query, queryOf, type Understood } from './query.js';
import type { Hint } from './question/hints.js';

/** Candidates taken from each list: both lists together hold the evidence of 99 % of questions. */
const candidatesPerSearch = 50;

/** What a search found. */
interface Found {
  readonly query: Query;
  /** In no particular order. */
  readonly candidates: readonly Candidate[];
  /** What became of each hint. */
  readonly applied: readonly AppliedFilter[];
}

/**
 * Searches with the filters given, narrowed by the time of publication if the question names one. The
 * words that name it, or ask for the latest, are not searched for. If no candidate is left, the time is dropped.
 */
export async function search(
  library: Pick<Library, 'search'>,
  embedder: Pick<Embedder, 'embedQuery'>,
  understood: Understood,
  options: SourceFilter,
): Promise<Found> {
  const { text, hints, ordering } = understood;
  const published = hints.find((hint) => hint.kind === 'period' && hint.ofPublication !== null);
  const period = published?.kind === 'period' ? published : null;
  const words = without(text, [period?.ofPublication, ordering?.phrase]);
  const { passage, sentence: vector } = await embedder.embedQuery(words);
  const request = { text: words, vector: passage, limit: candidatesPerSearch };
  const given: SourceFilter = {
    ...(options.source !== undefined && { source: options.source }),
    ...(options.author !== undefined && { author: options.author }),
    ...(options.after !== undefined && { after: options.after }),
    ...(options.before !== undefined && { before: options.before }),
  };
  if (period !== null) {
    const filter: SourceFilter = {
      ...(period.after !== null && { after: period.after }),
      ...(period.before !== null && { before: period.before }),
      ...given,
    };
    const { candidates, terms } = await library.search({ ...request, filter });
    if (candidates.length > 0) {
      return {
        query: queryOf(understood, { words, terms, vector }),
        candidates,
        applied: hints.map((hint) => applied(hint, hint === period ? 'filter' : 'boost')),
      };
    }
  }
  const { candidates, terms } = await library.search({ ...request, filter: given });
  return {
    query: queryOf(understood, { words, terms, vector }),
    candidates,
    applied: hints.map((hint) => applied(hint, hint === period ? 'dropped' : 'boost')),
  };
}

/** A text without phrases of it; the whole text if nothing else is in it. */
function without(text: string, phrases: readonly (string | null | undefined)[]): string {
  const left = phrases.reduce<string>(
    (rest, phrase) => (phrase ? rest.replace(phrase, ' ') : rest),
    text,
  );
  return tokens(left).length > 0 ? left : text;
}

function applied(hint: Hint, effect: AppliedFilter['effect']): AppliedFilter {
  const value =
    hint.kind === 'publisher' ? hint.publisher : `${hint.after ?? ''}..${hint.before ?? ''}`;
  return { kind: hint.kind, value, from: 'question', effect };
}
