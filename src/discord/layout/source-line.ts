import type { ShownArticle } from '../answer-state.js';
import type { Words } from '../words/words.js';
import { dayInWords } from './day.js';
import { escapeMarkdown, link } from './markdown.js';

/** What is told of an article beside its text. */
export type SourceFacts = Pick<ShownArticle, 'title' | 'publisher' | 'date' | 'url'>;

/** Headline (linked where there is an address), publisher and date in a line of markdown. */
export function sourceLine(article: SourceFacts, words: Words): string {
  const title = article.title ?? words.answer.untitled;
  return [
    article.url === null ? escapeMarkdown(title) : link(title, article.url),
    article.publisher && escapeMarkdown(article.publisher),
    article.date && dayInWords(article.date, words),
  ]
    .filter(Boolean)
    .join(' · ');
}
