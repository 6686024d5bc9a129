import type { Source } from '../../article/article.js';

const headline =
  /^(?:correction|corrected|corrections and clarifications|clarification|erratum)\b/i;
const opening =
  /^\s*(?:correction|corrected|clarification|erratum)\b|\bin our (?:report|article|story) (?:of|on|from)\b.{0,200}\b(?:wrong(?:ly)?|incorrect(?:ly)?|mistaken(?:ly)?|misstated|error)\b/is;
/** Characters of a body that say whether it is a correction. */
const head = 400;

type Dated = Pick<Source, 'title' | 'publisher' | 'date'> & { readonly body: string };

/** Whether an article corrects another: one of the same publisher, and not older. */
export function isCorrection(one: Dated, of: Dated): boolean {
  return saysSo(one) && !saysSo(of) && one.publisher === of.publisher && !isOlder(one, of);
}

function saysSo({ title, body }: Dated): boolean {
  return headline.test(title ?? '') || opening.test(body.slice(0, head));
}

function isOlder(one: Dated, other: Dated): boolean {
  return one.date !== null && other.date !== null && one.date < other.date;
}
