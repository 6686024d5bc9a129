import {
  type APIButtonComponent,
  ButtonStyle,
  ComponentType,
  messageLink,
  TimestampStyles,
  time,
} from 'discord.js';
import type { Page } from '../../library/library.js';
import type { Words } from '../../locales/catalogue.js';
import type { Gap } from '../../records/records.js';
import type { AnswerState } from '../answer-state.js';
import { customId, longestMessage } from '../limits.js';
import { type Payload, payload, row } from '../payload.js';
import { searchLines } from './parts/search-lines.js';
import { escapeMarkdown } from './text/markdown.js';
import { cutToFit } from './text/shorten.js';

/** Questions on a page of `/gaps`. */
export const gapsOnPage = 5;
const questionRoom = 140;
const filterRoom = 120;
const reasonRoom = 60;

/** How much is said of each question. */
interface Detail {
  /** Members' reasons shown with it. */
  readonly reasons: number;
  readonly filters: boolean;
  readonly link: boolean;
}

/** Fullest first: five long questions don't fit into a message with everything. */
const details: readonly Detail[] = [
  { reasons: 2, filters: true, link: true },
  { reasons: 1, filters: true, link: true },
  { reasons: 0, filters: true, link: true },
  { reasons: 0, filters: false, link: true },
];
const least: Detail = { reasons: 0, filters: false, link: false };

/** A gap with what narrowed its newest question. */
export interface FilteredGap extends Gap {
  /** Options that it was asked with. */
  readonly filters: AnswerState['filters'];
  /** Whether no article passes them: then the collection isn't known to lack an answer. */
  readonly nonePasses: boolean;
}

/** Which part of the list of gaps is shown. */
export interface GapsView {
  readonly offset: number;
  /** How far back, in days. */
  readonly days: number;
  /** The server that it is of. */
  readonly guildId: string;
}

/** Questions that were not answered well, most asked first, with members' reasons and no names. */
export function layOutGaps(
  page: Page<FilteredGap>,
  { offset, days, guildId }: GapsView,
  words: Words,
): Payload {
  const { gaps } = words;
  if (page.items.length === 0) return payload(gaps.none(days));
  const range = gaps.range(offset + 1, offset + page.items.length, page.total);
  const heading = `**${gaps.heading(days)}** · ${range}`;
  const inDetail = (detail: Detail): string =>
    [heading, ...page.items.map((gap) => gapLines(gap, guildId, detail, words))].join('\n');
  const fits = (text: string): boolean => text.length <= longestMessage;
  const content = details.map(inDetail).find(fits) ?? inDetail(least);
  if (page.total <= gapsOnPage) return payload(content);
  const button = (label: string, to: number): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: customId('gaps', to, days),
  });
  const next = offset + gapsOnPage;
  return payload(content, [
    row(
      ...(offset > 0 ? [button(words.buttons.previous, Math.max(0, offset - gapsOnPage))] : []),
      ...(next < page.total ? [button(words.buttons.next, next)] : []),
    ),
  ]);
}

function gapLines(gap: FilteredGap, guildId: string, detail: Detail, words: Words): string {
  const { gaps } = words;
  const question = cutToFit(gap.question, questionRoom, escapeMarkdown);
  const { channelId, messageId } = gap;
  const counts = [
    gap.nonePasses ? words.answer.nothingPasses : gap.refused > 0 && gaps.refused(gap.refused),
    gap.closest > 0 && gaps.closest(gap.closest),
    gap.votedDown > 0 && gaps.votedDown(gap.votedDown),
    gaps.last(time(new Date(gap.lastAskedAt), TimestampStyles.RelativeTime)),
    detail.link && messageId !== null && messageLink(channelId, messageId, guildId),
  ];
  const reasons = gap.reasons
    .slice(0, detail.reasons)
    .map((reason) => `> ${cutToFit(reason, reasonRoom, escapeMarkdown)}`);
  return [
    `${gaps.times(gap.times)} ${question}`,
    ...searchLines(
      { corrections: [], filters: detail.filters ? gap.filters : [] },
      filterRoom,
      words,
    ),
    `-# ${counts.filter(Boolean).join(' · ')}`,
    ...reasons,
  ].join('\n');
}
