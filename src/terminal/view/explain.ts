import type { Answer, Doubt, Quote } from '../../answer/answer.js';
import type { Colours } from '../output.js';

/** What a quote's score is made of, and where in its article it stands. */
export function explainQuote(quote: Quote, { dim }: Colours): string[] {
  const parts = Object.entries(quote.parts).filter(([, value]) => value !== 0);
  const sum = parts
    .map(([part, value]) => `${part} ${value.toFixed(3)}`)
    .join(' + ')
    .replace(/ \+ total /, ' = ');
  return [
    dim(`  score ${sum}`),
    dim(`  article ${quote.article.id}, characters ${quote.start} to ${quote.end}`),
  ];
}

/** What was searched for, and what an answer's confidence was computed from. */
export function explainConfidence(answer: Answer, { dim }: Colours): string {
  if (answer.evidence === null) return dim('no search was made');
  const parts = Object.entries(answer.evidence).map(
    ([name, value]) => `${name} ${value.toFixed(3)}`,
  );
  const doubts = answer.doubts.map(doubtInWords);
  const searched =
    answer.understoodAs === answer.question ? [] : [`searched as: ${answer.understoodAs}`];
  return dim(
    [
      ...searched,
      `confidence ${answer.confidence.toFixed(3)} (${answer.band}) from ${parts.join(', ')}`,
      ...doubts,
    ].join('\n'),
  );
}

function doubtInWords(doubt: Doubt): string {
  switch (doubt.kind) {
    case 'missing':
      return `no passage found contains the ${doubt.what} “${doubt.text}”`;
    case 'lacking':
      return `the first quote contains no ${doubt.expected}`;
    case 'untold':
      return `the source of the first quote doesn't tell its ${doubt.fact}`;
    case 'speaker':
      return `the first quote highlights what ${doubt.speaker} says`;
  }
}
