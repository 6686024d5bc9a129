import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord.js';
import type { Words } from '../../../locales/catalogue.js';
import { shortId } from '../../browsing/short-ids.js';
import { customId, mostChoices } from '../../limits.js';
import { type Row, row } from '../../payload.js';
import type { AnswerView } from './answer-view.js';
import { chooseArticle } from './choice.js';

/** The rows under a quote: more of it and about it, then voting and deleting. */
export function quoteRows(view: AnswerView, words: Words): Row[] {
  const { kept, quote } = view;
  const context = button(words.buttons.context, customId('context', kept.id, quote));
  // The channel sees the original of a copy anyway.
  const share =
    kept.private && kept.guildId !== null
      ? [button(words.buttons.share, customId('share', kept.id, quote))]
      : [];
  return [
    row(...nextQuote(view, words), context, followUp(view, words), ...share),
    row(helpful(view, words), ...judging(view, words)),
  ];
}

/** The button to the next quote, which says which one this is; after the last comes the first. */
function nextQuote(view: AnswerView, words: Words): APIButtonComponent[] {
  const { kept, state, quote, copyFor } = view;
  const total = state.quotes.length;
  if (total < 2) return [];
  const id = customId('page', kept.id, (quote + 1) % total, copyFor ?? kept.userId);
  return [button(words.answer.nextQuote(quote + 1, total), id)];
}

/** The row for choosing one of a refusal's nearest articles; none if there are none. */
export function nearestRows({ state: { nearest } }: AnswerView, words: Words): Row[] {
  const articles = eachOnce(nearest).slice(0, mostChoices);
  return articles.length > 0 ? [row(chooseArticle(articles, words))] : [];
}

/** The button that opens one of a refusal's nearest articles. */
export function openArticle({ id }: { readonly id: string }, words: Words): APIButtonComponent {
  return button(words.buttons.open, customId('nearest', shortId(id)));
}

/** Articles without those that are named already. */
export function eachOnce<Article extends { readonly id: string }>(
  articles: readonly Article[],
): Article[] {
  return articles.filter(({ id }, at) => articles.findIndex((one) => one.id === id) === at);
}

/** The row under a refusal: a follow-up if there is a topic, voting and deleting. */
export function refusalRow(view: AnswerView, words: Words): Row {
  const goOn = view.state.topic === null ? [] : [followUp(view, words)];
  return row(...goOn, ...judging(view, words));
}

/**
 * The row under a shared quote. Votes are about the original answer; the member who shared it may
 * delete the copy kept under `id`.
 */
export function sharedRows(view: AnswerView, id: string, words: Words): Row[] {
  const { kept, quote } = view;
  return [
    row(
      button(words.buttons.context, customId('context', kept.id, quote)),
      helpful(view, words),
      notHelpful(view, words),
      symbol(words.buttons.delete, customId('delete', id, kept.userId)),
    ),
  ];
}

/** The row for paging through an article's passages: to those that there are. */
export function passageRows(
  articleId: string,
  ordinal: number,
  total: number,
  words: Words,
): Row[] {
  const to = (label: string, next: number) =>
    next < 0 || next >= total ? [] : [button(label, customId('passage', shortId(articleId), next))];
  const walk = [...to(words.buttons.previous, ordinal - 1), ...to(words.buttons.next, ordinal + 1)];
  return walk.length > 0 ? [row(...walk)] : [];
}

function followUp(view: AnswerView, words: Words): APIButtonComponent {
  const id = customId('follow', view.kept.id, seenByOne(view) ? 1 : 0);
  return button(words.buttons.followUp, id);
}

/** "Not helpful", and "Delete" if others see the answer, too. */
function judging(view: AnswerView, words: Words): APIButtonComponent[] {
  const { kept } = view;
  if (seenByOne(view)) return [notHelpful(view, words)];
  const remove = symbol(words.buttons.delete, customId('delete', kept.id, kept.userId));
  return [notHelpful(view, words), remove];
}

function helpful({ kept }: AnswerView, words: Words): APIButtonComponent {
  return symbol(words.buttons.helpful, customId('helpful', kept.id));
}

function notHelpful({ kept }: AnswerView, words: Words): APIButtonComponent {
  return symbol(words.buttons.notHelpful, customId('unhelpful', kept.id));
}

function seenByOne({ kept, copyFor }: AnswerView): boolean {
  return kept.private || copyFor !== undefined;
}

function button(label: string, id: string): APIButtonComponent {
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, label, custom_id: id };
}

/** A small button: an emoji and no words. */
function symbol(emoji: string, id: string): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    emoji: { name: emoji },
    custom_id: id,
  };
}
