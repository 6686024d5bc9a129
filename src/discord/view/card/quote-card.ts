import type { APIContainerComponent } from 'discord.js';
import type { Words } from '../../../locales/catalogue.js';
import type { AnswerState, ShownQuote } from '../../answer-state.js';
import type { Row } from '../../payload.js';
import { alsoInLines } from '../parts/also-in.js';
import { confidenceLines } from '../parts/confidence-line.js';
import { excerptBlock } from '../parts/excerpt.js';
import { factLines } from '../parts/fact-lines.js';
import { searchLines } from '../parts/search-lines.js';
import { sourceLine, sourceLines } from '../parts/source-line.js';
import { type HeadingMark, heading, smallBlock, webAddress } from '../text/markdown.js';
import { lengthOf, longestStart } from '../text/shorten.js';
import { type Block, besideButton, cardOf, divider, linkButton, textBlock } from './blocks.js';

/** A sentence of up to so many characters is large; a longer one is only bold. */
const longestLarge = 260;
/** Of a longer sentence the heading has the beginning; the passage below has all of it. */
const longestHeading = 360;
/** Characters of the passage beside the highlight: with it, they fill half of a phone's screen. */
const roomAround = 300;
/** Characters of the passage in all. */
const longestPassage = 900;
/** Characters of a card that is still short enough to be read; Discord takes 4,000. */
const usualCard = 3_000;
/** Characters that corrections and filters may take in any case. */
const leastForSearch = 200;

/** What stands around a quote. */
interface Surroundings {
  /** Lines of small print above it: who shared it, what was asked. */
  readonly above: readonly string[];
  /** Lines below it: what else was asked and isn't answered. */
  readonly below: readonly string[];
  readonly rows: readonly Row[];
}

/**
 * A quote as a card: the highlight as a heading, its passage word for word in small print, the headline with a link,
 * and in small print what else there is to know. What may not be the answer says so before the quote.
 */
export function quoteCard(
  state: Pick<AnswerState, 'corrections' | 'filters'>,
  quote: ShownQuote,
  { above, below, rows }: Surroundings,
  words: Words,
): APIContainerComponent {
  const sure = quote.band === 'answer';
  const confidence = confidenceLines(quote, words);
  const opening = [...above, ...(sure ? [] : confidence), ...factLines(quote, words)];
  const top = headingOf(quote, words);
  const newer = newerLines(quote, words);
  const { headline, facts } = sourceLines(quote.article, words);
  const foot = sure ? confidence.map((line) => `-# ${line}`) : [];

  let room =
    usualCard - lengthOf([...opening, top, ...newer, headline, ...facts, ...foot, ...below]);
  const passage = passageLines(quote, room, words);
  room -= lengthOf(passage);
  const narrowed = searchLines(state, Math.max(room, leastForSearch), words);
  const others = alsoInLines(quote.alsoIn, room - lengthOf(narrowed), words);
  return cardOf(quote.band ?? 'closest', [
    ...textBlock(opening),
    ...textBlock(top === '' ? [] : [top]),
    ...textBlock(passage),
    ...textBlock(newer),
    ...sourceBlocks(quote, foot, words),
    ...textBlock([...others, ...narrowed]),
    ...(below.length > 0 ? [divider(), ...textBlock(below)] : []),
    ...rows,
  ]);
}

/**
 * An article, and `foot` below it, with a button to read it if it has an address or a page of ours. The headline has
 * the whole width: beside a button, a phone would show two words of it in a line.
 */
function sourceBlocks(
  { article, page }: Pick<ShownQuote, 'article' | 'page'>,
  foot: readonly string[],
  words: Words,
): Block[] {
  const { headline, facts, url: own } = sourceLines(article, words);
  const url = own ?? (page === null ? null : webAddress(page));
  const small = [...facts, ...foot];
  if (url === null) return textBlock([headline, ...small]);
  const button = linkButton(words.article.read, url);
  if (small.length === 0) return [besideButton([headline], button)];
  return [...textBlock([headline]), besideButton(small, button)];
}

function headingOf({ highlight: { text } }: ShownQuote, words: Words): string {
  const shown = text.trim();
  const mark: HeadingMark = shown.length <= longestLarge ? '##' : '###';
  const whole = heading(shown, mark);
  if (whole.length <= longestHeading) return whole;
  const cut = (start: string) => heading(`${start} ${words.answer.cut}`, mark);
  return cut(longestStart(shown, (start) => cut(start).length <= longestHeading));
}

/** The passage around the highlight, unless the heading says all of it. */
function passageLines({ text, highlight }: ShownQuote, room: number, words: Words): string[] {
  const whole = heading(highlight.text.trim(), '##');
  if (text.trim() === highlight.text.trim() && whole.length <= longestHeading) return [];
  const own = smallBlock(highlight.text, null).length;
  const most = Math.min(own + roomAround, longestPassage, room);
  const within = { start: 0, end: text.length };
  const excerpt = { text, within, core: highlight, highlight, block: smallBlock };
  return [excerptBlock(excerpt, most, words.answer.cut)].filter((block) => block !== '');
}

/** The newer report that says otherwise. */
function newerLines({ newer }: ShownQuote, words: Words): string[] {
  return newer === null ? [] : [`⚠️ **${words.answer.newer}** ${sourceLine(newer, words)}`];
}
