import type { Words } from '../../../locales/catalogue.js';
import { filterInWords } from '../../../locales/filters.js';
import type { AnswerState } from '../../answer-state.js';
import { escapeMarkdown } from '../text/markdown.js';
import { lengthOf, linesWithin, shorten } from '../text/shorten.js';

type Filter = AnswerState['filters'][number];

/** Characters of corrected words, or of a publisher's name or a title in a filter, and if there is little room. */
const longestValue = 100;
const shorterValue = 30;

/**
 * What was searched for instead of misspelt words, and what filtered the search, one line of small print
 * each; if `room` characters (including line breaks) are too few, with shorter names, then without the last ones.
 */
export function searchLines(
  state: Pick<AnswerState, 'corrections' | 'filters'>,
  room: number,
  words: Words,
): readonly string[] {
  const full = linesOf(state, longestValue, words);
  return lengthOf(full) <= room ? full : linesWithin(linesOf(state, shorterValue, words), room);
}

function linesOf(
  { corrections, filters }: Pick<AnswerState, 'corrections' | 'filters'>,
  longest: number,
  words: Words,
): string[] {
  const show = (text: string) => escapeMarkdown(shorten(text, longest));
  const meant = corrections.map(({ to }) => to).join(', ');
  return [
    ...(meant === '' ? [] : [`-# ${words.answer.corrected(show(meant))}`]),
    ...spanned(filters).map((filter) => `-# ${filterInWords(filter, words, show)}`),
  ];
}

/** Filters with a first and a last day, if there are both, as one span of days. */
function spanned(filters: readonly Filter[]): readonly Filter[] {
  const [after, before] = (['after', 'before'] as const).map((wanted) =>
    filters.find(({ kind, effect }) => kind === wanted && effect === 'filter'),
  );
  if (after === undefined || before === undefined) return filters;
  const span: Filter = { ...after, kind: 'period', value: `${after.value}..${before.value}` };
  return filters.flatMap((one) => (one === before ? [] : [one === after ? span : one]));
}
