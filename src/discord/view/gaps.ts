import {
  type APIButtonComponent,
  ButtonStyle,
  ComponentType,
  TimestampStyles,
  time,
} from 'discord.js';
import type { Page } from '../../library/library.js';
import type { Words } from '../../locales/catalogue.js';
import type { Gap } from '../../records/records.js';
import { customId } from '../limits.js';
import { type Payload, payload, row } from '../payload.js';
import { escapeMarkdown } from './text/markdown.js';
import { cutToFit } from './text/shorten.js';

/** Questions on a page of `/gaps`. */
export const gapsOnPage = 5;
/** Members' reasons shown with a question. */
const reasonsShown = 2;
/** So that five questions with counts and reasons stay below Discord's 2,000 characters. */
const questionRoom = 140;
const reasonRoom = 60;

/** Which part of the list of gaps is shown. */
export interface GapsView {
  readonly offset: number;
  /** How far back, in days. */
  readonly days: number;
}

/** Questions that were not answered well, most asked first, with members' reasons and no names. */
export function layOutGaps(page: Page<Gap>, { offset, days }: GapsView, words: Words): Payload {
  const { gaps } = words;
  if (page.items.length === 0) return payload(gaps.none(days));
  const range = gaps.range(offset + 1, offset + page.items.length, page.total);
  const heading = `**${gaps.heading(days)}** · ${range}`;
  const content = [heading, ...page.items.map((gap) => gapLines(gap, words))].join('\n');
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

function gapLines(gap: Gap, words: Words): string {
  const { gaps } = words;
  const question = cutToFit(gap.question, questionRoom, escapeMarkdown);
  const counts = [
    gap.refused > 0 && gaps.refused(gap.refused),
    gap.closest > 0 && gaps.closest(gap.closest),
    gap.votedDown > 0 && gaps.votedDown(gap.votedDown),
    gaps.last(time(new Date(gap.lastAskedAt), TimestampStyles.RelativeTime)),
  ];
  const reasons = gap.reasons
    .slice(0, reasonsShown)
    .map((reason) => `> ${cutToFit(reason, reasonRoom, escapeMarkdown)}`);
  return [
    `${gaps.times(gap.times)} ${question}`,
    `-# ${counts.filter(Boolean).join(' · ')}`,
    ...reasons,
  ].join('\n');
}
