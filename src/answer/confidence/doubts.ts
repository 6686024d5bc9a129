import { fold, tokens } from '../../text/words.js';
import { untold } from '../about/articles.js';
import type { Doubt } from '../answer.js';
import type { Query } from '../query.js';
import { measuresOther } from '../question/kinds.js';
import type { ChosenQuote } from '../quotes/quotes.js';
import { lookedInto, meets, type Ranked } from '../rank.js';
import { lackingIn, missingFrom } from './checks.js';
import { correctedNames } from './corrected-names.js';
import { otherOffice } from './office.js';
import { otherSpeaker } from './speaker.js';

/** A quote with what the hard checks have against it. */
interface DoubtedQuote extends ChosenQuote {
  readonly doubts: readonly Doubt[];
}

/**
 * Adds to each quote what the hard checks have against it. If an article that was found meets a hint
 * ("according to DW", "in April 2023"), no text has to hold the hint's words.
 */
export function doubtsAbout(
  query: Query,
  chosen: readonly ChosenQuote[],
  ranked: readonly Ranked[],
): DoubtedQuote[] {
  if (chosen.length === 0) return [];
  const { text, terms, hints, about } = query;
  const looked = ranked.slice(0, lookedInto).map((one) => ({ ...one.article, text: one.text }));
  const alreadyUsed = hints
    .filter((hint) => looked.some((one) => meets(one, hint)))
    .flatMap((hint) => tokens(hint.phrase).map(({ word }) => word));
  const unsure = correctedNames(query, looked);
  const accountedFor = new Set([...alreadyUsed, ...unsure.map(({ to }) => fold(to))]);
  const missing = [
    ...missingFrom(text, looked, accountedFor),
    ...unsure.map(({ from }): Doubt => ({ kind: 'missing', what: 'name', text: from })),
  ];
  const asked = new Set(terms.map((term) => term.stem));
  return chosen.map((one) => ({
    ...one,
    doubts: [
      ...missing,
      ...(about === null ? ofText(query, asked, one) : untold(about.asksFor, one.article)),
    ],
  }));
}

/** What is against a quote as the answer of a text. */
function ofText(
  { expected, asked: question }: Query,
  asked: ReadonlySet<string>,
  { article, quote }: ChosenQuote,
): Doubt[] {
  const { title, publisher, date, body } = article;
  const lacking = lackingIn(expected, asked, { title, publisher, date, text: quote.text });
  const { start, highlight } = quote;
  const marked = { start: start + highlight.start, end: start + highlight.end };
  const speaker = otherSpeaker(question, body, marked);
  const office = otherOffice(question, `${title ?? ''}\n${quote.text}`, highlight.text);
  return [
    ...(measuresOther(question, highlight.text, quote.text) && lacking.length === 0
      ? [{ kind: 'lacking', expected: 'number' } as const]
      : lacking),
    ...(speaker === null ? [] : [{ kind: 'speaker', speaker } as const]),
    ...(office === null ? [] : [{ kind: 'missing', what: 'name', text: office } as const]),
  ];
}
