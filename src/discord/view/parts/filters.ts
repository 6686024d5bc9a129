import type { Words } from '../../../locales/catalogue.js';
import { filterInWords } from '../../../locales/filters.js';
import type { AnswerState } from '../../answer-state.js';
import { escapeMarkdown } from '../text/markdown.js';
import { lengthOf, shorten } from '../text/shorten.js';

type Filter = AnswerState['filters'][number];

/** Characters of a publisher's name or a title in a filter, and if there is little room. */
const longestValue = 100;
const shorterValue = 30;

/**
 * What filtered the search, one line of small print each; if `room` characters (including line breaks)
 * are too few, with shorter names, then without the last ones.
 */
export function filterLines(filters: readonly Filter[], room: number, words: Words): string[] {
  const full = linesOf(filters, longestValue, words);
  if (lengthOf(full) <= room) return full;
  const short = linesOf(filters, shorterValue, words);
  while (lengthOf(short) > room) short.pop();
  return short;
}

function linesOf(filters: readonly Filter[], longest: number, words: Words): string[] {
  const show = (text: string) => escapeMarkdown(shorten(text, longest));
  return filters.map((filter) => `-# ${filterInWords(filter, words, show)}`);
}
