import { isVisible } from '../../text/controls.js';
import type { Dropped, RawArticle, Source } from '../article.js';
import { joinSources } from './fields.js';
import { articleFromHtml } from './html/html.js';

/** The plain text of an article as read, and what its file or its HTML says of it. */
export interface SourceText {
  readonly text: string;
  readonly given: Source;
  /** What a page or a PDF shows besides the text. */
  readonly left: readonly Dropped[];
}

/** Plain text as it is; HTML through Readability, whose findings the file's own fields override. */
export function sourceText(raw: RawArticle): SourceText {
  const { kind, left: known = [] } = raw.content;
  const { text, given, left } =
    kind === 'text'
      ? { text: raw.content.text, given: raw.given, left: known }
      : articleFromHtml(raw.content.text, raw.given.url);
  return {
    text: printable(text),
    given: joinSources(printableSource(raw.given), printableSource(given)),
    left: left.map((line) => ({ ...line, text: printable(line.text) })),
  };
}

/**
 * Control characters aren't text, and an escape sequence could take over the reader's terminal. Half a
 * surrogate pair can't be stored as it is, so that every offset after it would be wrong.
 */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is meant
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Surrogate}/gu, '');
}

/** What is left of each fact; one of which nothing can be seen isn't known. */
function printableSource(source: Source): Source {
  const plain = (text: string | null): string | null => {
    const left = printable(text ?? '');
    return isVisible(left) ? left : null;
  };
  return {
    title: plain(source.title),
    publisher: plain(source.publisher),
    date: source.date,
    author: plain(source.author),
    url: plain(source.url),
  };
}
