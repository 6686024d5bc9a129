/** What a feed or sitemap says of an article. */
export interface Entry {
  /** The article's address, without what only counts clicks; `null` if it has none. */
  readonly link: string | null;
  /** The part of the page that its address names; `null` if it names none. */
  readonly fragment: string | null;
  /** What tells it apart from other entries at its address; `null` if the address does. */
  readonly own: string | null;
  /** One line of plain text. */
  readonly title: string | null;
  /** Day of publication, `YYYY-MM-DD`. */
  readonly date: string | null;
  readonly author: string | null;
  /** The article's text as HTML, if the entry holds all of it; `null` if the page must be loaded. */
  readonly html: string | null;
  /** Whether two versions of an entry are the same: a hash of what it says. */
  readonly fingerprint: string;
}

/** A feed, a sitemap, or a list of sitemaps. */
export interface Document {
  readonly title: string | null;
  readonly entries: readonly Entry[];
  /** Addresses of further sitemaps. */
  readonly sitemaps: readonly string[];
}

/** A document as it was downloaded. */
export interface DownloadedDocument {
  readonly url: string;
  readonly bytes: Uint8Array;
  /** The encoding that the header names; `null` if it names none. */
  readonly charset: string | null;
}
