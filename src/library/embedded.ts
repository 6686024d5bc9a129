import { Failure } from '../failure.js';
import type { ModelIdentity } from '../models/embedding/embedder.js';
import { tokens } from '../text/words.js';
import { inverseFrequency } from './index/bm25/background.js';
import type { WordMatches } from './index/bm25/bm25.js';
import {
  type Derived,
  followAdditions,
  followRemovals,
  loadDerived,
  passageCount,
} from './index/derived.js';
import { nearest } from './index/nearest.js';
import { fittingManifest } from './index/snapshot.js';
import { assertUnit, dot, vectorOf } from './index/vectors.js';
import type {
  Candidate,
  Copy,
  ExplainedAcronym,
  Headline,
  Library,
  LibraryStatus,
  OnFault,
  Page,
  PageRequest,
  SearchRequest,
  SearchResult,
  SimilarWord,
  SourceFilter,
  StoredArticle,
  StoredPassage,
  StoredSentence,
  Term,
} from './library.js';
import { OpenFile } from './open-file.js';
import {
  findArticle,
  listArticles,
  listHeadlines,
  listIdsBeginning,
  listKin,
  listPassages,
  listPublishers,
} from './sqlite/articles.js';
import { oncePerFault } from './sqlite/checksums/damage.js';
import { allowedArticles, conditionOf } from './sqlite/filters.js';
import {
  checkModel,
  type Db,
  type Fingerprint,
  openDatabase,
  readFingerprint,
} from './sqlite/schema.js';
import { holdsSentences, listSentences } from './sqlite/sentences.js';
import { statement } from './sqlite/statements.js';

/** Vectors beyond the graph before a newer snapshot of another process is worth loading. */
const worthReloading = 2_000;

/** The library in this process: SQLite for what is kept, typed arrays and a graph for finding. */
export class EmbeddedLibrary implements Library {
  #db: Db;
  #file: OpenFile;
  readonly #folder: string;
  readonly #model: ModelIdentity;
  readonly #onFault: OnFault;
  #derived: Derived;
  /** `PRAGMA data_version` as of the last look; it changes with commits of other connections. */
  #seen: number;
  #refreshing: Promise<void> | null = null;
  /** Asked for at every question: listed once for each state of the database. */
  #publishers: { readonly version: number; readonly names: readonly string[] } | null = null;

  /** Takes over a database, its file, and what was derived from it before `seen` was read. */
  constructor(
    { db, file }: { readonly db: Db; readonly file: OpenFile },
    folder: string,
    model: ModelIdentity,
    derived: Derived,
    seen: number,
    onFault: OnFault,
  ) {
    this.#onFault = oncePerFault(onFault);
    this.#db = db;
    this.#file = file;
    this.#folder = folder;
    this.#model = model;
    this.#derived = derived;
    this.#seen = seen;
  }

  async search(request: SearchRequest): Promise<SearchResult> {
    assertUnit(request.vector, this.#model.dimension);
    await this.#refresh();
    const { words } = this.#derived;
    const terms = this.#terms(request.text);
    const condition = conditionOf(request.filter);
    const allowed = condition === null ? undefined : allowedArticles(this.#db, condition);
    const stems = terms.map((term) => term.stem);
    const matches = words.search(stems, request.limit, allowed);
    const near = nearest(this.#db, this.#derived, request.vector, request.limit, allowed);
    const rows = new Set([...near, ...matches.rows]);
    return { candidates: this.#candidates(rows, request.vector, matches), terms };
  }

  async similarWords(word: string): Promise<readonly SimilarWord[]> {
    await this.#refresh();
    return this.#derived.words.similar(word);
  }

  async acronyms(letters: readonly string[]): Promise<readonly ExplainedAcronym[]> {
    await this.#refresh();
    return this.#derived.words.acronyms(letters);
  }

  async article(id: string): Promise<StoredArticle | null> {
    return findArticle(await this.#current(), id, this.#onFault);
  }

  async idsBeginning(prefix: string, most: number): Promise<readonly string[]> {
    return listIdsBeginning(await this.#current(), prefix, most);
  }

  async articles(filter?: SourceFilter): Promise<readonly StoredArticle[]> {
    return listArticles(await this.#current(), filter, this.#onFault);
  }

  async headlines(filter: SourceFilter, page: PageRequest): Promise<Page<Headline>> {
    return listHeadlines(await this.#current(), filter, page, this.#onFault);
  }

  async passages(articleId: string): Promise<readonly StoredPassage[]> {
    return listPassages(await this.#current(), articleId);
  }

  async sentences({ row }: StoredPassage): Promise<readonly StoredSentence[]> {
    return listSentences(await this.#current(), row);
  }

  async alsoIn(articleId: string): Promise<readonly (StoredArticle | Copy)[]> {
    return listKin(await this.#current(), articleId, this.#onFault);
  }

  async publishers(): Promise<readonly string[]> {
    const db = await this.#current();
    const version = dataVersion(db);
    if (this.#publishers?.version !== version) {
      this.#publishers = { version, names: listPublishers(db) };
    }
    return this.#publishers.names;
  }

  async status(): Promise<LibraryStatus> {
    const db = await this.#current();
    const count = (table: string): number =>
      Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
    return {
      model: this.#model,
      articles: count('articles'),
      copies: count('copies'),
      passages: passageCount(db),
      sentences: holdsSentences(db),
    };
  }

  async close(): Promise<void> {
    await this.#refreshing?.catch(() => undefined);
    this.#db.close();
  }

  #terms(text: string): Term[] {
    const { words } = this.#derived;
    const terms = new Map<string, Term>();
    for (const { word, stem: asked } of tokens(text)) {
      const stem = words.holding(asked) > 0 ? asked : (words.completion(asked) ?? asked);
      if (!terms.has(stem)) {
        const passages = words.holding(stem);
        terms.set(stem, {
          stem,
          word,
          idf: inverseFrequency(stem, words.size, passages),
          passages,
        });
      }
    }
    return [...terms.values()];
  }

  #candidates(rows: Iterable<number>, query: Float32Array, matches: WordMatches): Candidate[] {
    // One statement for all takes half the time of one for each. Rows that another process has just
    // removed are missing, and so are damaged ones: an article's checksum covers the passages that
    // the index of its passages leads to.
    const found = statement(
      this.#db,
      `SELECT p.row, a.id, p.ordinal, p."start", p."end", p.vector
       FROM json_each(?) j CROSS JOIN passages p ON p.row = j.value
         CROSS JOIN passages i INDEXED BY passages_by_article
           ON i.article = p.article AND i.ordinal = p.ordinal AND i.row = p.row
         JOIN articles a ON a.number = p.article`,
    )
      .raw()
      .all(JSON.stringify([...rows])) as [number, string, number, number, number, Buffer][];
    return found.map(([row, articleId, ordinal, start, end, vector]) => ({
      passage: { row, articleId, ordinal, start, end },
      cosine: dot(query, vectorOf(vector)),
      bm25: matches.scoreOf(row),
    }));
  }

  /** The database at the path: another one than before if the file was replaced. */
  async #current(): Promise<Db> {
    if (this.#file.isReplaced()) await this.#refresh();
    return this.#db;
  }

  /** Follows what other processes have changed, once for all calls that wait for it. */
  async #refresh(): Promise<void> {
    while (
      this.#refreshing !== null ||
      this.#file.isReplaced() ||
      dataVersion(this.#db) !== this.#seen
    ) {
      this.#refreshing ??= this.#follow().finally(() => {
        this.#refreshing = null;
      });
      await this.#refreshing;
    }
  }

  async #follow(): Promise<void> {
    if (this.#file.isReplaced()) return this.#openAgain();
    const version = dataVersion(this.#db);
    const fingerprint = checkedFingerprint(this.#db, this.#folder, this.#model);
    const stale = fingerprint.library !== this.#derived.library;
    if (stale || (await this.#snapshotIsAhead(fingerprint))) {
      this.#derived = await loadDerived(this.#db, this.#folder, fingerprint);
    } else {
      await followAdditions(this.#db, this.#derived);
      if (!followRemovals(this.#db, this.#derived)) {
        this.#derived = await loadDerived(this.#db, this.#folder, fingerprint);
      }
    }
    this.#seen = version;
  }

  /** Takes the file that is at the path now; the former one is used until all of it is loaded. */
  async #openAgain(): Promise<void> {
    const file = new OpenFile(this.#db.name);
    const db = openDatabase(this.#folder);
    try {
      const seen = dataVersion(db);
      const fingerprint = checkedFingerprint(db, this.#folder, this.#model);
      this.#derived = await loadDerived(db, this.#folder, fingerprint);
      this.#seen = seen;
    } catch (error) {
      db.close();
      throw error;
    }
    this.#db.close();
    this.#db = db;
    this.#file = file;
    this.#publishers = null;
  }

  async #snapshotIsAhead(fingerprint: Fingerprint): Promise<boolean> {
    if (this.#derived.tail.size < worthReloading) {
      return false;
    }
    const manifest = await fittingManifest(this.#folder, fingerprint);
    return (
      manifest !== null && manifest.graph !== null && manifest.lastRow > this.#derived.graphRow
    );
  }
}

/** A number that changes when another connection has changed the database. */
export function dataVersion(db: Db): number {
  return Number(statement(db, 'PRAGMA data_version').pluck().get());
}

/** The library's fingerprint if it was made with this model; otherwise throws a `Failure`. */
export function checkedFingerprint(db: Db, folder: string, model: ModelIdentity): Fingerprint {
  const fingerprint = readFingerprint(db);
  if (fingerprint === null) {
    throw new Failure('library', 'index-missing', `The index in ${folder} holds no articles yet.`, {
      remedy: 'Add articles with `pullquote ingest PATH`.',
    });
  }
  checkModel(fingerprint.model, model);
  return fingerprint;
}
