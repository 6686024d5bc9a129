import type { Words } from '../../../locales/catalogue.js';
import type { AnswerState, ShownNearArticle } from '../../answer-state.js';
import { nearSentence } from '../parts/near-sentence.js';
import { searchLines } from '../parts/search-lines.js';
import { sourceLine } from '../parts/source-line.js';
import { lengthOf, roomBeside } from '../text/shorten.js';

/** Characters of a near article's sentence, its markdown included; nearly all are shorter. */
const longestSentence = 300;

/** A refusal in plain text: what was asked and searched for, that nothing was found, and the nearest articles. */
export function refusalText(
  state: AnswerState,
  { above, opening }: { readonly above: readonly string[]; readonly opening: readonly string[] },
  words: Words,
): string {
  const search = searchLines(state, roomBeside([...above, ...opening]), words);
  const lines = [...above, ...search, ...opening];
  const nearest = nearestLines(state.nearest, roomBeside([...lines, words.answer.nearest]), words);
  return [...lines, ...(nearest.length > 0 ? [words.answer.nearest, ...nearest] : [])].join('\n');
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
