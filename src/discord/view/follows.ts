import {
  type APIButtonComponent,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
  channelMention,
  userMention,
} from 'discord.js';
import type { Quote } from '../../answer/answer.js';
import type { Words } from '../../locales/catalogue.js';
import type { Follow, FollowSettings } from '../../records/follows.js';
import { customId, longestMessage } from '../limits.js';
import { type Payload, payload, row } from '../payload.js';
import { questionLabels } from './parts/choice.js';
import { confidenceLines } from './parts/confidence-line.js';
import { excerptBlock } from './parts/excerpt.js';
import { sourceLine } from './parts/source-line.js';
import { escapeMarkdown } from './text/markdown.js';
import { cutToFit, lengthOf } from './text/shorten.js';

/** Characters of what is followed above the quote that is news on it. */
const topicRoom = 250;
/** Characters of a quoted sentence; nearly all are shorter. */
const sentenceRoom = 900;
/** Characters of a line of the list; fewer if there are many. */
const longestLine = 160;

/**
 * A new article's answer to what a member follows: the sentence, word for word, and where it is from. It is plain
 * text: a notification of a card is empty.
 */
export function layOutFind(
  { id, userId, channelId, question }: Follow,
  quote: Pick<Quote, 'highlight' | 'article' | 'band' | 'confidence'>,
  words: Words,
): Payload {
  const { highlight, article } = quote;
  const { text } = highlight;
  const whole = { start: 0, end: text.length };
  const excerpt = { text, within: whole, core: whole, highlight: null };
  const small = [
    ...confidenceLines(quote, words),
    ...(channelId === null ? [] : [words.follows.followedBy(userMention(userId))]),
  ];
  const lines = [
    `🔔 **${cutToFit(question, topicRoom, escapeMarkdown)}**`,
    excerptBlock(excerpt, sentenceRoom, words.answer.cut),
    sourceLine({ ...article, opening: article.opening ?? '' }, words),
    `-# ${small.join(' · ')}`,
  ];
  return payload(lines.join('\n'), [row(stopButton(id, words))]);
}

/** What the panel of `/follow` shows besides the list. */
export interface FollowsView {
  /** What has just come of a command or click; `null` if the list is only shown. */
  readonly news: string | null;
  readonly settings: FollowSettings;
  /** Whether direct messages show less than the server where the list is shown. */
  readonly hasOwnArticles: boolean;
}

/** What a member follows, with a select to stop some of it. */
export function layOutFollows(
  follows: readonly Follow[],
  { news, settings, hasOwnArticles }: FollowsView,
  words: Words,
): Payload {
  const { heading, none, closed, directShared } = words.follows;
  const isDirect = ({ channelId }: Follow): boolean => channelId === null;
  const isClosed = settings.closedSince !== null && follows.some(isDirect);
  const head = [...(news === null ? [] : [news]), follows.length > 0 ? `**${heading}**` : none];
  const foot = [
    `-# ${[mostInWords(settings, words), quietInWords(settings, words)].join(' · ')}`,
    ...(hasOwnArticles && follows.some(isDirect) ? [`-# ${directShared}`] : []),
    ...(isClosed ? [`⚠️ ${closed}`] : []),
  ];
  const room = longestMessage - lengthOf([...head, ...foot]);
  const ofLine = Math.min(longestLine, Math.floor(room / Math.max(1, follows.length)) - 1);
  const list = follows.map((follow) => lineOf(follow, ofLine, words));
  return payload([...head, ...list, ...foot].join('\n'), [
    ...(follows.length > 0 ? [row(stopSelect(follows, words))] : []),
    ...(isClosed ? [row(button(words.follows.tryAgain, customId('follow-again')))] : []),
  ]);
}

function lineOf({ channelId, question }: Follow, room: number, words: Words): string {
  const { direct, inChannel } = words.follows;
  const where = channelId === null ? direct : inChannel(channelMention(channelId));
  const rest = `- ${' · '}${where}`;
  return `- ${cutToFit(question, room - rest.length, escapeMarkdown)} · ${where}`;
}

function mostInWords({ mostADay }: FollowSettings, { follows }: Words): string {
  return follows.mostADay(mostADay);
}

function quietInWords({ quiet, timeZone }: FollowSettings, { follows }: Words): string {
  if (quiet === null || timeZone === null) return follows.noQuietHours;
  return follows.quietHours(`${quiet.from}:00`, `${quiet.to}:00`, escapeMarkdown(timeZone));
}

function stopSelect(follows: readonly Follow[], words: Words): APIStringSelectComponent {
  const labels = questionLabels(follows, words);
  return {
    type: ComponentType.StringSelect,
    custom_id: customId('follow-stop'),
    placeholder: words.follows.chooseToStop,
    max_values: follows.length,
    options: follows.map(({ id }, at) => ({ label: labels[at] ?? '', value: id })),
  };
}

function stopButton(id: string, words: Words): APIButtonComponent {
  return button(words.follows.stop, customId('unfollow', id));
}

function button(label: string, id: string): APIButtonComponent {
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, label, custom_id: id };
}
