import type { Words } from '../../../locales/catalogue.js';
import type { AnswerState, ShownQuote } from '../../answer-state.js';
import { longestMessage } from '../../limits.js';
import { alsoInLines } from '../parts/also-in.js';
import { askedLine } from '../parts/asked-lines.js';
import { confidenceLines } from '../parts/confidence-line.js';
import { excerptBlock } from '../parts/excerpt.js';
import { factLines } from '../parts/fact-lines.js';
import { searchLines } from '../parts/search-lines.js';
import { sourceWithin } from '../parts/source-line.js';
import { quoteBlock } from '../text/markdown.js';
import { lengthOf, linesWithin, roomBeside } from '../text/shorten.js';

/** Room that corrections and filters may take from a long quote. */
const leastForSearch = 200;
/** Room that a longer quote has in any case: most sentences are shorter. */
const leastForQuote = 400;

/** Characters of markdown that each thing around a quote may take. */
interface Space {
  /** A question that is repeated. */
  readonly question: number;
  /** All that the question asks about the article itself. */
  readonly facts: number;
  /** An article: the quote's own, or the newer one. */
  readonly source: number;
}

/** Of a repeated question, if there is room enough. */
export const usualQuestion = 200;

const usualSpace: Space = {
  question: usualQuestion,
  facts: longestMessage,
  source: longestMessage,
};

/** With all of it, three questions in one message included, a quote still has its least room. */
const tightSpace: Space = { question: 80, facts: 200, source: 250 };

/** What stands around a quote, with a repeated question in so many characters. */
export interface Surroundings {
  /** Who shared it, and what was asked. */
  above(question: number): readonly string[];
  /** What of the message no article answers. */
  unanswered(question: number): readonly string[];
  /** Which quote it is. */
  readonly count: readonly string[];
}

/** The question that a quote answers, of a message with several. */
export function partLines({ part }: ShownQuote, room: number, words: Words): string[] {
  return part === null ? [] : [askedLine(part, room, words)];
}

/**
 * A quote in plain text: what was asked, corrections, filters and confidence; the quote with its source, where else
 * it appeared, and what else of the message has no answer. If that takes more than a message holds, what stands around the
 * quote is cut before the quote.
 */
export function quoteText(
  state: AnswerState,
  quote: ShownQuote,
  around: Surroundings,
  words: Words,
): string {
  const usual = frameOf(quote, around, usualSpace, words);
  const whole = quoteBlock(quote.text, quote.highlight).length;
  const least = Math.min(whole, leastForQuote);
  const frame = roomIn(usual) < least ? frameOf(quote, around, tightSpace, words) : usual;
  const { above, opening, source, below } = frame;
  const room = roomIn(frame);
  const forSearch = Math.min(Math.max(room - whole, leastForSearch), room - least);
  const search = searchLines(state, forSearch, words);
  const left = room - lengthOf(search);
  const block = excerptBlock(
    {
      text: quote.text,
      within: { start: 0, end: quote.text.length },
      core: quote.highlight,
      highlight: quote.highlight,
    },
    left,
    words.answer.cut,
  );
  const others = alsoInLines(quote.alsoIn, left - block.length - 1, words);
  return [...above, ...search, ...opening, block, ...source, ...others, ...below].join('\n');
}

/** The lines around a quote. */
interface Frame {
  readonly above: readonly string[];
  readonly opening: readonly string[];
  readonly source: readonly string[];
  readonly below: readonly string[];
}

function frameOf(
  quote: ShownQuote,
  { above, unanswered, count }: Surroundings,
  space: Space,
  words: Words,
): Frame {
  return {
    above: [...above(space.question), ...partLines(quote, space.question, words)],
    opening: [
      ...confidenceLines(quote, words),
      ...linesWithin(factLines(quote, words), space.facts),
    ],
    source: [sourceWithin(quote.article, space.source, words), ...newerLine(quote, space, words)],
    below: [...unanswered(space.question), ...count],
  };
}

function roomIn({ above, opening, source, below }: Frame): number {
  return roomBeside([...above, ...opening, ...source, ...below]);
}

/** The newer report that says otherwise. It stands in every message, however little room is left. */
function newerLine({ newer }: ShownQuote, { source }: Space, words: Words): string[] {
  return newer === null ? [] : [`${words.answer.newer} ${sourceWithin(newer, source, words)}`];
}
