import { userMention } from 'discord.js';
import type { KeptAnswer } from '../../library/records.js';
import type { AnswerState, ShownArticle, ShownQuote } from '../answer-state.js';
import { type Payload, payload } from '../payload.js';
import type { Words } from '../words/words.js';
import { quoteRows, refusalRows, sharedRows } from './buttons.js';
import { excerptBlock } from './excerpt.js';
import { filterLines } from './filters.js';
import { lengthOf, roomBeside } from './lines.js';
import { escapeMarkdown, quoteBlock } from './markdown.js';
import { shorten } from './shorten.js';
import { sourceLine } from './source-line.js';
import { surenessInWords } from './sureness.js';

/** Characters of a repeated question. */
const longestQuestion = 200;
/** Room that filters may take from a long quote. */
const leastForFilters = 200;
/** Other articles named beside a quote; more would be longer than the quote. */
const mostAlsoIn = 5;

/** An answer as a message shows it. */
export interface AnswerView {
  readonly kept: KeptAnswer;
  readonly state: AnswerState;
  /** Which of the quotes, from 0; for one that there is not, the nearest that there is. */
  readonly quote: number;
  /** Whether to repeat the question: where nothing above the answer shows it. */
  readonly showQuestion: boolean;
  /** The member who alone sees this copy of somebody else's public answer. */
  readonly copyFor?: string;
}

/** The message of an answer, a refusal or small talk. */
export function layOutAnswer(view: AnswerView, words: Words): Payload {
  const { state } = view;
  if (state.notAQuestion !== null) return payload(words.smallTalk[state.notAQuestion]);
  const shown = shownQuote(view);
  if (state.band === 'none' || shown === null) {
    return payload(refusal(view, words), refusalRows(view, words));
  }
  const total = state.quotes.length;
  const count = total > 1 ? [`-# ${words.answer.quoteOf(shown.index + 1, total)}`] : [];
  const content = quoteMessage(state, shown.quote, questionLines(view, words), count, words);
  return payload(content, quoteRows({ ...view, quote: shown.index }, words));
}

/**
 * One quote of a private answer, as its asker shares it with the channel, kept under an `id` of its
 * own; `null` where the answer has no quote. The question comes with it; nobody is pinged by the
 * asker's name.
 */
export function layOutShared(view: AnswerView, id: string, words: Words): Payload | null {
  const shown = shownQuote(view);
  if (shown === null) return null;
  const head = [
    `-# ${words.answer.sharedBy(userMention(view.kept.userId))}`,
    ...questionLines({ ...view, showQuestion: true }, words),
  ];
  return payload(
    quoteMessage(view.state, shown.quote, head, [], words),
    sharedRows({ ...view, quote: shown.index }, id, words),
  );
}

function shownQuote({ state: { quotes }, quote }: AnswerView) {
  const index = Math.max(Math.min(quote, quotes.length - 1), 0);
  const found = quotes[index];
  return found === undefined ? null : { index, quote: found };
}

/** `head`, filters and sureness; the quote with its source and where else it stands; `foot`. */
function quoteMessage(
  state: AnswerState,
  quote: ShownQuote,
  head: readonly string[],
  foot: readonly string[],
  words: Words,
): string {
  const opening = surenessInWords(state, words);
  const source = sourceLine(quote.article, words);
  const room = roomBeside([...head, opening, source, ...foot]);
  const whole = quoteBlock(quote.text, quote.highlight).length;
  const filters = filterLines(state.filters, Math.max(room - whole, leastForFilters), words);
  const left = room - lengthOf(filters);
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
  return [...head, ...filters, opening, block, source, ...others, ...foot].join('\n');
}

/** As many of the other articles as fit in a line of `room` characters; no line where none does. */
function alsoInLines(others: readonly ShownArticle[], room: number, words: Words): string[] {
  const names = others.slice(0, mostAlsoIn).map((article) => sourceLine(article, words));
  for (let shown = names.length; shown > 0; shown--) {
    const left = others.length - shown;
    const list = [...names.slice(0, shown), ...(left > 0 ? [words.answer.andMore(left)] : [])];
    const line = `-# ${words.answer.alsoIn} ${list.join('; ')}`;
    if (line.length <= room) return [line];
  }
  return [];
}

function refusal(view: AnswerView, words: Words): string {
  const { state } = view;
  const head = questionLines(view, words);
  const opening =
    state.nothingFound && state.filters.length > 0
      ? words.answer.nothingPasses
      : words.answer.dontSay;
  const filters = filterLines(state.filters, roomBeside([...head, opening]), words);
  const lines = [...head, ...filters, opening];
  let room = roomBeside([...lines, words.answer.nearest]);
  const nearest: string[] = [];
  for (const article of state.nearest) {
    const line = `- ${sourceLine(article, words)}`;
    room -= line.length + 1;
    if (room < 0) break;
    nearest.push(line);
  }
  if (nearest.length > 0) lines.push(words.answer.nearest, ...nearest);
  return lines.join('\n');
}

/** The question in small print and one line, where it is to be shown. */
function questionLines({ kept, showQuestion }: AnswerView, words: Words): string[] {
  if (!showQuestion) return [];
  const question = escapeMarkdown(shorten(kept.question, longestQuestion));
  return [`-# ${words.answer.asked(question)}`];
}
