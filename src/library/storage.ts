import type { ModelIdentity } from '../models/embedding/embedder.js';
import type { IngestReport } from './ingest/events.js';
import type { IngestOptions } from './ingest/options.js';
import type { Fault, Library } from './library.js';
import type { Removed } from './remove.js';
import type { Scope } from './scope.js';
import type { Listing } from './sqlite/listing.js';
import type { CopySide } from './transfer/holding.js';

/**
 * Where a library is kept, and all that can be done to it there. There are two: in a local folder
 * (`embedded-storage.ts`), and in a Weaviate cluster (`src/weaviate/storage.ts`). Nothing else asks
 * which one it is.
 */
export interface Storage {
  /** Whether other machines fill it too. If so, the demo articles never stand in for it. */
  readonly shared: boolean;

  /**
   * Opens the library to search it with vectors of this model.
   *
   * @param onRebuild called with passages done and to do if search structures must be built first
   * @throws Failure `index-missing` if nothing was ever added, `index-mismatch` if it was made with
   * another model, `index-damaged`, `library-unreachable` or `library-refused`
   */
  search(model: ModelIdentity, onRebuild?: (done: number, total: number) => void): Promise<Library>;

  /**
   * Opens the library to look things up, whatever its model.
   *
   * @param scope by default, the shared articles alone
   * @throws Failure as `search`, except `index-mismatch`
   */
  listing(scope?: Scope): Promise<Listing>;

  /**
   * Adds articles from files and folders, or from a stream of bytes.
   *
   * @throws Failure `index-busy` while another process writes, and as `search`
   */
  ingest(
    input: readonly string[] | AsyncIterable<Uint8Array>,
    options: IngestOptions,
  ): Promise<IngestReport>;

  /**
   * Removes an article and the copies of its text.
   *
   * @param scope which articles may be removed; by default, the shared ones alone
   * @throws Failure `not-found`, `index-missing` or `index-busy`
   */
  remove(id: string, scope?: Scope): Promise<Removed>;

  /** Checks everything that is kept, and yields what is wrong. Repairs nothing. */
  verify(): AsyncIterable<Fault>;

  /**
   * Drops from this machine's index what other machines removed here, so that a copy doesn't
   * restore it. Resolves to the number of articles dropped.
   */
  forgetRemoved(): Promise<number>;

  /** Opens the library as the source or the target of a copy. */
  transfer(use: 'from' | 'to'): Promise<CopySide>;
}
