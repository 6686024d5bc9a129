import { share } from '../../eval/measure.js';
import { gains } from '../../eval/ranking.js';
import type { Asked, FirstQuote, Timing } from '../children/asking.js';
import type { ReaderSetting } from '../product.js';
import { median, quantile, ratios, spread } from '../statistics.js';
import type { Cell, Table } from '../table.js';

/** What a library answered in each round. */
export type Rounds = readonly Pick<Asked, 'timings' | 'firstQuotes'>[];

/** Both libraries, asked the same questions in each round. */
export interface Pair {
  readonly reader: ReaderSetting;
  /** What the right passage holds, of each question, in the order in which they were asked. */
  readonly evidence: readonly (readonly string[])[];
  readonly embedded: Rounds;
  readonly weaviate: Rounds;
}

/** Milliseconds of a question, of which some part of the timing is left out. */
type Part = (timing: Timing) => number;

const whole: Part = ({ total }) => total;
const lessEmbedding: Part = ({ total, question }) => total - question;
const searching: Part = ({ search }) => search;

/**
 * Both libraries, each by itself and the one against the other.
 *
 * @param what names the library and its size
 */
export function weaviateTables(what: string, note: string, pairs: readonly Pair[]): Table[] {
  const row = (library: string, { reader, evidence }: Pair, rounds: Rounds): Cell[] => {
    const timings = rounds.flatMap((round) => round.timings);
    return [
      library,
      reader,
      quantile(timings.map(whole), 0.5),
      quantile(timings.map(whole), 0.95),
      quantile(timings.map(lessEmbedding), 0.5),
      quantile(timings.map(searching), 0.5),
      rightFirst(firstQuotesOf(rounds), evidence).toFixed(3),
    ];
  };
  return [
    {
      title: `Weaviate, ${what}: milliseconds a question`,
      note,
      columns: [
        'library',
        'PULLQUOTE_READER',
        'p50',
        'p95',
        'p50 less embedding the question',
        'p50 of the search',
        'passage@1',
      ],
      rows: pairs.flatMap((pair) => [
        row('embedded', pair, pair.embedded),
        row('in Weaviate', pair, pair.weaviate),
      ]),
    },
    {
      title: `Weaviate, ${what}: against the embedded library`,
      note: "Of the rounds' p50, in Weaviate / embedded. The same first quote: the same place of the same article.",
      columns: [
        'PULLQUOTE_READER',
        'a question',
        'less embedding it',
        'the search',
        'questions with the same first quote',
      ],
      rows: pairs.map(({ reader, embedded, weaviate }): Cell[] => {
        const ratioOf = (part: Part): Cell =>
          spread(ratios(mediansOf(weaviate, part), mediansOf(embedded, part)));
        const own = firstQuotesOf(embedded);
        const same = alike(own, firstQuotesOf(weaviate));
        return [
          reader,
          ratioOf(whole),
          ratioOf(lessEmbedding),
          ratioOf(searching),
          `${same} of ${own.length}`,
        ];
      }),
    },
  ];
}

/** One for each round. */
function mediansOf(rounds: Rounds, part: Part): number[] {
  return rounds.map(({ timings }) => median(timings.map(part)));
}

function firstQuotesOf(rounds: Rounds): (FirstQuote | null)[] {
  return rounds.flatMap(({ firstQuotes }) => firstQuotes);
}

/** The share of questions whose first quote holds evidence, 0 to 1. */
function rightFirst(
  quotes: readonly (FirstQuote | null)[],
  evidence: readonly (readonly string[])[],
): number {
  const gained = quotes.map((quote, at) => gains([quote?.text ?? ''], evidence[at] ?? []));
  return share(gained, ([gain = 0]) => gain > 0);
}

/** How many questions have the same first quote in both. */
function alike(
  some: readonly (FirstQuote | null)[],
  others: readonly (FirstQuote | null)[],
): number {
  const placeOf = (quote: FirstQuote | null | undefined): string =>
    JSON.stringify([quote?.articleId, quote?.start, quote?.text]);
  return some.filter((quote, at) => placeOf(quote) === placeOf(others[at])).length;
}
