import type { QuotedArticle } from '../../answer/answer.js';
import { en } from '../../locales/en.js';
import { dayInWords } from '../../text/day.js';
import { inLine } from './quotation.js';

/** What is shown of an article besides its text. */
type SourceFacts = Omit<QuotedArticle, 'file'>;

/** The headline, or the first words of an article without one. */
export function headlineOf({ title, opening }: Pick<SourceFacts, 'title' | 'opening'>): string {
  if (title !== null) return inLine(title);
  return opening === undefined ? en.answer.untitled : `“${inLine(opening)}”`;
}

/** What is known of headline, author, publisher and date, in one line. */
export function sourceLine(article: Omit<SourceFacts, 'id'>): string {
  const { author, publisher, date } = article;
  const parts = [
    headlineOf(article),
    author && en.article.by(inLine(author)),
    publisher && inLine(publisher),
    date && dayInWords(date, en.locale),
  ];
  return parts.filter(Boolean).join(' · ');
}

/** A source line with the article's id. */
export function sourceWithId(article: SourceFacts): string {
  return `${sourceLine(article)} (article ${inLine(article.id)})`;
}
