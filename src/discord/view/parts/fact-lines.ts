import type { Words } from '../../../locales/catalogue.js';
import { factsInWords } from '../../../locales/facts.js';
import type { ShownQuote } from '../../answer-state.js';
import { address, escapeMarkdown } from '../text/markdown.js';
import { inOneLine, shorten } from '../text/shorten.js';

/** Characters of a name, a headline or an address that can't be followed. */
const longestValue = 100;

/** What the question asks about the quote's article itself, in bold, a line each. */
export function factLines({ asksFor, article }: ShownQuote, words: Words): string[] {
  return factsInWords(asksFor, article, words, (text, fact) => {
    if (fact === 'url' && address(text) !== escapeMarkdown(text)) return address(text);
    const value = inOneLine(shorten(text, longestValue)).trim();
    return value === '' ? words.answer.untitled : `**${escapeMarkdown(value)}**`;
  });
}
