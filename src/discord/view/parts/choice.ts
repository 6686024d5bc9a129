import { type APIStringSelectComponent, ComponentType } from 'discord.js';
import type { Headline } from '../../../library/library.js';
import type { Words } from '../../../locales/catalogue.js';
import { shortId } from '../../browsing/short-ids.js';
import { customId, longestChoice } from '../../limits.js';
import { dayInWords } from '../text/day.js';
import { shorten } from '../text/shorten.js';

/** An article as a member chooses it: in a select or while typing. */
export interface ArticleChoice {
  /** 1 to 100 characters without markdown. */
  readonly label: string;
  /** The article's short id. */
  readonly value: string;
}

/** Articles as choices, each with a label of its own. */
export function articleChoices(
  articles: readonly Pick<Headline, 'id' | 'title' | 'publisher' | 'date'>[],
  words: Words,
): ArticleChoice[] {
  const labels = distinctLabels(articles, (article, end) => articleLabel(article, words, end));
  return articles.map(({ id }, at) => ({ label: labels[at] ?? '', value: shortId(id) }));
}

/** Questions as labels of choices, none like another. */
export function questionLabels(
  all: readonly { readonly question: string }[],
  words: Words,
): readonly string[] {
  return distinctLabels(all, ({ question }, end) => {
    const label = shorten(question, longestChoice - end.length);
    return `${label || words.answer.untitled}${end}`;
  });
}

/**
 * A label for each item; those that would look the same are numbered. Discord's apps take the first of two choices
 * with one name, whichever is clicked (discord/discord-api-docs#8565).
 *
 * @param labelOf the label with this end
 */
function distinctLabels<Item>(
  items: readonly Item[],
  labelOf: (item: Item, end: string) => string,
): readonly string[] {
  const taken = new Set<string>();
  for (const item of items) {
    let label = labelOf(item, '');
    for (let same = 2; taken.has(label); same += 1) label = labelOf(item, ` (${same})`);
    taken.add(label);
  }
  return [...taken];
}

/** A select of articles, each opened in a private reply. At most 25; `articles` is not empty. */
export function chooseArticle(
  articles: readonly Pick<Headline, 'id' | 'title' | 'publisher' | 'date'>[],
  words: Words,
): APIStringSelectComponent {
  return {
    type: ComponentType.StringSelect,
    custom_id: customId('nearest', '-'),
    placeholder: words.answer.chooseNearest,
    options: articleChoices(articles, words),
  };
}

/** Title, publisher and date; a long title is cut, so that the rest, which differs, is visible. */
function articleLabel(
  { title, publisher, date }: Pick<Headline, 'title' | 'publisher' | 'date'>,
  words: Words,
  end: string,
): string {
  const facts = [shorten(publisher ?? '', 30), date === null ? '' : dayInWords(date, words)];
  const rest = [...facts.filter(Boolean).map((fact) => ` · ${fact}`), end].join('');
  return `${shorten(title ?? '', longestChoice - rest.length) || words.answer.untitled}${rest}`;
}
