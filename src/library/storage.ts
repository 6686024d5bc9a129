import type { Embedder, ModelIdentity } from '../models/embedding/embedder.js';
import type { IngestReport, QueuedFile } from './ingest/events.js';
import type { IngestOptions } from './ingest/options.js';
import type { Fault, Library } from './library.js';
import type { Scope } from './scope.js';
import type { Listing } from './sqlite/listing.js';
import type { CopySource, CopyTarget } from './transfer/holding.js';

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
   * Creates an empty library for vectors of this model, if there is none.
   *
   * @throws Failure `index-mismatch` if there is one of another model, and as `ingest`
   */
  create(model: ModelIdentity): Promise<void>;

  /**
   * Adds articles from files and folders, or from a stream of bytes. If another machine is to add them, it is
   * asked to, and the report says how many files still wait for it.
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
   * Opens the library as the source of a copy.
   *
   * @throws Failure `index-missing`, `index-damaged` or `index-busy`
   */
  copySource(): Promise<CopySource>;

  /**
   * Opens the library as the target of a copy.
   *
   * @throws Failure as `copySource`, and `invalid-setting` if it isn't filled by copying
   */
  copyTarget(): Promise<CopyTarget>;

  /**
   * Makes others see what this machine's index has, and adds what they ask for. Resolves to how much of it
   * there was. An embedded library has nobody to publish to.
   *
   * @throws Failure `invalid-setting` if this machine isn't to publish, `index-busy` or `index-mismatch` if
   * another one does, and as `ingest`
   */
  publish(options: PublishOptions): Promise<PublishReport>;

  /** Opens a look at what waits for the curator of a cluster; an embedded library has no queue, so nothing does. */
  queue(): Promise<Queue>;
}

/** What waits for the curator of a cluster. */
export interface Queue {
  /** How much it is, queued by whoever. */
  waiting(): Promise<number>;
  /** Waits for what becomes of files that an ingestion has queued, and reports it as an ingestion does. */
  settled(
    files: readonly QueuedFile[],
    options: Pick<IngestOptions, 'waitsFor' | 'onEvent' | 'signal'>,
  ): Promise<IngestReport>;
  close(): Promise<void>;
}

/** What `Storage.remove` removed. */
export interface Removed {
  readonly title: string | null;
  /** Where it came from. */
  readonly locator: string;
  readonly passages: number;
  /** Where the copies of the same text came from, which were removed too. */
  readonly copies: readonly string[];
  /** Present if it still waits for the curator of a cluster, and is there until then. */
  readonly queued?: true;
}

/** What `Storage.publish` does besides. */
export interface PublishOptions extends Pick<IngestOptions, 'onEvent' | 'signal' | 'limits'> {
  /** Opens the model that embeds what others add; asked for only if there is something. */
  readonly embedder: () => Promise<Embedder>;
  /** Whether to take the place of another index that published so far. */
  readonly takesOver?: boolean;
  /** Whether to drop first what was published, whoever did so. */
  readonly drops?: boolean;
}

/** What a publication did. */
export interface PublishReport {
  /** Passages that were sent. */
  readonly passages: number;
  /** Wishes of other machines that were settled. */
  readonly settled: number;
  readonly faults: readonly { readonly locator: string; readonly message: string }[];
}
