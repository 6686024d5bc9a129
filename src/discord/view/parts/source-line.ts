import type { Words } from '../../../locales/catalogue.js';
import type { ShownArticle } from '../../answer-state.js';
import { dayInWords } from '../text/day.js';
import { canBeLabel, escapeMarkdown, link, webAddress } from '../text/markdown.js';
import { cutToFit, shorten } from '../text/shorten.js';

/** Characters of a headline, of a name and of a day; nearly all are shorter. */
const longestTitle = 200;
const longestAuthor = 100;
const longestPublisher = 100;
const longestDay = 40;

/** What is shown of an article besides its text. */
export type SourceFacts = Pick<
  ShownArticle,
  'title' | 'opening' | 'author' | 'publisher' | 'date' | 'url'
>;

/**
 * Headline, author, publisher and date in a line of markdown, with what is known. The first of them that
 * can be a link leads to the article's address: nearly always the headline.
 */
export function sourceLine(article: SourceFacts, words: Words): string {
  const { url } = article;
  const parts = sourceParts(article, words);
  const linked = url === null ? -1 : Math.max(parts.findIndex(canBeLabel), 0);
  return parts
    .map((part, index) =>
      index === linked && url !== null ? link(part, url) : escapeMarkdown(part),
    )
    .join(' · ');
}

/** `sourceLine` if that fits into `room` characters; else the headline and the day, the headline cut. */
export function sourceWithin(article: SourceFacts, room: number, words: Words): string {
  const whole = sourceLine(article, words);
  if (whole.length <= room) return whole;
  const { date } = article;
  const [title = ''] = sourceParts(article, words);
  const told = date === null ? '' : shorten(dayInWords(date, words), longestDay);
  const day = told === '' ? '' : ` · ${escapeMarkdown(told)}`;
  return `${cutToFit(title, room - day.length, escapeMarkdown)}${day}`;
}

/**
 * An article as a card names it: its headline in bold, and in small print what else is known. `url` is
 * its address if a button can lead there.
 */
export function sourceLines(
  article: SourceFacts,
  words: Words,
): {
  readonly headline: string;
  readonly facts: readonly string[];
  readonly url: string | null;
} {
  const [title = '', ...rest] = sourceParts(article, words).map(escapeMarkdown);
  return {
    headline: `**${title}**`,
    facts: rest.length > 0 ? [`-# ${rest.join(' · ')}`] : [],
    url: article.url === null ? null : webAddress(article.url),
  };
}

/** Headline, author, publisher and date as far as they are known, plain and each in one line. */
function sourceParts(
  { title, opening, author, publisher, date }: Omit<SourceFacts, 'url'>,
  words: Words,
): string[] {
  const writer = shorten(author ?? '', longestAuthor);
  return [
    shorten(title ?? opening ?? '', longestTitle) || words.answer.untitled,
    writer === '' ? '' : words.article.by(writer),
    shorten(publisher ?? '', longestPublisher),
    shorten(date === null ? '' : dayInWords(date, words), longestDay),
  ].filter((part) => part !== '');
}
