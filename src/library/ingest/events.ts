/** What an ingestion did with an article. */
export type ArticleChange =
  /** New. */
  | 'added'
  /** In place of an earlier version of it. */
  | 'replaced'
  /** The same text as before under another title line, place, date or address. */
  | 'relabelled'
  /** Exactly as before. */
  | 'unchanged'
  /** The same text as another article's: not searched, named in "also in". */
  | 'copy'
  /** Gone, because its file no longer holds it or is gone itself. */
  | 'removed';

/** How many articles had each change, before there is any. */
export function noChanges(): Record<ArticleChange, number> {
  return { added: 0, replaced: 0, relabelled: 0, unchanged: 0, copy: 0, removed: 0 };
}

/** Reported during an ingestion, for a terminal to draw. */
export type IngestEvent =
  /** What begins: looking at files; cleaning and embedding articles; writing snapshots. */
  | { readonly kind: 'phase'; readonly phase: 'reading' | 'embedding' | 'indexing' }
  /** Of `reading`: files found so far, and articles in those that are new or changed. */
  | { readonly kind: 'looked'; readonly files: number; readonly articles: number }
  /**
   * Files found, those among them that are new or changed, and the articles in these. `skipped`: how many
   * files in the folders are of no type that is read, by their endings (`.pdf`; `` for none).
   */
  | {
      readonly kind: 'planned';
      readonly files: number;
      readonly changed: number;
      readonly articles: number;
      readonly skipped: Readonly<Record<string, number>>;
    }
  | {
      readonly kind: 'article';
      readonly change: ArticleChange;
      readonly id: string;
      readonly locator: string;
      readonly title: string | null;
    }
  /** Files that another machine, the curator of a cluster, was asked to add; what becomes of them follows. */
  | { readonly kind: 'queued'; readonly files: number }
  /** Something that couldn't be ingested; the rest continues. */
  | { readonly kind: 'fault'; readonly locator: string; readonly message: string }
  | { readonly kind: 'note'; readonly locator: string; readonly message: string }
  /** Passages: of `embedding`, those stored, `total` being an estimate until all are cut. */
  | {
      readonly kind: 'progress';
      readonly phase: 'embedding' | 'indexing';
      readonly done: number;
      readonly total: number;
    };

/** A file that another machine, the curator of a cluster, was asked to add. */
export interface QueuedFile {
  /** Of its entry in the queue. */
  readonly id: string;
  readonly file: string;
}

/** What an ingestion did in all. */
export interface IngestReport {
  readonly files: {
    readonly found: number;
    /** Skipped, since they are as they were when they were last read. */
    readonly unchanged: number;
  };
  /** How many articles had each change. */
  readonly articles: Readonly<Record<ArticleChange, number>>;
  /** Passages embedded. */
  readonly passages: number;
  /** Of each file the first 100, and then one that says how many more there are. */
  readonly faults: readonly { readonly locator: string; readonly message: string }[];
  /** The number of all faults, named or not. */
  readonly faultCount: number;
  /** What still waits for the curator of a cluster; absent if nothing does. */
  readonly queued?: readonly QueuedFile[];
  /** Whether the signal stopped it before the end; the next run continues from there. */
  readonly interrupted: boolean;
}
