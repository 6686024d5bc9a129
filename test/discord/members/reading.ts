import { expect, onTestFinished } from 'vitest';
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

/** What a member reads of a quote: a card's passage, or a message's block quote. */
export function quoteIn(message: Message): ReadQuote {
  const texts = message.all.flatMap(({ content }) => content ?? []);
  const at = texts.findIndex((text) => /^##/.test(text));
  if (at < 0) {
    const quotes = all('blockQuote', shown(message.content));
    return { text: textOf(quotes).trim(), bold: boldIn(quotes) };
  }
  const passage = shown(texts[at + 1] ?? '');
  const lines = all('subtext', passage).map((line) => textOf([line]));
  return { text: lines.join('\n'), bold: boldIn(passage) };
}

function boldIn(nodes: ReturnType<typeof shown>): string[] {
  return all('strong', nodes).map((strong) => textOf([strong]));
}

/**
 * Expects a card to show a quote of `ask()`: its highlight as a heading, cut if it is long, and below it the
 * passage, as much as there is room for, word for word, with the whole highlight in bold.
 */
export function expectQuote(message: Message, quote: Quote | undefined): void {
  const marked = linesOf(quote?.highlight.text ?? 'no quote');
  const headings = all('heading', shown(message.text)).map((heading) => textOf([heading]));
  const [begun = '', ...cut] = headings.join('\n').split(` ${en.answer.cut}`);
  expect(marked.join('\n').startsWith(begun)).toBe(true);
  if (cut.length === 0) expect(headings).toEqual(marked);
  else expect(begun.length).toBeGreaterThan(200);
  expect(quoteIn(message).bold).toEqual(marked);
  expect(linesOf(quote?.text ?? '').join('\n')).toContain(excerptIn(message));
}

/** The lines of a text that say something: small print has no others. */
function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** How a card reads that says how likely a quote of `ask()` answers, in its band's words. */
export function confidenceLine({ band, confidence }: Quote): string {
  const words =
    band === 'answer' ? 'Likely answer' : 'Closest match – may not answer your question';
  return `${words} (${Math.round(confidence * 100)}%)`;
}

/** The label of the button to the next quote. */
export function nextQuote(message: Message): string {
  return message.buttons.find((label) => label.startsWith('Next quote')) ?? 'no next quote';
}

/** The text of a message's quote, without the marks of where it was cut. */
export function excerptIn(message: Message): string {
  const mark = en.answer.cut;
  const { text } = quoteIn(message);
  const begun = text.startsWith(mark) ? text.slice(mark.length) : text;
  return (begun.endsWith(mark) ? begun.slice(0, -mark.length) : begun).trim();
}

/** The text of a message as a member reads it. */
export function read({ content, text }: Message): string {
  if (content !== '') return textOf(shown(content));
  // Of a card line by line: the parser takes the end of a heading's line, and of small print's, away.
  return text
    .split('\n')
    .map((line) => textOf(shown(line)))
    .join('\n');
}

/** What the bot has kept, read beside it. */
export function recordsOf({ settings }: Pick<RunningBot, 'settings'>): Records {
  const records = openRecords(settings.indexFolder);
  onTestFinished(() => records.close());
  return records;
}
