import type { RawArticle, Source } from './article.js';
import { articleFromHtml } from './html.js';

/** The plain text of an article as read, and what its file or its HTML says of it. */
export interface SourceText {
  readonly text: string;
  readonly given: Source;
}

/** Plain text as it is; HTML through Readability, whose findings the file's own fields override. */
export function sourceText(raw: RawArticle): SourceText {
  if (raw.content.kind === 'text') {
    return { text: raw.content.text, given: raw.given };
  }
  const { text, given } = articleFromHtml(raw.content.text, raw.given.url);
  return {
    text,
    given: {
      title: raw.given.title ?? given.title,
      publisher: raw.given.publisher ?? given.publisher,
      date: raw.given.date ?? given.date,
      author: raw.given.author ?? given.author,
      url: raw.given.url ?? given.url,
    },
  };
}
