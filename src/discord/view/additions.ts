import { type APIButtonComponent, ButtonStyle, ComponentType, messageLink } from 'discord.js';
import type { Words } from '../../locales/catalogue.js';
import type { Gap } from '../../records/records.js';
import type { AddedArticle, AddingStage, Addition } from '../articles/adding.js';
import { customId } from '../limits.js';
import { type Payload, payload, row } from '../payload.js';
import { escapeMarkdown } from './text/markdown.js';
import { cutToFit, inOneLine, lengthOf, roomBeside } from './text/shorten.js';

/** Room for "and 12 more". */
const moreRoom = 40;
const barWidth = 20;

/** How far adding a file has got: in words, and with a bar while passages are embedded. */
export function layOutAdding(name: string, stage: AddingStage, words: Words): Payload {
  const { articles } = words;
  const shown = nameInBold(name);
  if (stage.stage === 'waiting') return payload(articles.waiting(shown, stage.before));
  if (stage.stage !== 'embedding') return payload(articles[stage.stage](shown));
  const { done, total } = stage;
  const line = articles.embedding(shown, stage.articles);
  if (total === 0) return payload(line);
  return payload(`${line}\n${bar(done / total)} ${articles.passages(done, total)}`);
}

/** Which of a server's open gaps an addition answers: `null` while that is looked at. */
export interface GapsOfAddition {
  readonly guildId: string;
  readonly answered: readonly Gap[] | null;
}

/**
 * The result of adding a file: how many articles changed and how, which ones, what couldn't be used, and
 * which open gaps it answers; those a button marks as done.
 */
export function layOutAddition(
  name: string,
  addition: Addition,
  gaps: GapsOfAddition | null,
  words: Words,
): Payload {
  const { report, articles, faults } = addition;
  const heading = headingOf(nameInBold(name), report, words);
  const changed = articles
    .filter(({ change }) => change !== 'unchanged')
    .map((article) => articleLine(article, words));
  const total = countOf(report.articles) - report.articles.unchanged;
  const faulty = faults.map((fault) => `- ${cutToFit(fault, 200, escapeMarkdown)}`);
  const between = faults.length > 0 ? [words.articles.faults] : [];
  const end = [
    ...(report.interrupted ? [words.articles.interrupted] : []),
    ...(gaps === null ? [] : gapLines(gaps, words)),
  ];

  // Each list may use what the other leaves of the message, and half of it in any case.
  const room = roomBeside([heading, ...between, ...end]);
  const articleRoom = room - Math.min(lengthOf(faulty), Math.floor(room / 2));
  const articleLines = fitting(changed, total, articleRoom, words);
  const faultLines = fitting(faulty, report.faultCount, room - lengthOf(articleLines), words);
  const answered = gaps?.answered ?? [];
  return payload(
    [heading, ...articleLines, ...between, ...faultLines, ...end].join('\n'),
    answered.length === 0 ? [] : [row(markAllDone(answered, words))],
  );
}

function gapLines({ guildId, answered }: GapsOfAddition, { articles }: Words): string[] {
  if (answered === null) return [articles.lookingAtGaps];
  if (answered.length === 0) return [];
  const lines = answered.map(({ question, channelId, messageId }) => {
    const shown = cutToFit(question, 100, escapeMarkdown);
    const link = messageId === null ? [] : [messageLink(channelId, messageId, guildId)];
    return `- ${[shown, ...link].join(' ')}`;
  });
  return [articles.nowAnswered, ...lines];
}

function markAllDone(gaps: readonly Gap[], words: Words): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: words.gaps.markAllDone,
    custom_id: customId('done', ...gaps.map(({ answerId }) => answerId)),
  };
}

/** A file's name or a page's address as text. */
export function nameInBold(name: string): string {
  return `**${cutToFit(name, 120, escapeMarkdown)}**`;
}

function headingOf(name: string, { articles, queued }: Addition['report'], words: Words): string {
  const { changes, nothing, result } = words.articles;
  if (queued !== undefined) return words.articles.stillQueued(name);
  const parts = changeNames
    .filter((change) => articles[change] > 0)
    .map((change) => changes[change](articles[change]));
  return parts.length === 0 ? nothing(name) : result(name, parts.join(', '));
}

const changeNames = ['added', 'replaced', 'relabelled', 'copy', 'unchanged', 'removed'] as const;

function countOf(articles: Addition['report']['articles']): number {
  return changeNames.reduce((sum, change) => sum + articles[change], 0);
}

function articleLine({ id, title }: AddedArticle, words: Words): string {
  const shown = cutToFit(inOneLine(title ?? '') || words.answer.untitled, 120, escapeMarkdown);
  const plainId = /^[\w.:-]{1,36}$/.test(id) ? `\`${id}\`` : cutToFit(id, 60, escapeMarkdown);
  return `- ${shown} ${plainId}`;
}

/** As many lines as there is room for, and how many of `total` are left out. */
function fitting(lines: readonly string[], total: number, room: number, words: Words): string[] {
  if (lines.length === total && lengthOf(lines) <= room) return [...lines];
  const shown: string[] = [];
  let left = room - moreRoom;
  for (const line of lines) {
    left -= line.length + 1;
    if (left < 0) break;
    shown.push(line);
  }
  return [...shown, words.answer.andMore(total - shown.length)];
}

/** A share from 0 to 1 as a bar of text. */
function bar(share: number): string {
  const full = Math.round(Math.min(Math.max(share, 0), 1) * barWidth);
  return '█'.repeat(full) + '░'.repeat(barWidth - full);
}
