import type { Passage, Source } from '../article/article.js';
import type { ModelIdentity } from '../models/embedding/embedder.js';
import type { Acronym } from '../text/acronyms.js';
import type { Scope } from './scope.js';

/** Narrows a search or a listing. All conditions given must hold. */
export interface SourceFilter {
  /** Part of a publisher's name, of a title or of an author's name, letter case aside; or an article's id. */
  readonly source?: string;
  /** An author, by whole words of the name, letter case aside: "Okafor", "Ben Okafor". */
  readonly author?: string;
  /** Published on or after this day, `YYYY-MM-DD`. Articles without a date do not pass. */
  readonly after?: string;
  /** Published on or before this day, `YYYY-MM-DD`. Articles without a date do not pass. */
  readonly before?: string;
}

/** An article as the library keeps it. */
export interface StoredArticle extends Source {
  readonly id: string;
  readonly locator: string;
  readonly body: string;
  readonly passageCount: number;
  /** When it was added, ISO 8601. */
  readonly addedAt: string;
}

/** A file or article with exactly the text of a kept one: not searched, named in "also in". */
export interface Copy extends Source {
  readonly id: string;
  readonly locator: string;
  /** The kept article with the same text. */
  readonly of: string;
}

/** An article without its text, for lists. */
export interface Headline extends Source {
  readonly id: string;
  readonly locator: string;
  readonly passageCount: number;
  /** When it was added, ISO 8601. */
  readonly addedAt: string;
}

/** Which part of a list: `limit` items from `offset` on, both counted in items. */
export interface PageRequest {
  readonly offset: number;
  readonly limit: number;
}

/** A part of a list, and how many items the whole has. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
}

/** A passage as the library keeps it: `row` is unique and never used again. */
export interface StoredPassage extends Passage {
  readonly row: number;
  readonly articleId: string;
  /** The text that it is cut from: another text of the same article has another version. */
  readonly version: string;
}

/** A sentence of a passage, with the direction of its meaning. */
export interface StoredSentence {
  /** Offsets into the passage's text. */
  readonly start: number;
  readonly end: number;
  /** Only its angle to a question's sentence vector counts, not its length. */
  readonly direction: Int8Array;
}

/** A passage's sentences as two stored blobs; `null` if there are none. */
export interface SentenceBytes {
  readonly spans: Buffer;
  readonly directions: Buffer;
}

/** A passage that a search found, with both of its scores, whichever list it came from. */
export interface Candidate {
  readonly passage: StoredPassage;
  /** Cosine of the question's and the passage's vectors. */
  readonly cosine: number;
  /** BM25 of the question's words in title and passage; 0 where no word occurs. */
  readonly bm25: number;
}

/** A question's word as the index knows it. */
export interface Term {
  /** Stemmed form, as in the postings; of a word that no passage holds, one that it begins. */
  readonly stem: string;
  /** The word as the question has it. */
  readonly word: string;
  /** Inverse document frequency over the passages; the largest possible if none contains it. */
  readonly idf: number;
  /** Number of passages that hold it. */
  readonly passages: number;
}

/** A word that passages hold and that may be meant by one that is spelt wrong. */
export interface SimilarWord {
  /** In small letters, without accents. */
  readonly word: string;
  /** How many typing errors make one of the other, see `typingErrors`. */
  readonly errors: number;
  /** Number of passages that hold it in any of its forms. */
  readonly passages: number;
}

/** An acronym that passages explain. */
export interface ExplainedAcronym extends Acronym {
  /** Number of passages that explain it so. */
  readonly passages: number;
}

/** A passage as it was added, with what tells whom it may concern. */
export interface AddedPassage {
  readonly articleId: string;
  /** When its article was added, ISO 8601. */
  readonly addedAt: string;
  /** Whether no version of its article was there at a mark, see `Library.added`. */
  readonly isNew: boolean;
  readonly title: string | null;
  readonly text: string;
  /** Of length 1. */
  readonly vector: Float32Array;
}

/** What was added since a mark. */
export interface Added {
  readonly passages: readonly AddedPassage[];
  /** Where they end: pass it with the next call. */
  readonly mark: string;
}

export interface SearchRequest {
  /** Words to match; the library stems them and leaves stop words out. */
  readonly text: string;
  /** Unit vector of the question. */
  readonly vector: Float32Array;
  /** How many candidates to take from each list before they are joined. */
  readonly limit: number;
  readonly filter?: SourceFilter;
}

export interface SearchResult {
  /** The union of both lists, in no particular order, every passage once. */
  readonly candidates: readonly Candidate[];
  /** The question's words that count, in their order, each once. */
  readonly terms: readonly Term[];
}

/** What a library holds, for `doctor`, `/status` and the progress of an ingestion. */
export interface LibraryStatus {
  readonly model: ModelIdentity;
  readonly articles: number;
  readonly copies: number;
  readonly passages: number;
  /** Whether the meanings of its sentences are kept: an earlier version's index lacks them. */
  readonly sentences: boolean;
}

/** Something wrong with what is kept, found by `verify` or while reading. */
export interface Fault {
  readonly what: string;
  readonly remedy: string;
}

/** Called once for each article that is neither quoted nor shown, since it isn't what was stored. */
export type OnFault = (fault: Fault) => void;

/**
 * Read side of a library: what answering and the doors see. It is asynchronous and deals only in
 * articles and passages, because a second implementation reads from a cluster. Changes made by
 * another process are seen by the next call. It shows the shared articles alone, see `scoped`.
 */
export interface Library {
  /**
   * The same library as a scope shows it, in lists, counts and searches: of what it doesn't show nothing can
   * be learned. It is closed along with this one.
   */
  scoped(scope: Scope): ReadableLibrary;
  search(request: SearchRequest): Promise<SearchResult>;
  /**
   * Words that may be meant by one that no passage holds: those with fewer errors first, then the more
   * frequent. A library in a cluster looks only among words whose first half is right.
   */
  similarWords(word: string): Promise<readonly SimilarWord[]>;
  /**
   * What acronyms with these letters (see `Acronym`) stand for, as articles explain them; what more
   * passages explain comes first.
   */
  acronyms(letters: readonly string[]): Promise<readonly ExplainedAcronym[]>;
  /**
   * `null` if no article has this id.
   *
   * @param version of a passage that was found: `null` too if the article has another text by now
   */
  article(id: string, version?: string): Promise<StoredArticle | null>;
  /** Ids of articles that begin with a text, letter for letter, in order: at most `most`. */
  idsBeginning(prefix: string, most: number): Promise<readonly string[]>;
  /** By publication date, newest first, undated last, then title. */
  articles(filter?: SourceFilter): Promise<readonly StoredArticle[]>;
  /** A part of the list of articles, in the same order, without their texts. */
  headlines(filter: SourceFilter, page: PageRequest): Promise<Page<Headline>>;
  /** The article's passages in order; empty if there is no such article. */
  passages(articleId: string): Promise<readonly StoredPassage[]>;
  /** The sentences of a passage that may answer; empty if they weren't stored (older indexes). */
  sentences(passage: StoredPassage): Promise<readonly StoredSentence[]>;
  /** Everything that "also in" may name for this article: those of nearly the same text, and all copies. */
  alsoIn(articleId: string): Promise<readonly (StoredArticle | Copy)[]>;
  /**
   * What was added since a mark, in the order of adding: at most `most` passages. Without a mark, or with one of
   * another library, there are none, and the mark is of now. Some passages may come again with a later mark.
   *
   * @param known the mark at which what was there isn't new: an earlier one if several calls are one look
   */
  added(since: string | null, most: number, known?: string | null): Promise<Added>;
  /** Distinct publishers, for recognising them in questions; they may be a minute old. */
  publishers(): Promise<readonly string[]>;
  status(): Promise<LibraryStatus>;
  close(): Promise<void>;
}

/** A library as everyone but the one who opened it sees it: its scope can't be widened. */
export type ReadableLibrary = Omit<Library, 'close' | 'scoped'>;
