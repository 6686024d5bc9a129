/** A feed that is followed. Times are ISO 8601 in UTC. */
export interface KeptFeed {
  readonly number: number;
  readonly address: string;
  /** The server that has its articles for itself; `null` if all share them. */
  readonly server: string | null;
  readonly title: string | null;
  readonly addedAt: string;
  /** When it's refreshed next. */
  readonly dueAt: string;
  /** When it was last refreshed without a failure; `null`: never. */
  readonly refreshedAt: string | null;
  /** What its server said of the version that was read, to ask for newer ones only. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** How often it has failed since it last didn't, since when, and what the last failure was. */
  readonly failures: number;
  readonly failingSince: string | null;
  readonly problem: string | null;
  /** The kind of that failure: a refusal of the download with its detail (`status 404`), or `unreadable`. */
  readonly refusal: string | null;
  /** Whether its server said that it is gone for good. */
  readonly ended: boolean;
  /** Days after which its articles are removed; `null`: never. */
  readonly keepDays: number | null;
  /** How many of its entries are kept as articles. */
  readonly articles: number;
}

/** What a refresh makes of a feed. */
export type FeedState = Omit<
  KeptFeed,
  'number' | 'address' | 'server' | 'addedAt' | 'keepDays' | 'articles'
>;

/** A feed that is to be followed. */
export type NewFeed = Pick<KeptFeed, 'address' | 'server' | 'title' | 'keepDays'>;

/** An entry of a feed that was dealt with. */
export interface KeptEntry {
  readonly key: string;
  /** Which version; `null` if it is to be tried again. */
  readonly fingerprint: string | null;
  /** Whether its article is kept as a file. */
  readonly kept: boolean;
  /** How often loading it has failed since it last didn't or was given up, and since when. */
  readonly tries: number;
  readonly failingSince: string | null;
  /** Day of its publication, or else when it came, `YYYY-MM-DD`. */
  readonly day: string;
}

/** An entry whose article was kept for as long as its feed says. */
export interface ExpiredEntry {
  /** Number of its feed. */
  readonly feed: number;
  readonly key: string;
  /** As of its feed. */
  readonly server: string | null;
}

/** The feeds that are followed, and which of their entries are known. Several processes may use it at once. */
export interface FeedRecords {
  /** In the order of their addresses. */
  feeds(): Promise<readonly KeptFeed[]>;
  /**
   * Adds a feed that is due at once, unless its server follows this address already.
   *
   * @returns whether it is new
   */
  addFeed(feed: NewFeed, at: string): Promise<boolean>;
  /**
   * Forgets a feed and its entries. Articles stay.
   *
   * @returns whether there was one
   */
  removeFeed(number: number): Promise<boolean>;
  /**
   * Sets after how many days a feed's articles are removed; `null`: never.
   *
   * @returns whether there is such a feed
   */
  keepFor(number: number, days: number | null): Promise<boolean>;
  /**
   * Takes a feed to refresh it, so that no other process does. It is due again at `until` if nothing more
   * is heard of it.
   *
   * @returns whether nobody else has taken it since it was read
   */
  claim(feed: KeptFeed, until: string): Promise<boolean>;
  /** Gives a claimed feed back, to be due at `dueAt`. */
  release(feed: KeptFeed, dueAt: string): Promise<void>;
  /** A feed's known entries by their keys. */
  entries(number: number): Promise<ReadonlyMap<string, KeptEntry>>;
  /**
   * Keeps entries of a feed, besides those that it has, before or after a refresh is finished.
   *
   * @param at when, ISO 8601 in UTC
   */
  note(number: number, entries: readonly KeptEntry[], at: string): Promise<void>;
  /**
   * Keeps what a refresh made of a feed, and of the entries that it holds now, all or nothing. Entries that
   * it held last before `forget` are forgotten, unless their articles are kept.
   */
  finish(
    number: number,
    state: FeedState,
    seen: { readonly entries: readonly KeptEntry[]; readonly at: string; readonly forget: string },
  ): Promise<void>;
  /**
   * The kept entries that are older than their feeds say, and that no other feed of the same server keeps.
   *
   * @param today `YYYY-MM-DD`
   */
  expired(today: string): Promise<readonly ExpiredEntry[]>;
  /**
   * Whether another feed of an expired entry's server keeps an entry with one of some keys, for longer or for good.
   *
   * @param today `YYYY-MM-DD`
   */
  isKeptElsewhere(entry: ExpiredEntry, keys: readonly string[], today: string): Promise<boolean>;
  /** Notes that the articles of entries are no longer kept. */
  drop(entries: readonly ExpiredEntry[]): Promise<void>;
  /**
   * Records that a server was told about a feed, which has been failing since a certain time.
   *
   * @returns whether it hasn't been told that before
   */
  report(number: number, guildId: string, failingSince: string): Promise<boolean>;
  close(): Promise<void>;
}
