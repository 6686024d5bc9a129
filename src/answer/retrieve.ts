import type { Candidate, Library, StoredArticle, StoredPassage } from '../library/library.js';
import { tokens } from '../text/words.js';
import { mostNearest } from './nearest.js';
import { rankByWording } from './proximity.js';
import type { Query } from './query.js';
import type { QueryTerm } from './question/words/acronyms.js';
import { lookedInto, type Ranked, rank, type Scored } from './rank.js';

/** What a search found, ranked. */
interface Retrieved {
  /** Every candidate of the articles that were fetched, best first. */
  readonly ranked: readonly Ranked[];
  /** The others: too far behind to be quoted, but their scores are part of the evidence. */
  readonly rest: readonly Scored[];
}

/**
 * Ranks what a search found and fetches the articles of the best candidates. Candidates whose article
 * has been removed or got another text meanwhile are left out.
 *
 * @param quotes how many quotes may be asked for
 */
export async function retrieve(
  query: Pick<Query, 'asked' | 'continues' | 'hints' | 'terms'>,
  candidates: readonly Candidate[],
  library: Pick<Library, 'article'>,
  quotes: number,
): Promise<Retrieved> {
  // What a hint asks for can only be seen in the articles, so that it takes all of them.
  const sources = await fetched(query.hints.length > 0 ? onePerArticle(candidates) : [], library);
  const previous = new Set(query.continues?.articleIds);
  const sourceOf = (passage: StoredPassage) => sources.get(keyOf(passage)) ?? undefined;
  const scored = rank(candidates, query.hints, sourceOf, previous);
  const articles =
    query.hints.length > 0 ? sources : await fetched(bestOnePerArticle(scored, quotes), library);
  const ranked: Ranked[] = [];
  const rest: Scored[] = [];
  for (const one of scored) {
    const { start, end } = one.candidate.passage;
    const article = articles.get(keyOf(one.candidate.passage));
    if (article === undefined) rest.push(one);
    else if (article !== null) {
      ranked.push({ ...one, article, text: article.body.slice(start, end), reading: null });
    }
  }
  return { ranked: rankByWording(ranked, wordingTerms(query)), rest };
}

/** Passages of the articles that any step looks into: those to quote, and those near a refusal. */
function bestOnePerArticle(scored: readonly Scored[], quotes: number): StoredPassage[] {
  const all = onePerArticle(scored.map((one) => one.candidate));
  const best = scored.slice(0, Math.max(lookedInto, quotes)).map((one) => one.candidate);
  return all.slice(0, Math.max(mostNearest, onePerArticle(best).length));
}

/**
 * The first passage of each of the candidates' articles, in their order. An article that was replaced
 * between two searches counts as two.
 */
function onePerArticle(candidates: readonly Candidate[]): StoredPassage[] {
  const first = new Map<string, StoredPassage>();
  for (const { passage } of candidates) {
    const key = keyOf(passage);
    if (!first.has(key)) first.set(key, passage);
  }
  return [...first.values()];
}

function keyOf({ articleId, version }: StoredPassage): string {
  return `${version} ${articleId}`;
}

/**
 * The articles that passages are cut from, requested all at once: a library on other machines answers them
 * in one go.
 */
async function fetched(
  passages: readonly StoredPassage[],
  library: Pick<Library, 'article'>,
): Promise<Map<string, StoredArticle | null>> {
  return new Map(
    await Promise.all(
      passages.map(async (passage): Promise<[string, StoredArticle | null]> => {
        const { articleId, version } = passage;
        return [keyOf(passage), await library.article(articleId, version)];
      }),
    ),
  );
}

/** The words that a follow-up adds: those of the question before name the subject, which is known. */
function wordingTerms({
  asked,
  continues,
  terms,
}: Pick<Query, 'asked' | 'continues' | 'terms'>): readonly QueryTerm[] {
  if (continues === null) return terms;
  const own = new Set(tokens(asked).map(({ word }) => word));
  const added = terms.filter(({ word }) => own.has(word));
  return added.length > 0 ? added : terms;
}
