import type { Words } from '../../../locales/catalogue.js';
import type { AnswerState } from '../../answer-state.js';
import { dayInWords } from '../text/day.js';
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
  return filters.map((filter) => `-# ${inWords(filter, longest, words)}`);
}

function inWords(filter: Filter, longest: number, words: Words): string {
  const condition = conditionOf(filter, longest, words);
  switch (filter.effect) {
    case 'filter':
      return words.answer.only(condition);
    case 'boost':
      return words.answer.preferring(condition);
    case 'dropped':
      return words.answer.dropped(condition);
  }
}

function conditionOf({ kind, value }: Filter, longest: number, words: Words): string {
  const { answer } = words;
  const text = escapeMarkdown(shorten(value, longest));
  const day = (date: string) => escapeMarkdown(shorten(dayInWords(date, words), longest));
  switch (kind) {
    case 'source':
      return answer.matching(text);
    case 'publisher':
      return answer.by(text);
    case 'after':
      return answer.from(day(value));
    case 'before':
      return answer.upTo(day(value));
    case 'period': {
      const [first = '', last = ''] = value.split('..');
      if (first === last) return answer.on(day(first));
      if (first === '') return answer.upTo(day(last));
      return last === '' ? answer.from(day(first)) : answer.between(day(first), day(last));
    }
  }
}
