import type { Library } from '../../library/library.js';
import { tokens } from '../../text/words.js';
import type { Doubt } from '../answer.js';
import type { Asked } from '../highlight/highlight.js';
import type { Hint } from '../question/hints.js';
import type { ChosenQuote } from '../quotes.js';
import { meets, type Ranked } from '../rank.js';
import { lackingIn, missingFrom } from './checks.js';

/** How many of the best candidates are looked through for a name or a number. */
const depth = 20;

/** A quote with what the hard checks have against it. */
interface DoubtedQuote extends ChosenQuote {
  readonly doubts: readonly Doubt[];
}

/**
 * Adds to each quote what the hard checks have against it. If an article that was found meets a hint
 * ("according to DW", "in April 2023"), no text has to hold the hint's words.
 */
export async function doubtsAbout(
  question: string,
  { terms, expected }: Pick<Asked, 'terms' | 'expected'>,
  hints: readonly Hint[],
  chosen: readonly ChosenQuote[],
  ranked: readonly Ranked[],
  library: Pick<Library, 'article'>,
): Promise<DoubtedQuote[]> {
  if (chosen.length === 0) return [];
  const best = await Promise.all(
    ranked.slice(0, depth).map(async ({ candidate: { passage } }) => {
      const of = await library.article(passage.articleId);
      return of === null ? [] : [{ ...of, text: of.body.slice(passage.start, passage.end) }];
    }),
  );
  const looked = best.flat();
  const spent = hints
    .filter((hint) => looked.some((one) => meets(one, hint)))
    .flatMap((hint) => tokens(hint.phrase).map(({ word }) => word));
  const missing = missingFrom(question, looked, new Set(spent));
  const asked = new Set(terms.map((term) => term.stem));
  return chosen.map((one) => {
    const { title, publisher, date } = one.article;
    const held = { title, publisher, date, text: one.quote.text };
    return { ...one, doubts: [...missing, ...lackingIn(expected, asked, held)] };
  });
}
