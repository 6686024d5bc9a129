import type { Words } from '../../../locales/catalogue.js';
import type { AnswerState } from '../../answer-state.js';
import { escapeMarkdown } from '../text/markdown.js';
import { cutToFit } from '../text/shorten.js';
import type { AnswerView } from './answer-view.js';

/** The question in one line of small print of at most `room` characters, if it is to be shown. */
export function questionLines(
  { kept, showQuestion }: AnswerView,
  room: number,
  words: Words,
): string[] {
  return showQuestion ? [askedLine(kept.question, room, words)] : [];
}

/** A question in a line of small print, of which it takes at most `room` characters. */
export function askedLine(question: string, room: number, words: Words): string {
  return `-# ${words.answer.asked(cutToFit(question, room, escapeMarkdown))}`;
}

/** Of a message with several questions: those that no article answers. */
export function unansweredLines({ unanswered }: AnswerState, room: number, words: Words): string[] {
  return unanswered.flatMap((part) => [askedLine(part, room, words), words.answer.dontSay]);
}
