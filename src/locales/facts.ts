import { dayInWords } from '../text/day.js';
import type { Words } from './catalogue.js';

/** What may be known of an article. */
interface Facts {
  readonly author: string | null;
  readonly date: string | null;
  readonly publisher: string | null;
  readonly title: string | null;
  readonly url: string | null;
}

/**
 * What a question asks about an article itself, a sentence each: the fact, or that the article doesn't say.
 *
 * @param show prepares a name, a day or an address, e.g. cuts, escapes or sets it in bold
 */
export function factsInWords(
  asksFor: readonly (keyof Facts)[],
  article: Facts,
  { answer, locale }: Words,
  show: (text: string, fact: keyof Facts) => string,
): string[] {
  return asksFor.map((fact) => {
    const value = article[fact];
    if (value === null) return answer.untold[fact];
    const told = fact === 'date' ? dayInWords(value, locale) : value;
    return answer.facts[fact](show(told, fact));
  });
}
