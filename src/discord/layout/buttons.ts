import {
  type APIButtonComponent,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { customId } from '../custom-id.js';
import { type Row, row } from '../payload.js';
import type { Words } from '../words/words.js';
import type { AnswerView } from './answer.js';
import { shorten } from './shorten.js';
import { sourceParts } from './source-line.js';

/** Discord's limits for a select: options, and characters of an option's label, value, description. */
const MOST_OPTIONS = 25;
const LONGEST_OPTION = 100;

/** The rows under a quote: walking and asking on, then judging and deleting. */
export function quoteRows({ kept, state, quote }: AnswerView, words: Words): Row[] {
  const total = state.quotes.length;
  const walk = (label: string, to: number) =>
    button(
      label,
      customId('page', kept.id, Math.min(Math.max(to, 0), total - 1), kept.userId),
      to < 0 || to >= total,
    );
  const pages =
    total > 1 ? [walk(words.buttons.previous, quote - 1), walk(words.buttons.next, quote + 1)] : [];
  const context = button(words.buttons.context, customId('context', kept.id, quote));
  const share =
    kept.private && kept.guildId !== null
      ? [button(words.buttons.share, customId('share', kept.id, quote))]
      : [];
  const helpful = button(words.buttons.helpful, customId('helpful', kept.id));
  return [
    row(...pages, context, followUp({ kept }, words), ...share),
    row(helpful, ...judging({ kept }, words)),
  ];
}

/** The rows under a refusal: the nearest articles to look at, then going on where there is a topic. */
export function refusalRows({ kept, state }: AnswerView, words: Words): Row[] {
  const options = state.nearest
    .filter(
      ({ id }, at) => fitsOption(id) && state.nearest.findIndex((one) => one.id === id) === at,
    )
    .slice(0, MOST_OPTIONS)
    .map((article) => {
      const [title = '', ...facts] = sourceParts(article, words, LONGEST_OPTION);
      const description = shorten(facts.join(' · '), LONGEST_OPTION);
      return { label: title, value: article.id, ...(description !== '' && { description }) };
    });
  const select: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: customId('nearest', kept.id),
    placeholder: words.answer.chooseNearest,
    options,
  };
  const goOn = state.topic === null ? [] : [followUp({ kept }, words)];
  return [...(options.length > 0 ? [row(select)] : []), row(...goOn, ...judging({ kept }, words))];
}

/** The row under a shared quote; who shared it may delete it. */
export function sharedRows({ kept, quote }: AnswerView, sharerId: string, words: Words): Row[] {
  return [
    row(
      button(words.buttons.context, customId('context', kept.id, quote)),
      button(words.buttons.delete, customId('delete', kept.id, sharerId)),
    ),
  ];
}

/** The row for walking through an article's passages; none where there is one only. */
export function passageRows(
  articleId: string,
  ordinal: number,
  total: number,
  words: Words,
): Row[] {
  if (total < 2 || !fitsCustomId(articleId)) return [];
  const walk = (label: string, to: number) =>
    button(
      label,
      customId('passage', articleId, Math.min(Math.max(to, 0), total - 1)),
      to < 0 || to >= total,
    );
  return [row(walk(words.buttons.previous, ordinal - 1), walk(words.buttons.next, ordinal + 1))];
}

function followUp({ kept }: Pick<AnswerView, 'kept'>, words: Words): APIButtonComponent {
  return button(words.buttons.followUp, customId('follow', kept.id, kept.private ? 1 : 0));
}

/** "Not helpful", and "Delete" where others see the answer too. */
function judging({ kept }: Pick<AnswerView, 'kept'>, words: Words): APIButtonComponent[] {
  const notHelpful = button(words.buttons.notHelpful, customId('unhelpful', kept.id));
  if (kept.private) return [notHelpful];
  return [notHelpful, button(words.buttons.delete, customId('delete', kept.id, kept.userId))];
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

/** An article's id may be given by its file, and be anything. */
function fitsOption(id: string): boolean {
  return id.trim() !== '' && id.length <= LONGEST_OPTION && !/\p{Surrogate}/u.test(id);
}

function fitsCustomId(id: string): boolean {
  return fitsOption(id) && encodeURIComponent(id).length <= 80;
}
