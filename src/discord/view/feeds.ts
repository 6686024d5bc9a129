import {
  type APIButtonComponent,
  type APIModalInteractionResponseCallbackData,
  ButtonStyle,
  ComponentType,
  TextInputStyle,
  TimestampStyles,
  time,
} from 'discord.js';
import type { Words } from '../../locales/catalogue.js';
import type { KeptFeed } from '../../records/feeds.js';
import { customId, longestMessage } from '../limits.js';
import { type Payload, payload, row } from '../payload.js';
import { type Block, besideButton, divider, textBlock } from './card/blocks.js';
import { escapeMarkdown } from './text/markdown.js';
import { cutToFit, inOneLine, shorten } from './text/shorten.js';

/** Feeds on a page of `/feeds`: as many as fit into a plain message, too. */
export const feedsOnPage = 5;
const titleRoom = 80;
const addressRoom = 120;
const labelRoom = 40;

/** How much is said of each feed. */
interface Detail {
  /** Characters of its title. */
  readonly title: number;
  readonly address: boolean;
  readonly days: boolean;
}

const whole: Detail = { title: titleRoom, address: true, days: true };
const least: Detail = { title: 40, address: false, days: false };

/** Fullest first: a plain message has half a card's characters. */
const details: readonly Detail[] = [whole, { ...whole, address: false }, least];

/** What the panel of `/feeds` shows besides feeds. */
export interface FeedsView {
  /** What has just come of a click; `null` if the feeds are only shown. */
  readonly news: string | null;
  /** Whether feeds can be added from Discord. */
  readonly mayAdd: boolean;
  readonly now: Date;
}

/** A page of feeds, each with a button to its own view, and buttons for all of them. */
export function layOutFeeds(
  all: readonly KeptFeed[],
  offset: number,
  view: FeedsView,
  words: Words,
): Payload {
  const { feeds, gaps } = words;
  const shown = all.slice(offset, offset + feedsOnPage);
  const range = gaps.range(offset + 1, offset + shown.length, all.length);
  const heading = all.length > feedsOnPage ? `${feeds.heading} · ${range}` : feeds.heading;
  const notes = [...(all.length === 0 ? [feeds.none] : []), ...(view.mayAdd ? [] : [feeds.noUrls])];
  const manage = (feed: KeptFeed, label: string) =>
    button(label, customId('feed', feed.number), ButtonStyle.Secondary);
  const below = row(...pageButtons(all.length, offset, view, words));
  const rows = below.components.length > 0 ? [below] : [];
  const choosing = shown.map((feed) => manage(feed, shorten(nameOf(feed), labelRoom)));
  const textIn = (detail: Detail): string =>
    [
      ...newsIn(view),
      `**${heading}**`,
      ...shown.flatMap((feed) => linesOf(feed, view, detail, words)),
      ...notes,
    ].join('\n');
  const text = details.map(textIn).find(({ length }) => length <= longestMessage);
  const blocks: Block[] = [
    ...textBlock([...newsIn(view), `## ${heading}`]),
    ...shown.map((feed) =>
      besideButton(linesOf(feed, view, whole, words), manage(feed, feeds.manage)),
    ),
    ...textBlock(notes),
    ...rows,
  ];
  const plain = payload(text ?? textIn(least), [
    ...(choosing.length > 0 ? [row(...choosing)] : []),
    ...rows,
  ]);
  return { ...plain, card: { type: ComponentType.Container, components: blocks } };
}

/** One feed, and what can be done with it. */
export function layOutFeed(feed: KeptFeed, view: FeedsView, words: Words): Payload {
  const { feeds } = words;
  const lines = linesOf(feed, view, whole, words);
  const secondary = ButtonStyle.Secondary;
  const below = row(
    button(feeds.refresh, customId('feed-refresh', feed.number), secondary),
    button(feeds.keep, customId('feed-keep', feed.number), secondary),
    button(feeds.remove, customId('feed-remove', feed.number), ButtonStyle.Danger),
    button(feeds.all, customId('feeds', 0), secondary),
  );
  const blocks: Block[] = [...textBlock([...newsIn(view), ...lines]), divider(), below];
  return {
    ...payload([...newsIn(view), ...lines].join('\n'), [below]),
    card: { type: ComponentType.Container, components: blocks },
  };
}

/** A feed's title, or else its address, to be put into a sentence. */
export function feedInBold(feed: Pick<KeptFeed, 'title' | 'address'>, room = titleRoom): string {
  return `**${cutToFit(nameOf(feed), room, escapeMarkdown)}**`;
}

/** Why a feed fails, as a part of a sentence. `refusal` as of a kept feed. */
export function failureOfFeed(refusal: string | null, { feeds: { why } }: Words): string {
  const [reason = '', detail = ''] = (refusal ?? '').split(' ', 2);
  switch (reason) {
    case 'status':
      return why.status(escapeMarkdown(detail));
    case 'robots':
    case 'privateAddress':
    case 'credentials':
      return why.notAllowed;
    case 'noAddress':
    case 'notHttp':
      return detail === '' ? why.noAddress : why.tooLong;
    case 'tooLarge':
      return why.tooLarge;
    case 'unreadable':
    case 'type':
      return why.unreadable;
    default:
      return why.unreachable;
  }
}

/** The modal for adding a feed. */
export function addingModal({ feeds }: Words): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId('feed-added'),
    title: feeds.add,
    components: [
      {
        type: ComponentType.Label,
        label: feeds.address,
        description: feeds.addressHint,
        component: {
          type: ComponentType.TextInput,
          custom_id: 'address',
          style: TextInputStyle.Short,
          placeholder: 'https://',
          required: true,
          max_length: 1_000,
        },
      },
      daysInput(feeds),
    ],
  };
}

/** The modal for how long a feed's articles are kept. */
export function keepingModal(
  number: number,
  { feeds }: Words,
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId('feed-kept', number),
    title: feeds.keepTitle,
    components: [daysInput(feeds)],
  };
}

function daysInput({ days, daysHint }: Words['feeds']) {
  return {
    type: ComponentType.Label as const,
    label: days,
    description: daysHint,
    component: {
      type: ComponentType.TextInput as const,
      custom_id: 'days',
      style: TextInputStyle.Short,
      required: false,
      max_length: 5,
    },
  };
}

function newsIn({ news }: FeedsView): string[] {
  return news === null ? [] : [news];
}

function pageButtons(
  total: number,
  offset: number,
  { mayAdd }: FeedsView,
  { buttons, feeds }: Words,
): APIButtonComponent[] {
  const secondary = ButtonStyle.Secondary;
  const next = offset + feedsOnPage;
  const before = customId('feeds', Math.max(0, offset - feedsOnPage));
  return [
    ...(offset > 0 ? [button(buttons.previous, before, secondary)] : []),
    ...(next < total ? [button(buttons.next, customId('feeds', next), secondary)] : []),
    ...(mayAdd ? [button(feeds.add, customId('feed-add'), ButtonStyle.Primary)] : []),
    ...(total > 0 ? [button(feeds.refreshAll, customId('feed-refresh'), secondary)] : []),
  ];
}

function button(
  label: string,
  id: string,
  style: ButtonStyle.Primary | ButtonStyle.Secondary | ButtonStyle.Danger,
): APIButtonComponent {
  return { type: ComponentType.Button, style, label, custom_id: id };
}

/** A feed's title, or else its address. */
function nameOf({ title, address }: Pick<KeptFeed, 'title' | 'address'>): string {
  return inOneLine(title ?? '') || address;
}

/** A feed's name, its address, how it is, and how long it keeps its articles. */
function linesOf(feed: KeptFeed, { now }: FeedsView, detail: Detail, words: Words): string[] {
  const { feeds } = words;
  const { address, articles, ended, failingSince, keepDays, refusal, refreshedAt, dueAt } = feed;
  const moment = (at: string) => time(new Date(at), TimestampStyles.RelativeTime);
  const isDue = Date.parse(dueAt) <= now.getTime();
  const state = [
    feeds.articles(articles),
    refreshedAt === null ? feeds.notRefreshed : feeds.refreshed(moment(refreshedAt)),
    ...(ended ? [] : [isDue ? feeds.dueNow : feeds.due(moment(dueAt))]),
  ];
  const trouble = ended
    ? [feeds.ended]
    : failingSince === null
      ? []
      : [feeds.failing(moment(failingSince), failureOfFeed(refusal, words))];
  // A feed without a title goes by its address.
  const showsAddress = detail.address && nameOf(feed) !== address;
  return [
    feedInBold(feed, detail.title),
    ...(showsAddress ? [`-# ${cutToFit(address, addressRoom, escapeMarkdown)}`] : []),
    state.join(' · '),
    ...(keepDays === null || !detail.days ? [] : [feeds.keepsDays(keepDays)]),
    ...trouble.map((line) => `⚠️ ${line}`),
  ];
}
