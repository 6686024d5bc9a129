import path from 'node:path';
import type { QuotedArticle } from '../../answer/answer.js';
import { en } from '../../locales/en.js';
import { dayInWords } from '../../text/day.js';
import { locale } from '../layout.js';

/** What an article is called: its title, else its first words in quotation marks, else its file's name. */
export function nameOf({
  title,
  opening,
  file,
}: Pick<QuotedArticle, 'title' | 'opening' | 'file'>): string {
  return title ?? (opening === undefined ? fileName(file) : `“${opening}”`);
}

/** What is known of headline, author, publisher and date, in one line. */
export function sourceLine(article: QuotedArticle): string {
  const parts = [
    nameOf(article),
    article.author && en.article.by(article.author),
    article.publisher,
    article.date && dayInWords(article.date, locale),
  ];
  return parts.filter(Boolean).join(' · ');
}

/** The name of the file at a place such as `/news/wire.jsonl#3`. */
export function fileName(place: string): string {
  return place === '-' || place.startsWith('-#') ? 'standard input' : path.basename(place);
}
