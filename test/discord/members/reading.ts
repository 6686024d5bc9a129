import { onTestFinished } from 'vitest';
import { en } from '../../../src/discord/words/en.js';
import { openRecords } from '../../../src/library/record-store.js';
import type { Records } from '../../../src/library/records.js';
import { all, shown, textOf } from '../layout/discord-markdown.js';
import type { Message } from '../loopback/message.js';
import type { RunningBot } from '../running-bot.js';

/** A question that the bundled articles answer with two quotes. */
export const theft = 'What did the UN report say about crypto theft?';
/** Refused where it stands on its own. */
export const howMuch = 'And how much was it?';
/** A question that the bundled articles say nothing of. */
export const mayor = 'Who is the mayor of Lisbon?';

/** What a member reads in a message's block quote, and which part of it is bold. */
export function quoteIn({ content }: Message): { text: string; bold: string } {
  const quotes = all('blockQuote', shown(content));
  return { text: textOf(quotes).trim(), bold: textOf(all('strong', quotes)) };
}

/** The text in a message's block quote, without the marks of where it was cut. */
export function excerptIn(message: Message): string {
  const mark = en.answer.cut;
  const { text } = quoteIn(message);
  const begun = text.startsWith(mark) ? text.slice(mark.length) : text;
  return (begun.endsWith(mark) ? begun.slice(0, -mark.length) : begun).trim();
}

/** The text of a message as a member reads it. */
export function read({ content }: Message): string {
  return textOf(shown(content));
}

/** What the bot has kept, read beside it. */
export function recordsOf({ settings }: Pick<RunningBot, 'settings'>): Records {
  const records = openRecords(settings.indexFolder);
  onTestFinished(() => records.close());
  return records;
}
