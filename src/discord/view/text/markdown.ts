import { parsedUrl } from '../../../article/url.js';
import { directionClosers } from '../../../text/controls.js';
import type { Span } from '../../../text/span.js';
import { wellFormed } from './shorten.js';

/**
 * What Discord's clients read as markup, wherever it stands in a line: styles, code, links,
 * mentions, times and the like in `<…>`. The rules are those of Khan Academy's simple-markdown,
 * which the clients extend; a backslash makes any character but letters, digits and white space
 * literal, and is itself not shown.
 */
const markup = [
  /[\\*_`<[]/, // styles, code, mentions; a link's label
  /(?<=\])\(/, // a link's address, should a label have come before it
  /~(?=~)|(?<=~)~/, // struck out
  /\|(?=\|)|(?<=\|)\|/, // hidden until clicked
  /@(?=everyone|here)/,
  /:(?=\/)/, // an address: shown as it is, neither linked nor previewed
  /:(?=[^\s:]+:)/, // an emoji's name
  /(?<=\bdiscord(?:app)?)\.(?=\w)/, // an invitation, of which clients make a card
];

/** Markup only at the start of a line: quotes, headings, small print, lists. */
const lineMarkup = [/>/, /#(?=#{0,2}(?:\s|$))/, /-(?=#|\s|$)/, /(?<=\d)\.(?=\s|$)/];

const literal = new RegExp(
  [
    ...markup.map(({ source }) => source),
    ...lineMarkup.map(({ source }) => `(?<=^[^\\S\\n]*\\d*)${source}`),
  ].join('|'),
  'gim',
);

const lineBreak = /\r\n?|\n/;

/**
 * Emoji, of which clients make no label; invisible characters, which they drop from it; what may end
 * it early.
 */
const notInLabels =
  /(?![©®™])\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3|\p{Cf}|\p{Cc}|\]/u;

/** A longer address would leave no room for the quote; a button takes 512. */
const longestUrl = 400;

/** Text in Discord's markdown that is shown as it is, whatever it holds. At most twice as long. */
export function escapeMarkdown(text: string): string {
  return wellFormed(text).replace(literal, '\\$&');
}

/**
 * Text as a block quote, with a part of it in bold. Every line has marks of its own, so that no
 * style or direction goes on over the end of a line.
 */
export function quoteBlock(text: string, highlight: Span | null): string {
  return linesWithBold(text, highlight)
    .map((line) => `> ${line}`)
    .join('\n');
}

/** Text in small print, with a part of it in bold. Empty lines, which can't be small, are left out. */
export function smallBlock(text: string, highlight: Span | null): string {
  return linesWithBold(text, highlight)
    .filter((line) => line.trim() !== '')
    .map((line) => `-# ${line.trimStart()}`)
    .join('\n');
}

function linesWithBold(text: string, highlight: Span | null): string[] {
  const { start, end } = highlight ?? { start: 0, end: 0 };
  const lines: string[] = [];
  let index = 0;
  for (const line of text.split(lineBreak)) {
    const from = Math.min(Math.max(start - index, 0), line.length);
    const to = Math.min(Math.max(end - index, from), line.length);
    lines.push(`${lineWithBold(line, from, to)}${directionClosers(line)}`);
    index += line.length + (text.startsWith('\r\n', index + line.length) ? 2 : 1);
  }
  return lines;
}

/** How a heading begins: large, or as large as other text but bold. */
export type HeadingMark = '##' | '###';

/** A text as a heading, one for each of its lines; empty for one that shows nothing. */
export function heading(text: string, mark: HeadingMark): string {
  return text
    .split(lineBreak)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => `${mark} ${inHeading(line)}${directionClosers(line)}`)
    .join('\n');
}

/** What begins with a number sign is no heading for Discord's clients. */
function inHeading(line: string): string {
  return escapeMarkdown(line).replace(/^#/, '\\#');
}

function lineWithBold(line: string, start: number, end: number): string {
  const marked = line.slice(start, end);
  const bold = marked.trim();
  if (bold === '') return escapeMarkdown(line);
  const from = start + marked.indexOf(bold);
  const before = escapeMarkdown(line.slice(0, from));
  const after = escapeMarkdown(line.slice(from + bold.length));
  return `${before}**${escapeMarkdown(bold)}**${after}`;
}

/**
 * Whether a link can be put behind a text. Clients show a label's backslashes, and show the whole
 * link as it is written where its label holds an emoji or an address (discord/discord-api-docs#6185,
 * #6810, #7721); so a label can't be escaped, only shown as text beside the address.
 */
export function canBeLabel(text: string): boolean {
  return text.trim() !== '' && escapeMarkdown(text) === text && !notInLabels.test(text);
}

/**
 * A text that leads to an address, without a preview; text and address where it can't be a label.
 * Only the text where the address is none of the web's or over 400 characters.
 */
export function link(label: string, url: string): string {
  const target = webAddress(url);
  if (target === null) return escapeMarkdown(label);
  return canBeLabel(label) ? `[${label}](<${target}>)` : `${escapeMarkdown(label)} <${target}>`;
}

/** An address that can be followed, without a preview; its text if it is none of the web's. */
export function address(url: string): string {
  const target = webAddress(url);
  return target === null ? escapeMarkdown(url) : `<${target}>`;
}

/**
 * An address of the web with everything encoded that would end a link; `null` for any other, and for
 * one over 400 characters.
 */
export function webAddress(url: string): string | null {
  const parsed = parsedUrl(url);
  if (parsed === null) return null;
  const { protocol, href } = parsed;
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  const encoded = href.replace(
    /[()<>[\]\\|`*"'\s]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return encoded.length <= longestUrl ? encoded : null;
}
