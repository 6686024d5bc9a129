import { type Payload, payload } from '../payload.js';
import type { Words } from '../words/words.js';
import { wellFormed } from './shorten.js';

/** What `/help` teaches depends on who asks, and on what there is to ask. */
export interface HelpView {
  /** A question that the articles answer, without backticks; `null` where none is known. */
  readonly example: string | null;
  readonly moderator: boolean;
  /** Days after which questions, answers and votes are dropped. */
  readonly keepDays: number;
}

/** How to use the bot, on one screen. */
export function layOutHelp({ example, moderator, keepDays }: HelpView, { help }: Words): Payload {
  const ask = example === null ? [] : [help.example(wellFormed(example))];
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

function section(heading: string, lines: readonly string[]): string {
  return [`**${heading}**`, ...lines].join('\n');
}

function bullet(line: string): string {
  return `- ${line}`;
}
