/**
 * The public API. Everything else is an inner part, and may change in any version.
 *
 * @packageDocumentation
 */
export type {
  Answer,
  AppliedFilter,
  Band,
  Correction,
  Doubt,
  Evidence,
  Highlight,
  NearArticle,
  Quote,
  QuotedArticle,
  ScoreParts,
  SourceFact,
  Topic,
} from './answer/answer.js';
export type { AskOptions } from './answer/ask.js';
export type { FoundPassage, SearchOptions } from './answer/quotes/passages.js';
export type { WeaviateOptions } from './cluster/options.js';
export { Failure, type FailureKind } from './failure.js';
export type { ArticleChange, IngestEvent, IngestReport } from './library/ingest/events.js';
export type {
  ExplainedAcronym,
  Headline,
  Library,
  LibraryStatus,
  ReadableLibrary,
  SimilarWord,
  SourceFilter,
  StoredArticle,
  StoredPassage,
} from './library/library.js';
export type { Scope } from './library/scope.js';
export type { Removed, Storage } from './library/storage.js';
export type { AnswerPlace, Passage, Reader, Reading } from './models/reader/reader.js';
export {
  openPullquote,
  type Pullquote,
  type PullquoteOptions,
  type ScopedPullquote,
} from './pullquote.js';
export { weaviateStorage } from './weaviate/storage.js';
