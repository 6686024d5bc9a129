import {
  type APIButtonComponent,
  type APIChannelSelectComponent,
  type APIStringSelectComponent,
  ButtonStyle,
  ChannelType,
  ComponentType,
  channelMention,
  SelectMenuDefaultValueType,
  TimestampStyles,
  time,
} from 'discord.js';
import type { Words } from '../../locales/catalogue.js';
import type { Digest } from '../../records/records.js';
import { customId, longestMessage } from '../limits.js';
import { type Payload, payload, row } from '../payload.js';
import { excerptBlock } from './parts/excerpt.js';
import { type SourceFacts, sourceLine } from './parts/source-line.js';
import { lengthOf } from './text/shorten.js';

/** Characters of a quoted sentence; nearly all are shorter. */
const sentenceRoom = 320;

/** A story of a digest. */
export interface ToldStory {
  readonly source: SourceFacts;
  /** A sentence of it, word for word. */
  readonly sentence: string;
  /** How many other articles tell of it. */
  readonly others: number;
}

/**
 * New articles by story, each with a sentence, as many as a message has room for; how many there are besides is said
 * below them. It is plain text: a notification of a card is empty.
 *
 * @param articles how many there are in all
 * @param more how many stories there are besides these
 */
export function layOutDigest(
  stories: readonly ToldStory[],
  { articles, more }: { readonly articles: number; readonly more: number },
  words: Words,
): Payload {
  const { digest } = words;
  const heading = `📰 **${digest.heading(articles)}**`;
  const all = stories.map((story) => storyLines(story, words));
  for (let shown = all.length; ; shown -= 1) {
    const left = more + all.length - shown;
    const foot = left === 0 ? [] : [`-# ${digest.moreStories(left)}`];
    const lines = [heading, ...all.slice(0, shown), ...foot];
    if (lengthOf(lines) <= longestMessage || shown === 0) return payload(lines.join('\n'));
  }
}

function storyLines({ source, sentence, others }: ToldStory, words: Words): string {
  const whole = { start: 0, end: sentence.length };
  const excerpt = { text: sentence, within: whole, core: whole, highlight: null };
  const beside = others === 0 ? [] : [words.digest.moreReports(others)];
  return [
    [sourceLine(source, words), ...beside].join(' · '),
    excerptBlock(excerpt, sentenceRoom, words.answer.cut),
  ].join('\n');
}

/** What the panel of the digest shows besides its settings. */
export interface DigestView {
  readonly news: string | null;
  readonly mayWrite: boolean;
  /** When the next one is due. */
  readonly next: Date;
}

/** The panel that turns a server's digest on and off, reached from that of `/config`. */
export function layOutDigestPanel(
  { every, channelId }: Digest,
  { news, mayWrite, next }: DigestView,
  words: Words,
): Payload {
  const { digest } = words.config;
  const channel = channelId === null ? null : channelMention(channelId);
  const often = { day: digest.daily, week: digest.weekly, off: digest.off };
  const lines = [
    news,
    `**${digest.heading}**: ${often[every ?? 'off']}`,
    digest.about,
    every !== null && channel === null && digest.noChannel,
    every !== null &&
      channel !== null &&
      digest.next(channel, time(next, TimestampStyles.LongDateTime)),
    channel !== null && !mayWrite && digest.cannotWrite(channel),
  ];
  const choose: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: customId('digest-every'),
    placeholder: digest.often,
    options: (['off', 'day', 'week'] as const).map((value) => ({
      label: often[value],
      value,
      default: value === (every ?? 'off'),
    })),
  };
  const where: APIChannelSelectComponent = {
    type: ComponentType.ChannelSelect,
    custom_id: customId('digest-channel'),
    placeholder: digest.where,
    channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
    default_values:
      channelId === null ? [] : [{ id: channelId, type: SelectMenuDefaultValueType.Channel }],
  };
  return payload(lines.filter(Boolean).join('\n'), [
    row(choose),
    row(where),
    row(pageButton(digest.back, 'settings')),
  ]);
}

/** The button from the panel of `/config` to that of the digest, and back. */
export function pageButton(label: string, to: 'digest' | 'settings'): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: customId('config-page', to),
  };
}
