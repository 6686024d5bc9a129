import { html } from 'hono/html';
import type { QuotedArticle } from '../../../answer/answer.js';
import { articlePath } from '../../../answer/format/quote-path.js';
import { asQuoted } from '../../../answer/quotes/quotes.js';
import type { Copy, StoredArticle } from '../../../library/library.js';
import { en } from '../../../locales/en.js';
import { withoutDirection } from '../../../text/controls.js';
import { dayInWords } from '../../../text/day.js';
import type { Html } from './html.js';

/** What a page shows of an article besides its text. */
export type Named = Pick<
  QuotedArticle,
  'id' | 'title' | 'opening' | 'publisher' | 'date' | 'author'
>;

/** What an article is called: its title, else its first words in quotation marks. */
export function nameOf({ title, opening }: Pick<Named, 'title' | 'opening'>): string {
  const name = title ?? (opening === undefined ? '' : `“${opening}”`);
  return withoutDirection(name).trim() || en.answer.untitled;
}

/** An article's headline, which leads to its page. */
export function headline(article: Named, address = articlePath(article.id)): Html {
  return html`<a class="headline" href="${address}"><bdi>${nameOf(article)}</bdi></a>`;
}

/** What is known of publisher, author and date, with dots between. */
export function facts({ publisher, author, date }: Omit<Named, 'id'>): Html {
  const parts = [
    publisher && html`<bdi class="publisher">${withoutDirection(publisher)}</bdi>`,
    author && html`by <bdi>${withoutDirection(author)}</bdi>`,
    date && html`<time datetime="${date}">${dayInWords(date, en.locale)}</time>`,
  ].filter((part) => part !== null && part !== '');
  return html`<span class="facts">${parts.map((part, at) => (at === 0 ? part : html` · ${part}`))}</span>`;
}

/** An article in a line, as other articles are named: not every one has a page of its own. */
export function sourceLine(article: Named, isLinked: boolean): Html {
  const name = isLinked ? headline(article) : html`<bdi>${nameOf(article)}</bdi>`;
  return html`${name} ${facts({ ...article, author: null })}`;
}

/** Articles of the same or nearly the same text, at most so many. Copies have no page of their own. */
export function kinList(kin: readonly (StoredArticle | Copy)[], most: number): Html {
  const items = kin
    .slice(0, most)
    .map((other) => html`<li>${sourceLine(asQuoted(other), 'body' in other)}</li>`);
  const left = kin.length - most;
  return html`<ul class="plain">${items}${left > 0 ? html`<li>${en.answer.andMore(left)}</li>` : ''}</ul>`;
}
