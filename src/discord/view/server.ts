import { TimestampStyles, time } from 'discord.js';
import type { LibraryStatus } from '../../library/library.js';
import type { Words } from '../../locales/catalogue.js';
import type { Stats } from '../../records/records.js';
import { type Payload, payload } from '../payload.js';
import { dayInWords } from './text/day.js';
import { address, escapeMarkdown } from './text/markdown.js';
import { cutToFit, inOneLine } from './text/shorten.js';

/** What `/help` teaches depends on who asks, and on what there is to ask. */
export interface HelpView {
  /** A question that the articles answer, without backticks; `null` if none is known. */
  readonly example: string | null;
  readonly moderator: boolean;
  /** Days after which questions, answers and votes are deleted. */
  readonly keepDays: number;
}

/** What `/status` shows. */
export interface StatusView {
  readonly library: LibraryStatus;
  readonly publishers: number;
  /** Day of the newest article, `YYYY-MM-DD`; `null` if none has a date. */
  readonly newest: string | null;
  /** When the bot was started. */
  readonly startedAt: Date;
}

/** How to use the bot, on one screen. */
export function layOutHelp({ example, moderator, keepDays }: HelpView, { help }: Words): Payload {
  const ask = example === null ? [] : [help.example(inOneLine(example))];
  const sections = [
    help.intro,
    section(help.askHeading, [...help.ask, ...ask].map(bullet)),
    section(help.surenessHeading, [help.sureness]),
    section(help.lookUpHeading, help.lookUp.map(bullet)),
    section(help.privacyHeading, [help.privacy(keepDays)]),
    ...(moderator ? [section(help.moderatorsHeading, help.moderators.map(bullet))] : []),
  ];
  return payload(sections.join('\n'));
}

/** What the bot says on a server that it was added to. */
export interface WelcomeView {
  /** Whether the server's moderators may add articles. */
  readonly mayAdd: boolean;
  readonly keepDays: number;
  /** Address of the privacy policy; `null` if there is none. */
  readonly policy: string | null;
}

/** What the bot does, three steps to begin with, and what it keeps. */
export function layOutWelcome(
  { mayAdd, keepDays, policy }: WelcomeView,
  { help, welcome }: Words,
): Payload {
  const steps = [mayAdd ? welcome.add : welcome.lookUp, welcome.ask, welcome.settings];
  const kept = [
    help.privacy(keepDays),
    ...(policy === null ? [] : [welcome.policy(address(policy))]),
  ];
  return payload(
    [
      `${welcome.hello} ${help.intro}`,
      section(
        welcome.stepsHeading,
        steps.map((step, at) => `${at + 1}. ${step}`),
      ),
      section(help.privacyHeading, kept),
    ].join('\n'),
  );
}

/** How the bot was used on a server over some days: counts, and shares of the questions. */
export function layOutStats(stats: Stats, days: number, words: Words): Payload {
  const { questions, members, answer, closest, refused, helpful, notHelpful } = stats;
  const { stats: said } = words;
  const votes = helpful + notHelpful;
  if (questions === 0 && votes === 0) return payload(said.none(days));
  const count = (number: number): string => number.toLocaleString(words.locale);
  const share = (number: number, of: number): string => {
    if (of === 0) return count(number);
    const percent = (number / of).toLocaleString(words.locale, { style: 'percent' });
    return `${count(number)} (${percent})`;
  };
  return payload(
    [
      `**${said.heading(days)}**`,
      `- ${said.questions(count(questions), count(members))}`,
      `- ${said.answered(share(answer, questions))}`,
      `- ${said.closest(share(closest, questions))}`,
      `- ${said.refused(share(refused, questions))}`,
      `- ${votes === 0 ? said.noVotes : said.votes(share(helpful, votes), share(notHelpful, votes))}`,
    ].join('\n'),
  );
}

/** What the bot holds, and since when it runs, as a member understands it. */
export function layOutStatus(view: StatusView, words: Words): Payload {
  const { articles, copies, passages, model } = view.library;
  const { status } = words;
  const started = [TimestampStyles.ShortDateTime, TimestampStyles.RelativeTime].map((style) =>
    time(view.startedAt, style),
  );
  const lines = [
    articles === 0 ? status.empty : status.holds(articles, view.publishers),
    view.newest !== null && status.newest(dayInWords(view.newest, words)),
    passages > 0 && status.passages(passages),
    copies > 0 && status.copies(copies),
    status.model(cutToFit(model.id, 200, escapeMarkdown)),
    status.since(`${started[0]} (${started[1]})`),
  ];
  return payload(lines.filter(Boolean).join('\n'));
}

function section(heading: string, lines: readonly string[]): string {
  return [`**${heading}**`, ...lines].join('\n');
}

function bullet(line: string): string {
  return `- ${line}`;
}
