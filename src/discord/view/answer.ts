import { type APIContainerComponent, userMention } from 'discord.js';
import type { Words } from '../../locales/catalogue.js';
import type { AnswerState, ShownNearArticle, ShownQuote } from '../answer-state.js';
import { longestMessage } from '../limits.js';
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
import { sourceLine, sourceWithin } from './parts/source-line.js';
import { escapeMarkdown, quoteBlock } from './text/markdown.js';
import { cutToFit, lengthOf, linesWithin, roomBeside, shorten } from './text/shorten.js';

/** Characters of a repeated question. */
const longestQuestion = 200;
/** Characters of a name that no article has as its author's. */
const longestName = 100;
/** Room that corrections and filters may take from a long quote. */
const leastForSearch = 200;
/** Room that a longer quote has in any case: most sentences are shorter. */
const leastForQuote = 400;
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
      head: (space) => questionLines(view, space, words),
      unanswered: (space) => unansweredLines(state, space, words),
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
  const head = (space: Space) => [
    `-# ${words.answer.sharedBy(userMention(view.kept.userId))}`,
    ...questionLines({ ...view, showQuestion: true }, space, words),
  ];
  const rows = sharedRows({ ...view, quote: shown.index }, id, words);
  const around = { head, unanswered: () => [], count: [], rows };
  return quoteMessage(view.state, shown.quote, around, words);
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

/** Characters of markdown that each thing around a quote may take. */
interface Space {
  /** A question that is repeated. */
  readonly question: number;
  /** All that the question asks about the article itself. */
  readonly facts: number;
  /** An article: the quote's own, or the newer one. */
  readonly source: number;
}

const usualSpace: Space = { question: 400, facts: longestMessage, source: longestMessage };

/** With all of it, three questions in one message included, a quote still has its least room. */
const tightSpace: Space = { question: 80, facts: 200, source: 250 };

/** What stands around a quote. */
interface Around {
  head(space: Space): readonly string[];
  unanswered(space: Space): readonly string[];
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
  const above = (space: Space) => [
    ...head(space),
    ...(quote.part === null ? [] : [askedLine(quote.part, space, words)]),
  ];
  const below = (space: Space) => [...unanswered(space), ...count];
  const laidOut = (space: Space) => ({
    above: above(space),
    opening: [
      ...confidenceLines(quote, words),
      ...linesWithin(factLines(quote, words), space.facts),
    ],
    source: [sourceWithin(quote.article, space.source, words), ...newerLine(quote, space, words)],
    below: below(space),
  });
  const usual = laidOut(usualSpace);
  const frame = roomFor(usual) < leastRoom(quote) ? laidOut(tightSpace) : usual;
  const plain = quoteText(state, quote, frame, words);
  const card = quoteCard(
    state,
    quote,
    { above: usual.above, below: unanswered(usualSpace), rows },
    words,
  );
  return withCard(payload(plain, rows), card);
}

/** The lines around a quote in plain text. */
interface Frame {
  readonly above: readonly string[];
  readonly opening: readonly string[];
  readonly source: readonly string[];
  readonly below: readonly string[];
}

function roomFor({ above, opening, source, below }: Frame): number {
  return roomBeside([...above, ...opening, ...source, ...below]);
}

/** Characters that a quote has in any case. */
function leastRoom({ text, highlight }: ShownQuote): number {
  return Math.min(quoteBlock(text, highlight).length, leastForQuote);
}

/** Corrections, filters and confidence; the quote with its source and where else it appeared. */
function quoteText(state: AnswerState, quote: ShownQuote, frame: Frame, words: Words): string {
  const { above, opening, source, below } = frame;
  const room = roomFor(frame);
  const whole = quoteBlock(quote.text, quote.highlight).length;
  const forSearch = Math.min(Math.max(room - whole, leastForSearch), room - leastRoom(quote));
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

/** The newer report that says otherwise. It stands in every message, however little room is left. */
function newerLine({ newer }: ShownQuote, { source }: Space, words: Words): string[] {
  return newer === null ? [] : [`${words.answer.newer} ${sourceWithin(newer, source, words)}`];
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
  const above = questionLines(view, usualSpace, words);
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
function questionLines(
  { kept, showQuestion }: AnswerView,
  space: Pick<Space, 'question'>,
  words: Words,
): string[] {
  return showQuestion ? [askedLine(kept.question, space, words)] : [];
}

function askedLine(question: string, { question: room }: Pick<Space, 'question'>, words: Words) {
  const plain = shorten(question, longestQuestion);
  return `-# ${words.answer.asked(cutToFit(plain, room, escapeMarkdown))}`;
}

/** Of a message with several questions: those that no article answers. */
function unansweredLines(
  { unanswered }: AnswerState,
  space: Pick<Space, 'question'>,
  words: Words,
): string[] {
  return unanswered.flatMap((part) => [askedLine(part, space, words), words.answer.dontSay]);
}
