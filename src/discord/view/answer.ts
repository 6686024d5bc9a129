import { userMention } from 'discord.js';
import type { Words } from '../../locales/catalogue.js';
import type { AnswerState, ShownArticle, ShownNearArticle, ShownQuote } from '../answer-state.js';
import { type Payload, payload } from '../payload.js';
import type { AnswerView } from './parts/answer-view.js';
import { quoteRows, refusalRows, sharedRows } from './parts/buttons.js';
import { confidenceLines } from './parts/confidence-line.js';
import { excerptBlock } from './parts/excerpt.js';
import { factLines } from './parts/fact-lines.js';
import { searchLines } from './parts/search-lines.js';
import { sourceLine } from './parts/source-line.js';
import { escapeMarkdown, quoteBlock } from './text/markdown.js';
import { lengthOf, longestStart, roomBeside, shorten } from './text/shorten.js';

/** Characters of a repeated question. */
const longestQuestion = 200;
/** Characters of a name that no article has as its author's. */
const longestName = 100;
/** Room that corrections and filters may take from a long quote. */
const leastForSearch = 200;
/** Other articles named beside a quote; more would be longer than the quote. */
const mostAlsoIn = 5;
/** Characters of a near article's sentence, its markdown included; nearly all are shorter. */
const longestSentence = 300;

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
  const foot = [...unansweredLines(state, words), ...count];
  const content = quoteMessage(state, shown.quote, questionLines(view, words), foot, words);
  return payload(content, quoteRows({ ...view, quote: shown.index }, words));
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

/** `head`, corrections, filters and confidence; the quote with its source and where else it appeared; `foot`. */
function quoteMessage(
  state: AnswerState,
  quote: ShownQuote,
  head: readonly string[],
  foot: readonly string[],
  words: Words,
): string {
  const part = quote.part === null ? [] : [askedLine(quote.part, words)];
  const opening = [...part, ...confidenceLines(quote, words), ...factLines(quote, words)];
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

/** As many of the other articles as fit in a line of `room` characters; no line if none fits. */
function alsoInLines(others: readonly ShownArticle[], room: number, words: Words): string[] {
  const names = others
    .slice(0, mostAlsoIn)
    .map((article) => sourceLine({ ...article, author: null }, words));
  for (let shown = names.length; shown > 0; shown--) {
    const left = others.length - shown;
    const list = [...names.slice(0, shown), ...(left > 0 ? [words.answer.andMore(left)] : [])];
    const line = `-# ${words.answer.alsoIn} ${list.join('; ')}`;
    if (line.length <= room) return [line];
  }
  return [];
}

function refusalOpening(state: AnswerState, { answer }: Words): string {
  if (state.libraryEmpty) return answer.noArticles;
  return state.nothingFound && state.filters.length > 0 ? answer.nothingPasses : answer.dontSay;
}

function refusal(view: AnswerView, words: Words): string {
  const { state } = view;
  const head = questionLines(view, words);
  const { unknownAuthor } = state;
  const name = escapeMarkdown(shorten(unknownAuthor ?? '', longestName));
  const opening = [
    refusalOpening(state, words),
    ...(unknownAuthor === null ? [] : [words.answer.noAuthor(name)]),
  ];
  const search = searchLines(state, roomBeside([...head, ...opening]), words);
  const lines = [...head, ...search, ...opening];
  const nearest = nearestLines(state.nearest, roomBeside([...lines, words.answer.nearest]), words);
  if (nearest.length > 0) lines.push(words.answer.nearest, ...nearest);
  return lines.join('\n');
}

/**
 * As many of the near articles as fit into `room` characters, each with its sentence. A last one that
 * fits only without its sentence is named without it.
 */
function nearestLines(articles: readonly ShownNearArticle[], room: number, words: Words): string[] {
  const lines: string[] = [];
  for (const article of articles) {
    const name = `- ${sourceLine(article, words)}`;
    const whole = [name, ...sentenceLines(article)];
    const left = room - lengthOf(lines);
    if (lengthOf(whole) > left) return lengthOf([name]) > left ? lines : [...lines, name];
    lines.push(...whole);
  }
  return lines;
}

/** A near article's sentence as a block quote, cut at a word if it is long. */
function sentenceLines({ sentence }: ShownNearArticle): string[] {
  const text = sentence?.text.trim().replace(/\s*[\r\n]\s*/g, '\n') ?? '';
  if (text === '') return [];
  const whole = quoteBlock(text, null);
  if (whole.length <= longestSentence) return [whole];
  const cut = (start: string) => quoteBlock(`${start}…`, null);
  return [cut(longestStart(text, (start) => cut(start).length <= longestSentence))];
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
