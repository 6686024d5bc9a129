import type { Span } from '../text/span.js';

/** What is known about an article's origin; `null` if the source doesn't say. */
export interface Source {
  readonly title: string | null;
  readonly publisher: string | null;
  /** Day of publication, `YYYY-MM-DD`. */
  readonly date: string | null;
  readonly author: string | null;
  readonly url: string | null;
}

/**
 * One document as read from a file, before cleaning: either plain text or HTML, and whatever the
 * file's own fields, front matter or sidecar say, which overrides what the text seems to say.
 */
export interface RawArticle {
  /** Where it was read from: an absolute path, `path#3` for the third of several, `-` for stdin. */
  readonly locator: string;
  /** An id given by the file, kept as the article's. */
  readonly givenId: string | null;
  readonly given: Source;
  readonly content: {
    readonly kind: 'text' | 'html';
    readonly text: string;
    /** What the file shows besides the text, such as the page numbers of a PDF. */
    readonly left?: readonly Dropped[];
  };
}

/** One line (or part of a line) of the source that is not in the body, and the rule that dropped it. */
export interface Dropped {
  /** Line number in the source text, from 1; for what an HTML page holds besides, of the line after it. */
  readonly line: number;
  readonly text: string;
  /** Name of the rule in the rule table. */
  readonly rule: string;
}

/** An article ready to be quoted. Quotes are slices of `body` and nothing else. */
export interface Article extends Source {
  /** The id given by the file, else derived from title and body: the same content has the same id. */
  readonly id: string;
  readonly locator: string;
  /** Clean text. Paragraphs and headings are separated by one blank line. */
  readonly body: string;
  /** The source line that the date was read from; `null` if the file gave it or none is known. */
  readonly dateLine: string | null;
  readonly dropped: readonly Dropped[];
}

/** A run of whole sentences of one article, the unit that is embedded, found and quoted. */
export interface Passage extends Span {
  /** Position among the article's passages, from 0. */
  readonly ordinal: number;
}
