import {
  type APIButtonComponent,
  type APIStringSelectComponent,
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
import { questionLabels } from './parts/choice.js';
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
  /** Whether those marked as done are listed, instead of the open ones. */
  readonly done: boolean;
  /** The server that it is of. */
  readonly guildId: string;
}

/**
 * Questions that were not answered well, most asked first, with members' reasons and no names; below them, a
 * select that marks some as done or as open again.
 */
export function layOutGaps(page: Page<FilteredGap>, view: GapsView, words: Words): Payload {
  const { gaps } = words;
  const { offset, days, done, guildId } = view;
  const turning = row(...turningButtons(page, view, words));
  if (page.items.length === 0) {
    return payload(done ? gaps.noneDone(days) : gaps.none(days), [turning]);
  }
  const range = gaps.range(offset + 1, offset + page.items.length, page.total);
  const heading = `**${done ? gaps.headingDone(days) : gaps.heading(days)}** · ${range}`;
  const inDetail = (detail: Detail): string =>
    [heading, ...page.items.map((gap) => gapLines(gap, guildId, detail, words))].join('\n');
  const fits = (text: string): boolean => text.length <= longestMessage;
  const content = details.map(inDetail).find(fits) ?? inDetail(least);
  return payload(content, [row(markSelect(page.items, view, words)), turning]);
}

/** To the pages on either side, and to the list of the others: of what is done, or of what is open. */
function turningButtons(
  { total }: Page<FilteredGap>,
  { offset, days, done }: GapsView,
  { buttons, gaps }: Words,
): APIButtonComponent[] {
  const button = (label: string, to: number, whichDone: boolean): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: customId('gaps', to, days, whichDone ? 1 : 0),
  });
  const next = offset + gapsOnPage;
  return [
    ...(offset > 0 ? [button(buttons.previous, Math.max(0, offset - gapsOnPage), done)] : []),
    ...(next < total ? [button(buttons.next, next, done)] : []),
    button(done ? gaps.showOpen : gaps.showDone, 0, !done),
  ];
}

function markSelect(
  gaps: readonly FilteredGap[],
  { offset, days, done }: GapsView,
  words: Words,
): APIStringSelectComponent {
  const labels = questionLabels(gaps, words);
  return {
    type: ComponentType.StringSelect,
    custom_id: customId('mark-gaps', offset, days, done ? 1 : 0),
    placeholder: done ? words.gaps.reopen : words.gaps.markDone,
    max_values: gaps.length,
    options: gaps.map(({ answerId }, at) => ({ label: labels[at] ?? '', value: answerId })),
  };
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
