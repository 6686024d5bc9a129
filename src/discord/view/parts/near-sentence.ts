import type { ShownNearArticle } from '../../answer-state.js';
import { quoteBlock } from '../text/markdown.js';
import { longestStart } from '../text/shorten.js';

/**
 * A near article's sentence as a block quote, cut at a word if it takes more than `longest`
 * characters, its markdown included; none if it was kept without.
 */
export function nearSentence({ sentence }: ShownNearArticle, longest: number): string[] {
  const text = sentence?.text.trim().replace(/\s*[\r\n]\s*/g, '\n') ?? '';
  if (text === '') return [];
  const whole = quoteBlock(text, null);
  if (whole.length <= longest) return [whole];
  const cut = (start: string) => quoteBlock(`${start}…`, null);
  return [cut(longestStart(text, (start) => cut(start).length <= longest))];
}
