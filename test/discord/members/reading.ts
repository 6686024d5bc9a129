import { onTestFinished } from 'vitest';
import type { Quote } from '../../../src/answer/answer.js';
import { en } from '../../../src/locales/en.js';
import type { Records } from '../../../src/records/records.js';
import { openRecords } from '../../../src/records/store.js';
import type { Message } from '../loopback/message.js';
import type { RunningBot } from '../running-bot.js';
import { all, shown, textOf } from '../view/discord-markdown.js';

/** A question that the bundled articles answer with two quotes. */
export const theft = 'What did the UN report say about crypto theft?';
/** Refused where it stands on its own. */
export const howMuch = 'And how much was it?';
/** What is marked in answer to that, after the question before. */
export const stolen = '$50 million';
/** A question that the bundled articles say nothing of; none is near it. */
export const mayor = 'Who is the mayor of Lisbon?';
/** A question that the bundled articles don't answer, though several are near it. */
export const missiles = 'How many missiles did North Korea launch in 2016?';

/** A passage as a member reads it, and which part of it is bold: each line has marks of its own. */
interface ReadQuote {
  readonly text: string;
  readonly bold: readonly string[];
}

/** What a member reads in a message's block quote. */
export function quoteIn({ content }: Message): ReadQuote {
  const quotes = all('blockQuote', shown(content));
  const bold = all('strong', quotes).map((strong) => textOf([strong]));
  return { text: textOf(quotes).trim(), bold };
}

/** How a quote of `ask()` reads, word for word. */
export function asRead(quote: Quote | undefined): ReadQuote {
  const bold = quote?.highlight.text.split(/\n+/) ?? [];
  return { text: quote?.text ?? 'no quote', bold };
}

/** How the line above a quote of `ask()` reads: its own band in words, and its own percentage. */
export function lineAbove({ band, confidence }: Quote): string {
  const words =
    band === 'answer' ? 'Likely answer' : 'Closest match – may not answer your question';
  return `${words} (${Math.round(confidence * 100)}%)`;
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
