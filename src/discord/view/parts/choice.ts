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

/**
 * Articles as choices, each with a label of its own: Discord's apps take the first of two choices
 * with one name, whichever is clicked (discord/discord-api-docs#8565).
 */
export function articleChoices(
  articles: readonly Pick<Headline, 'id' | 'title' | 'publisher' | 'date'>[],
  words: Words,
): ArticleChoice[] {
  const taken = new Set<string>();
  return articles.map((article) => {
    let label = articleLabel(article, words, '');
    for (let same = 2; taken.has(label); same += 1) {
      label = articleLabel(article, words, ` (${same})`);
    }
    taken.add(label);
    return { label, value: shortId(article.id) };
  });
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
