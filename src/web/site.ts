import type { Article, Dropped } from '../article/article.js';
import type { StoredArticle } from '../library/library.js';
import type { ScopedPullquote } from '../pullquote.js';
import type { Records } from '../records/records.js';
import type { Turns } from '../turns.js';
import type { Overview } from './reading/overview.js';

/** What of the bot's records the pages show. */
export type GapRecords = Pick<Records, 'gaps'>;

/** What cleaning dropped of an article, or why that can't be said. */
export type DroppedReport =
  | { readonly kind: 'dropped'; readonly lines: readonly Dropped[]; readonly isChanged: boolean }
  | { readonly kind: 'unknown'; readonly why: string };

/** The part of an article by which it is found again in its file. */
export type Kept = Pick<StoredArticle & Article, 'id' | 'locator' | 'body'>;

/** What pages and API answer from. */
export interface Site {
  readonly engine: ScopedPullquote;
  /** Whether the bundled demo articles answer. */
  readonly demo: boolean;
  /** `null` if there is no bot that keeps records. */
  readonly records: GapRecords | null;
  /** Whether a token is needed, so that nothing may be kept by caches. */
  readonly isPrivate: boolean;
  /** Whose turn it is to ask the engine. */
  readonly questions: Turns;
  /** Publishers and months of the whole collection. */
  overview(): Promise<Overview>;
  dropped(article: Kept, signal: AbortSignal): Promise<DroppedReport>;
}
