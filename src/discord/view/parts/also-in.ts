import type { Words } from '../../../locales/catalogue.js';
import type { ShownArticle } from '../../answer-state.js';
import { sourceLine } from './source-line.js';

/** Other articles named beside a quote; more would be longer than the quote. */
const mostAlsoIn = 5;

/** As many of the other articles as fit in a line of `room` characters; no line if none fits. */
export function alsoInLines(others: readonly ShownArticle[], room: number, words: Words): string[] {
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
