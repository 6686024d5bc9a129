import { tokens } from '../text/words.js';
import { listAdded } from './embedded/added.js';
import type { FollowedIndex, Index } from './embedded/followed.js';
import { dataVersion } from './embedded/followed.js';
import { inverseFrequency } from './index/bm25/background.js';
import type { WordIndex, WordMatches } from './index/bm25/bm25.js';
import type { Allowed } from './index/bm25/part.js';
import { nearest } from './index/nearest.js';
import { assertUnit, dot, vectorOf } from './index/vectors.js';
import type {
  Added,
  Candidate,
  Copy,
  ExplainedAcronym,
  Headline,
  Library,
  LibraryStatus,
  OnFault,
  Page,
  PageRequest,
  ReadableLibrary,
  SearchRequest,
  SearchResult,
  SimilarWord,
  SourceFilter,
  StoredArticle,
  StoredPassage,
  StoredSentence,
  Term,
} from './library.js';
import { type Scope, sharedOnly } from './scope.js';
import {
  countHeld,
  findArticle,
  listArticles,
  listHeadlines,
  listIdsBeginning,
  listKin,
  listPassages,
  listPublishers,
} from './sqlite/articles.js';
import { allowedArticles } from './sqlite/conditions/filters.js';
import { seenIn, visible } from './sqlite/conditions/visible.js';
import type { Db } from './sqlite/schema.js';
import { holdsSentences, listSentences } from './sqlite/sentences.js';
import { statement } from './sqlite/statements.js';
import { isWrittenIn } from './sqlite/written.js';

/** Articles that are read to see whether they hold a word in a form; some 10 ms. */
const articlesLookedInto = 20;

/** Publishers by scope, as of a state of the database: they are asked for at every question. */
interface KnownPublishers {
  version: number;
  db: Db | null;
  readonly names: Map<string, readonly string[]>;
}

/**
 * The library in this process: SQLite for what is kept, typed arrays and a graph for finding. All of its
 * scopes share one index.
 */
export class EmbeddedLibrary implements Library {
  readonly #index: FollowedIndex;
  readonly #onFault: OnFault;
  readonly #scope: Scope;
  readonly #publishers: KnownPublishers;

  constructor(
    index: FollowedIndex,
    onFault: OnFault,
    scope: Scope = sharedOnly,
    publishers: KnownPublishers = { version: 0, db: null, names: new Map() },
  ) {
    this.#index = index;
    this.#onFault = onFault;
    this.#scope = scope;
    this.#publishers = publishers;
  }

  scoped(scope: Scope): ReadableLibrary {
    return new EmbeddedLibrary(this.#index, this.#onFault, scope, this.#publishers);
  }

  async search(request: SearchRequest): Promise<SearchResult> {
    assertUnit(request.vector, this.#index.model.dimension);
    // From here on nothing is awaited: the masks are of the same state as the search structures.
    const { db, derived } = await this.#index.refreshed();
    const seen = seenIn(db, this.#scope);
    const terms = termsIn(request.text, derived.words, seen);
    const allowed = allowedArticles(db, request.filter, this.#scope);
    const stems = terms.map((term) => term.stem);
    const matches = derived.words.search(stems, request.limit, { allowed, seen });
    const near = nearest(db, derived, request.vector, request.limit, allowed);
    const rows = new Set([...near, ...matches.rows]);
    return { candidates: this.#candidates(db, rows, request.vector, matches), terms };
  }

  async similarWords(word: string): Promise<readonly SimilarWord[]> {
    const { db, words, seen } = await this.#words();
    const similar = words.similar(word, seen);
    if (seen === undefined) return similar;
    // The index knows stems by passage, but not their forms: one may be of an article that isn't seen.
    return similar.filter((one) => {
      const [stem = ''] = tokens(one.word).map((token) => token.stem);
      return isWrittenIn(db, words.articlesHolding(stem, seen, articlesLookedInto), one.word);
    });
  }

  async acronyms(letters: readonly string[]): Promise<readonly ExplainedAcronym[]> {
    const { words, seen } = await this.#words();
    return words.acronyms(letters, seen);
  }

  async article(id: string, version?: string): Promise<StoredArticle | null> {
    return findArticle(await this.#index.current(), id, this.#scope, this.#onFault, version);
  }

  async idsBeginning(prefix: string, most: number): Promise<readonly string[]> {
    return listIdsBeginning(await this.#index.current(), prefix, most, this.#scope);
  }

  async articles(filter?: SourceFilter): Promise<readonly StoredArticle[]> {
    return listArticles(await this.#index.current(), filter, this.#scope, this.#onFault);
  }

  async headlines(filter: SourceFilter, page: PageRequest): Promise<Page<Headline>> {
    return listHeadlines(await this.#index.current(), filter, page, this.#scope, this.#onFault);
  }

  async passages(articleId: string): Promise<readonly StoredPassage[]> {
    return listPassages(await this.#index.current(), articleId, this.#scope);
  }

  async sentences({ row }: StoredPassage): Promise<readonly StoredSentence[]> {
    return listSentences(await this.#index.current(), row, this.#scope);
  }

  async alsoIn(articleId: string): Promise<readonly (StoredArticle | Copy)[]> {
    return listKin(await this.#index.current(), articleId, this.#scope, this.#onFault);
  }

  async added(since: string | null, most: number, known = since): Promise<Added> {
    const marks = { since, known };
    return listAdded(await this.#index.current(), marks, most, this.#scope, this.#onFault);
  }

  async publishers(): Promise<readonly string[]> {
    const db = await this.#index.current();
    const known = this.#publishers;
    const version = dataVersion(db);
    if (known.version !== version || known.db !== db) {
      known.names.clear();
      Object.assign(known, { version, db });
    }
    const key = JSON.stringify(this.#scope);
    const names = known.names.get(key) ?? listPublishers(db, this.#scope);
    known.names.set(key, names);
    return names;
  }

  async status(): Promise<LibraryStatus> {
    const db = await this.#index.current();
    const held = countHeld(db, this.#scope);
    return { model: this.#index.model, ...held, sentences: holdsSentences(db) };
  }

  async close(): Promise<void> {
    await this.#index.close();
  }

  async #words(): Promise<{
    readonly db: Db;
    readonly words: WordIndex;
    readonly seen: Allowed | undefined;
  }> {
    const { db, derived }: Index = await this.#index.refreshed();
    return { db, words: derived.words, seen: seenIn(db, this.#scope) };
  }

  #candidates(
    db: Db,
    rows: Iterable<number>,
    query: Float32Array,
    matches: WordMatches,
  ): Candidate[] {
    const { sql, values } = visible(this.#scope);
    // One statement for all takes half the time of one for each. Rows that another process has just
    // removed are missing, and so are damaged ones: an article's checksum covers the passages that
    // the index of its passages leads to.
    const found = statement(
      db,
      `SELECT p.row, a.id, a.content_hash, p.ordinal, p."start", p."end", p.vector
       FROM json_each(?) j CROSS JOIN passages p ON p.row = j.value
         CROSS JOIN passages i INDEXED BY passages_by_article
           ON i.article = p.article AND i.ordinal = p.ordinal AND i.row = p.row
         JOIN articles a ON a.number = p.article WHERE ${sql}`,
    )
      .raw()
      .all(JSON.stringify([...rows]), ...values) as [
      number,
      string,
      string,
      number,
      number,
      number,
      Buffer,
    ][];
    return found.map(([row, articleId, version, ordinal, start, end, vector]) => ({
      passage: { row, articleId, version, ordinal, start, end },
      cosine: dot(query, vectorOf(vector)),
      bm25: matches.scoreOf(row),
    }));
  }
}

/** A text's words as the index knows them; of one that no passage seen holds, one that it begins. */
function termsIn(text: string, words: WordIndex, seen: Allowed | undefined): Term[] {
  const { passages: size } = words.sizeOf(seen);
  const terms = new Map<string, Term>();
  for (const { word, stem: asked } of tokens(text)) {
    const isHeld = words.holding(asked, seen) > 0;
    const stem = isHeld ? asked : (words.completion(asked, seen) ?? asked);
    if (!terms.has(stem)) {
      const passages = words.holding(stem, seen);
      terms.set(stem, { stem, word, idf: inverseFrequency(stem, size, passages), passages });
    }
  }
  return [...terms.values()];
}
