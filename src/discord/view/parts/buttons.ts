import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord.js';
import type { Words } from '../../../locales/catalogue.js';
import { shortId } from '../../browsing/short-ids.js';
import { customId, mostChoices } from '../../limits.js';
import { type Row, row } from '../../payload.js';
import type { AnswerView } from './answer-view.js';
import { chooseArticle } from './choice.js';

/** The rows under a quote: paging and follow-ups, then voting and deleting. */
export function quoteRows(view: AnswerView, words: Words): Row[] {
  const { kept, state, quote, copyFor } = view;
  const total = state.quotes.length;
  const walk = (label: string, to: number) =>
    button(
      label,
      customId('page', kept.id, Math.min(Math.max(to, 0), total - 1), copyFor ?? kept.userId),
      to < 0 || to >= total,
    );
  const pages =
    total > 1 ? [walk(words.buttons.previous, quote - 1), walk(words.buttons.next, quote + 1)] : [];
  const context = button(words.buttons.context, customId('context', kept.id, quote));
  // The channel sees the original of a copy anyway.
  const share =
    kept.private && kept.guildId !== null
      ? [button(words.buttons.share, customId('share', kept.id, quote))]
      : [];
  const helpful = button(words.buttons.helpful, customId('helpful', kept.id));
  return [
    row(...pages, context, followUp(view, words), ...share),
    row(helpful, ...judging(view, words)),
  ];
}

/** The rows under a refusal: the nearest articles to open, then a follow-up if there is a topic. */
export function refusalRows(view: AnswerView, words: Words): Row[] {
  const { state } = view;
  const articles = state.nearest
    .filter(({ id }, at) => state.nearest.findIndex((one) => one.id === id) === at)
    .slice(0, mostChoices);
  const choose = articles.length > 0 ? [row(chooseArticle(articles, words))] : [];
  const goOn = state.topic === null ? [] : [followUp(view, words)];
  return [...choose, row(...goOn, ...judging(view, words))];
}

/**
 * The row under a shared quote. Votes are about the original answer; the member who shared it may
 * delete the copy kept under `id`.
 */
export function sharedRows({ kept, quote }: AnswerView, id: string, words: Words): Row[] {
  return [
    row(
      button(words.buttons.context, customId('context', kept.id, quote)),
      button(words.buttons.helpful, customId('helpful', kept.id)),
      button(words.buttons.notHelpful, customId('unhelpful', kept.id)),
      button(words.buttons.delete, customId('delete', id, kept.userId)),
    ),
  ];
}

/** The row for paging through an article's passages; none if there is only one. */
export function passageRows(
  articleId: string,
  ordinal: number,
  total: number,
  words: Words,
): Row[] {
  if (total < 2) return [];
  const walk = (label: string, to: number) =>
    button(
      label,
      customId('passage', shortId(articleId), Math.min(Math.max(to, 0), total - 1)),
      to < 0 || to >= total,
    );
  return [row(walk(words.buttons.previous, ordinal - 1), walk(words.buttons.next, ordinal + 1))];
}

function followUp(view: AnswerView, words: Words): APIButtonComponent {
  const id = customId('follow', view.kept.id, seenByOne(view) ? 1 : 0);
  return button(words.buttons.followUp, id);
}

/** "Not helpful", and "Delete" if others see the answer, too. */
function judging(view: AnswerView, words: Words): APIButtonComponent[] {
  const { kept } = view;
  const notHelpful = button(words.buttons.notHelpful, customId('unhelpful', kept.id));
  if (seenByOne(view)) return [notHelpful];
  return [notHelpful, button(words.buttons.delete, customId('delete', kept.id, kept.userId))];
}

function seenByOne({ kept, copyFor }: AnswerView): boolean {
  return kept.private || copyFor !== undefined;
}

function button(label: string, id: string, disabled = false): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: id,
    disabled,
  };
}
