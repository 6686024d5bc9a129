import { Filters, type FilterValue } from 'weaviate-client';
import { inverseFrequency } from '../library/index/bm25/background.js';
import { mayBegin } from '../library/index/bm25/dictionary.js';
import { stemScore } from '../library/index/bm25/part.js';
import { dot } from '../library/index/vectors.js';
import type {
  Candidate,
  SearchRequest,
  SearchResult,
  SourceFilter,
  Term,
} from '../library/library.js';
import { areByAuthor, authorMark, authorWords } from '../text/names.js';
import { fold, tokens } from '../text/words.js';
import type { Collections, PassageProperties } from './collections.js';
import { dayNumber, passageFrom, vectorFrom } from './objects.js';

/**
 * The weight of meaning against words in Weaviate's fusion. Both scores are first spread over 0 to
 * 1; over real questions a cosine of ours ranges some .16 among the fifty nearest, and .01 of BM25,
 * the weight fitted in `rank.ts`, some .13 among the fifty best. It only decides which candidates
 * are found: they are ranked by our own scores.
 */
const alpha = 0.55;

/** Passages checked for a stem that begins an unknown one. */
const beginningsTried = 20;

/**
 * The properties needed to score a passage, without its sentences, which are as large as its
 * vector.
 */
const weighed = [
  'version',
  'row',
  'articleId',
  'ordinal',
  'start',
  'end',
  'words',
  'length',
  'names',
  'day',
] as const satisfies (keyof PassageProperties)[];

/** The words of a library's passages. */
interface Corpus {
  readonly passages: number;
  readonly meanLength: number;
}

type Passages = Collections['passages'];

/** What need not be asked again as long as the library stays as it is. */
export interface Remembered {
  corpus: Corpus | null;
  /** By stem of a question. */
  readonly terms: Map<string, Omit<Term, 'idf' | 'word'>>;
  /** The version of each article that a search found; `null`: there is none. */
  readonly versions: Map<string, string | null>;
}

/**
 * Candidates by Weaviate's hybrid search. Cosine and BM25 are computed here, from each one's vector
 * and stems, with counts over the whole library: Weaviate's own are spread over 0 to 1 and count
 * each shard separately. Passages of a version that their article doesn't name are left out: they are
 * being published, or on their way out.
 */
export async function searchPassages(
  { passages, articles }: Pick<Collections, 'passages' | 'articles'>,
  request: SearchRequest,
  remembered: Remembered,
): Promise<SearchResult> {
  const { text, vector, filter } = request;
  const asked = new Map(tokens(text).map(({ word, stem }) => [stem, word]));
  const find = (stems: readonly string[]) => found(passages, stems, request);
  // Most words occur in some passage, and can be searched before they are counted.
  const [[corpus, terms], likely] = await Promise.all([
    counted(passages, asked, remembered),
    find([...asked.keys()]),
  ]);
  const completed = terms.some(({ stem }) => !asked.has(stem));
  const objects = completed ? await find(terms.map(({ stem }) => stem)) : likely;
  const ids = objects.map(({ properties }) => properties.articleId);
  await lookUpVersions(articles, ids, remembered);
  const candidates = objects
    .filter(({ properties }) => passes(properties, filter))
    .filter(({ properties: { articleId: id, version } }) => remembered.versions.get(id) === version)
    .map(
      (one): Candidate => ({
        passage: passageFrom(one.properties),
        cosine: dot(vector, vectorFrom(one)),
        bm25: bm25(one.properties, terms, corpus),
      }),
    );
  return { candidates, terms };
}

/** Remembers which versions these articles have. */
async function lookUpVersions(
  articles: Collections['articles'],
  ids: readonly string[],
  { versions }: Remembered,
): Promise<void> {
  const unknown = [...new Set(ids)].filter((id) => !versions.has(id));
  if (unknown.length === 0) return;
  const { objects } = await articles.query.fetchObjects({
    filters: articles.filter.byProperty('articleId').containsAny(unknown),
    limit: unknown.length,
    returnProperties: ['articleId', 'version'],
  });
  for (const id of unknown) versions.set(id, null);
  for (const { properties } of objects) versions.set(properties.articleId, properties.version);
}

/** The passages nearest to a vector and with most of some stems. */
async function found(
  passages: Passages,
  stems: readonly string[],
  { vector, limit, filter }: SearchRequest,
) {
  // Room for both lists of `limit`.
  const options = {
    limit: 2 * limit,
    includeVector: true,
    returnProperties: [...weighed],
    ...narrowed(passages, filter),
  };
  const near = Array.from(vector);
  const { objects } =
    stems.length === 0
      ? await passages.query.nearVector(near, { ...options, limit })
      : await passages.query.hybrid(stems.join(' '), {
          ...options,
          vector: near,
          alpha,
          fusionType: 'RelativeScore',
          queryProperties: ['words'],
        });
  return objects;
}

/**
 * A question's words, by stem, with the number of passages containing each, counted in all shards
 * at once.
 */
async function counted(
  passages: Passages,
  asked: ReadonlyMap<string, string>,
  remembered: Remembered,
): Promise<[Corpus, Term[]]> {
  const [corpus, terms] = await Promise.all([
    remembered.corpus ?? corpusOf(passages),
    Promise.all(
      [...asked].map(async ([stem, word]) => {
        const term = remembered.terms.get(stem) ?? (await termOf(passages, stem));
        remembered.terms.set(stem, term);
        return { ...term, word };
      }),
    ),
  ]);
  remembered.corpus = corpus;
  const distinct = new Map(terms.map((term) => [term.stem, term]));
  return [
    corpus,
    [...distinct.values()].map((term) => ({
      ...term,
      idf: inverseFrequency(term.stem, corpus.passages, term.passages),
    })),
  ];
}

async function corpusOf(passages: Passages): Promise<Corpus> {
  const { totalCount, properties } = await passages.aggregate.overAll({
    returnMetrics: passages.metrics.aggregate('length').integer(['mean']),
  });
  return { passages: totalCount, meanLength: Math.max(1, properties.length?.mean ?? 1) };
}

async function termOf(passages: Passages, stem: string): Promise<Omit<Term, 'idf' | 'word'>> {
  const holding = await holdingStem(passages, stem);
  const completed = holding > 0 || !mayBegin(stem) ? null : await completion(passages, stem);
  return completed ?? { stem, passages: holding };
}

/** How many passages hold a stem, in all shards. */
export async function holdingStem(passages: Passages, stem: string): Promise<number> {
  const filters = passages.filter.byProperty('words').containsAny([stem]);
  return (await passages.aggregate.overAll({ filters })).totalCount;
}

/** The most frequent stem in some passages that begins an unknown one. */
async function completion(
  passages: Passages,
  stem: string,
): Promise<{ stem: string; passages: number } | null> {
  const { objects } = await passages.query.fetchObjects({
    filters: passages.filter.byProperty('words').like(`${stem}*`),
    limit: beginningsTried,
    returnProperties: ['words'],
  });
  const begun = new Set(
    objects.flatMap(({ properties }) =>
      properties.words.split(' ').filter((one) => one.startsWith(stem)),
    ),
  );
  const all = await Promise.all(
    [...begun].map(async (one) => ({ stem: one, passages: await holdingStem(passages, one) })),
  );
  const [best] = all.sort((a, b) => b.passages - a.passages || (a.stem < b.stem ? -1 : 1));
  return best ?? null;
}

function bm25(
  { words, length }: Pick<PassageProperties, 'words' | 'length'>,
  terms: readonly Term[],
  { meanLength }: Corpus,
): number {
  const counts = new Map<string, number>();
  for (const stem of words.split(' ')) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return terms.reduce((sum, { stem, idf }) => {
    const count = counts.get(stem) ?? 0;
    return count === 0 ? sum : sum + stemScore(idf, count, length, meanLength);
  }, 0);
}

/** A filter in Weaviate's terms; `{}` if it lets everything through. */
export function narrowed(
  collection: Collections['articles'] | Passages,
  filter: SourceFilter | undefined,
): { filters?: FilterValue } {
  // Articles have the properties that are asked for, too.
  const { filter: by } = collection as Passages;
  const parts: FilterValue[] = [];
  if (filter?.source !== undefined) {
    // `*` or `?` in a name lets too much through: see `passes`.
    parts.push(
      Filters.or(
        by.byProperty('articleId').equal(filter.source),
        by.byProperty('names').like(`*${fold(filter.source)}*`),
      ),
    );
  }
  if (filter?.author !== undefined) {
    parts.push(by.byProperty('names').like(`*${authorMark}*${authorWords(filter.author)}*`));
  }
  if (filter?.after !== undefined) {
    parts.push(by.byProperty('day').greaterOrEqual(dayNumber(filter.after)));
  }
  if (filter?.before !== undefined) {
    parts.push(by.byProperty('day').lessOrEqual(dayNumber(filter.before)));
    parts.push(by.byProperty('day').greaterOrEqual(1));
  }
  return parts.length === 0 ? {} : { filters: Filters.and(...parts) };
}

/** Whether an article passes a filter; what is found under `narrowed` may not. */
export function passes(
  { articleId, names, day }: Pick<PassageProperties, 'articleId' | 'names' | 'day'>,
  { source, author, after, before }: SourceFilter = {},
): boolean {
  const isFrom = source === undefined || articleId === source || names.includes(fold(source));
  const isEarly = before === undefined || (day > 0 && day <= dayNumber(before));
  const isBy = author === undefined || areByAuthor(names, author);
  return isFrom && isBy && day >= dayNumber(after) && isEarly;
}
