import { type APIContainerComponent, userMention } from 'discord.js';
import type { Words } from '../../locales/catalogue.js';
import type { AnswerState, ShownQuote } from '../answer-state.js';
import { type Payload, payload, type Row } from '../payload.js';
import { cardFits } from './card/blocks.js';
import { quoteCard } from './card/quote-card.js';
import { refusalCard } from './card/refusal-card.js';
import type { AnswerView } from './parts/answer-view.js';
import { questionLines, unansweredLines } from './parts/asked-lines.js';
import { nearestRows, quoteRows, refusalRow, sharedRows } from './parts/buttons.js';
import { partLines, quoteText, type Surroundings, usualQuestion } from './plain/quote-text.js';
import { refusalText } from './plain/refusal-text.js';
import { escapeMarkdown } from './text/markdown.js';
import { shorten } from './text/shorten.js';

/** Characters of a name that no article has as its author's. */
const longestName = 100;

/** The message of an answer, a refusal or small talk, which is no card. */
export function layOutAnswer(view: AnswerView, words: Words): Payload {
  const { state } = view;
  if (state.notAQuestion !== null) return payload(words.smallTalk[state.notAQuestion]);
  const shown = shownQuote(view);
  if (state.band === 'none' || shown === null) return refusal(view, words);
  const total = state.quotes.length;
  const around: Surroundings = {
    above: (room) => questionLines(view, room, words),
    unanswered: (room) => unansweredLines(state, room, words),
    // A card has it on a button.
    count: total > 1 ? [`-# ${words.answer.quoteOf(shown.index + 1, total)}`] : [],
  };
  return quoteMessage(
    state,
    shown.quote,
    around,
    quoteRows({ ...view, quote: shown.index }, words),
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
  const around: Surroundings = {
    above: (room) => [
      `-# ${words.answer.sharedBy(userMention(view.kept.userId))}`,
      ...questionLines({ ...view, showQuestion: true }, room, words),
    ],
    unanswered: () => [],
    count: [],
  };
  const rows = sharedRows({ ...view, quote: shown.index }, id, words);
  return quoteMessage(view.state, shown.quote, around, rows, words);
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

function quoteMessage(
  state: AnswerState,
  quote: ShownQuote,
  around: Surroundings,
  rows: readonly Row[],
  words: Words,
): Payload {
  const above = [...around.above(usualQuestion), ...partLines(quote, usualQuestion, words)];
  const below = around.unanswered(usualQuestion);
  const card = quoteCard(state, quote, { above, below, rows }, words);
  return withCard(payload(quoteText(state, quote, around, words), rows), card);
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
  const above = questionLines(view, usualQuestion, words);
  const opening = refusalOpening(view, words);
  const row = refusalRow(view, words);
  return withCard(
    payload(refusalText(state, { above, opening }, words), [...nearestRows(view, words), row]),
    refusalCard(state, { above, opening, row }, words),
  );
}
