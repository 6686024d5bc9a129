import { type APIContainerComponent, userMention } from 'discord.js';
import type { Words } from '../../locales/catalogue.js';
import type { AnswerState, ShownNearArticle, ShownQuote } from '../answer-state.js';
import { type Payload, payload, type Row } from '../payload.js';
import { cardFits } from './card/blocks.js';
import { quoteCard } from './card/quote-card.js';
import { refusalCard } from './card/refusal-card.js';
import { alsoInLines } from './parts/also-in.js';
import type { AnswerView } from './parts/answer-view.js';
import { nearestRows, quoteRows, refusalRow, sharedRows } from './parts/buttons.js';
import { confidenceLines } from './parts/confidence-line.js';
import { excerptBlock } from './parts/excerpt.js';
import { factLines } from './parts/fact-lines.js';
import { nearSentence } from './parts/near-sentence.js';
import { searchLines } from './parts/search-lines.js';
import { sourceLine } from './parts/source-line.js';
import { escapeMarkdown, quoteBlock } from './text/markdown.js';
import { lengthOf, roomBeside, shorten } from './text/shorten.js';

/** Characters of a repeated question. */
const longestQuestion = 200;
/** Characters of a name that no article has as its author's. */
const longestName = 100;
/** Room that corrections and filters may take from a long quote. */
const leastForSearch = 200;
/** Characters of a near article's sentence, its markdown included; nearly all are shorter. */
const longestSentence = 300;

/** The message of an answer, a refusal or small talk, which is no card. */
export function layOutAnswer(view: AnswerView, words: Words): Payload {
  const { state } = view;
  if (state.notAQuestion !== null) return payload(words.smallTalk[state.notAQuestion]);
  const shown = shownQuote(view);
  if (state.band === 'none' || shown === null) return refusal(view, words);
  const total = state.quotes.length;
  const count = total > 1 ? [`-# ${words.answer.quoteOf(shown.index + 1, total)}`] : [];
  return quoteMessage(
    state,
    shown.quote,
    {
      head: questionLines(view, words),
      unanswered: unansweredLines(state, words),
      count,
      rows: quoteRows({ ...view, quote: shown.index }, words),
    },
    words,
  );
}

/**
 * One quote of a private answer, as its asker shares it with the channel, kept under an `id` of its
 * own; `null` if the answer has no quote. The question comes with it; nobody is pinged by the
 * asker's name.
 */
export function layOutShared(view: AnswerView, id: string, words: Words): Payload | null {
  const shown = shownQuote(view);
  if (shown === null) return null;
  const head = [
    `-# ${words.answer.sharedBy(userMention(view.kept.userId))}`,
    ...questionLines({ ...view, showQuestion: true }, words),
  ];
  const rows = sharedRows({ ...view, quote: shown.index }, id, words);
  return quoteMessage(view.state, shown.quote, { head, unanswered: [], count: [], rows }, words);
}

/** A payload with its card, if Discord takes that. */
function withCard(shown: Payload, card: APIContainerComponent): Payload {
  return cardFits(card) ? { ...shown, card } : shown;
}

function shownQuote({ state: { quotes }, quote }: AnswerView) {
  const index = Math.max(Math.min(quote, quotes.length - 1), 0);
  const found = quotes[index];
  return found === undefined ? null : { index, quote: found };
}

/** What stands around a quote. */
interface Around {
  readonly head: readonly string[];
  readonly unanswered: readonly string[];
  /** Which quote it is, in plain text; a card has it on a button. */
  readonly count: readonly string[];
  readonly rows: readonly Row[];
}

function quoteMessage(
  state: AnswerState,
  quote: ShownQuote,
  { head, unanswered, count, rows }: Around,
  words: Words,
): Payload {
  const part = quote.part === null ? [] : [askedLine(quote.part, words)];
  const above = [...head, ...part];
  const plain = quoteText(state, quote, above, [...unanswered, ...count], words);
  const card = quoteCard(state, quote, { above, below: unanswered, rows }, words);
  return withCard(payload(plain, rows), card);
}

/** Corrections, filters and confidence; the quote with its source and where else it appeared; `foot`. */
function quoteText(
  state: AnswerState,
  quote: ShownQuote,
  head: readonly string[],
  foot: readonly string[],
  words: Words,
): string {
  const opening = [...confidenceLines(quote, words), ...factLines(quote, words)];
  const source = [sourceLine(quote.article, words), ...newerLine(quote, words)];
  const room = roomBeside([...head, ...opening, ...source, ...foot]);
  const whole = quoteBlock(quote.text, quote.highlight).length;
  const search = searchLines(state, Math.max(room - whole, leastForSearch), words);
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
  return [...head, ...search, ...opening, block, ...source, ...others, ...foot].join('\n');
}

/** The newer report that says otherwise. It stands in every message, however little room is left. */
function newerLine({ newer }: ShownQuote, words: Words): string[] {
  return newer === null ? [] : [`${words.answer.newer} ${sourceLine(newer, words)}`];
}

/** What a refusal says: that nothing was found, and of whom there is no article. */
function refusalOpening({ state }: AnswerView, { answer }: Words): readonly [string, ...string[]] {
  const { unknownAuthor, libraryEmpty, nothingFound, filters } = state;
  if (libraryEmpty) return [answer.noArticles];
  const found = nothingFound && filters.length > 0 ? answer.nothingPasses : answer.dontSay;
  if (unknownAuthor === null) return [found];
  return [found, answer.noAuthor(escapeMarkdown(shorten(unknownAuthor, longestName)))];
}

function refusal(view: AnswerView, words: Words): Payload {
  const { state } = view;
  const above = questionLines(view, words);
  const opening = refusalOpening(view, words);
  const search = searchLines(state, roomBeside([...above, ...opening]), words);
  const lines = [...above, ...search, ...opening];
  const nearest = nearestLines(state.nearest, roomBeside([...lines, words.answer.nearest]), words);
  if (nearest.length > 0) lines.push(words.answer.nearest, ...nearest);
  const row = refusalRow(view, words);
  return withCard(
    payload(lines.join('\n'), [...nearestRows(view, words), row]),
    refusalCard(state, { above, opening, row }, words),
  );
}

/**
 * As many of the near articles as fit into `room` characters, each with its sentence. A last one that
 * fits only without its sentence is named without it.
 */
function nearestLines(articles: readonly ShownNearArticle[], room: number, words: Words): string[] {
  const lines: string[] = [];
  for (const article of articles) {
    const name = `- ${sourceLine(article, words)}`;
    const whole = [name, ...nearSentence(article, longestSentence)];
    const left = room - lengthOf(lines);
    if (lengthOf(whole) > left) return lengthOf([name]) > left ? lines : [...lines, name];
    lines.push(...whole);
  }
  return lines;
}

/** The question in one line of small print, if it is to be shown. */
function questionLines({ kept, showQuestion }: AnswerView, words: Words): string[] {
  return showQuestion ? [askedLine(kept.question, words)] : [];
}

function askedLine(question: string, words: Words): string {
  return `-# ${words.answer.asked(escapeMarkdown(shorten(question, longestQuestion)))}`;
}

/** Of a message with several questions: those that no article answers. */
function unansweredLines({ unanswered }: AnswerState, words: Words): string[] {
  return unanswered.flatMap((part) => [askedLine(part, words), words.answer.dontSay]);
}
