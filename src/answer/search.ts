import type { Candidate, Library, SearchRequest, SourceFilter } from '../library/library.js';
import type { Embedder } from '../models/embedding/embedder.js';
import { tokens } from '../text/words.js';
import type { AppliedFilter, Correction } from './answer.js';
import { type Query, queryOf, type Understood } from './query.js';
import { type Hint, hintsIn } from './question/hints.js';
import { orderingIn } from './question/order.js';
import {
  apart,
  inOtherNames,
  type OtherName,
  otherNamesIn,
  type QueryTerm,
  termsOfNames,
  withOtherNames,
} from './question/words/acronyms.js';
import { otherCountryNamesIn } from './question/words/countries.js';
import { knownAcronyms } from './question/words/known-acronyms.js';
import { corrected, misspeltIn } from './question/words/spelling.js';

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

/** What a search works with. */
interface Searchable {
  readonly library: Pick<Library, 'search' | 'publishers' | 'similarWords' | 'acronyms'>;
  readonly embedder: Pick<Embedder, 'embedQuery' | 'countPieces'>;
}

/**
 * Searches for a question, and again if it has well-known acronyms or countries that no article uses, or misspelt words.
 *
 * @param sought the question with what was asked before it
 * @param today what "last March" is counted from
 */
export async function search(
  sources: Searchable,
  sought: Omit<Understood, 'corrections' | 'hints'>,
  options: SourceFilter,
  today: Date,
): Promise<Found> {
  const searched = async (
    question: typeof sought,
    corrections: readonly Correction[],
    unheld: ReadonlySet<string>,
  ): Promise<Found> => {
    const hints = await hintsIn(question.text, await sources.library.publishers(), today);
    return searchOnce(sources, { ...question, corrections, hints }, options, unheld);
  };
  const first = await searched(sought, [], new Set());
  const unheld = new Set(
    first.query.terms.filter(({ passages }) => passages === 0).map(({ word }) => word),
  );
  const known = wellKnown(sought.text, unheld);
  const found = known.size === 0 ? first : await searched(sought, [], unheld);
  const unsure = found.query.terms.filter(({ word }) => !known.has(word));
  const corrections = await misspeltIn(sought.text, unsure, sources);
  if (corrections.length === 0) return found;
  const asked = corrected(sought.asked, corrections);
  const text = corrected(sought.text, corrections);
  // What an article is about says nothing about its date.
  const ordering = sought.about === null ? orderingIn(asked) : sought.ordering;
  return searched({ ...sought, asked, text, ordering }, corrections, unheld);
}

/** Those of a question's words that no article holds but everybody knows: acronyms of world news, and countries. */
function wellKnown(question: string, unheld: ReadonlySet<string>): Set<string> {
  const countries = otherCountryNamesIn(question, unheld).map(({ start, end }) =>
    question.slice(start, end),
  );
  return new Set([
    ...knownAcronyms([...unheld]).map((one) => one.letters),
    ...countries.flatMap((form) => tokens(form, false).map(({ word }) => word)),
  ]);
}

/**
 * Searches with the filters given, narrowed by the time of publication if the question names one. The
 * words that name it, or ask for the latest, are not searched for. If no candidate is left, the time is dropped.
 */
async function searchOnce(
  { library, embedder }: Searchable,
  understood: Understood,
  options: SourceFilter,
  unheld: ReadonlySet<string>,
): Promise<Found> {
  const { text, hints, ordering } = understood;
  const published = hints.find((hint) => hint.kind === 'period' && hint.ofPublication !== null);
  const period = published?.kind === 'period' ? published : null;
  const plain = without(text, [period?.ofPublication, ordering?.phrase]);
  const acronyms = await otherNamesIn(plain, library, knownAcronyms([...unheld]));
  const names = apart([...acronyms, ...otherCountryNamesIn(plain, unheld)]);
  const words = withOtherNames(plain, names);
  const { passage, sentence: vector } = await embedder.embedQuery(words);
  const request = { text: plain, vector: passage, limit: candidatesPerSearch };
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
    const { candidates, terms } = await searchNames(library, names, { ...request, filter });
    if (candidates.length > 0) {
      return {
        query: queryOf(understood, { words, terms, vector }),
        candidates,
        applied: hints.map((hint) => applied(hint, hint === period ? 'filter' : 'boost')),
      };
    }
  }
  const { candidates, terms } = await searchNames(library, names, { ...request, filter: given });
  return {
    query: queryOf(understood, { words, terms, vector }),
    candidates,
    applied: hints.map((hint) => applied(hint, hint === period ? 'dropped' : 'boost')),
  };
}

/**
 * Searches for the words as they are, and for those of the names' other forms. A passage counts with the form
 * that it has more of, and not with both: what explains an acronym would come before what answers.
 */
async function searchNames(
  library: Pick<Library, 'search'>,
  names: readonly OtherName[],
  request: SearchRequest,
): Promise<{ candidates: readonly Candidate[]; terms: readonly QueryTerm[] }> {
  const own = await library.search(request);
  if (names.length === 0) return own;
  const other = await library.search({ ...request, text: inOtherNames(request.text, names) });
  const best = new Map<string, Candidate>();
  for (const one of [...own.candidates, ...other.candidates]) {
    const key = `${one.passage.articleId} ${one.passage.ordinal}`;
    const known = best.get(key);
    if (known === undefined || known.bm25 < one.bm25) best.set(key, one);
  }
  return { candidates: [...best.values()], terms: termsOfNames(own.terms, names) };
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
