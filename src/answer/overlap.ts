import type { Library } from '../library/library.js';
import type { Span } from '../text/span.js';
import { highlightIn } from './highlight/highlight.js';
import type { Query } from './query.js';
import { bySearch, type PassageReading, type Ranked } from './rank.js';

/** A neighbour with at least this share of the first one's score by search may go before it. */
const shareOfFirst = 0.95;

/**
 * Passages of one article overlap by a sentence or two. If the sentence to highlight in the first
 * candidate is in its neighbour too, and the neighbour's own best sentence is another, the neighbour
 * holds something better: it goes first.
 *
 * @param ranked best first; only the first and those that overlap with it are looked at
 */
export async function preferFuller(
  query: Query,
  ranked: readonly Ranked[],
  library: Pick<Library, 'sentences'>,
): Promise<readonly Ranked[]> {
  const [first] = ranked;
  if (first === undefined) return ranked;
  const own = first.candidate.passage;
  const neighbours = ranked.filter(
    (one) => one !== first && overlaps(one.candidate.passage, own) && isClose(one, first),
  );
  if (neighbours.length === 0) return ranked;
  const best = await highlightIn(query, first, own, library);
  for (const neighbour of neighbours) {
    const { passage } = neighbour.candidate;
    if (!within(best, passage)) continue;
    if (within(await highlightIn(query, neighbour, passage, library), own)) continue;
    const fuller = { ...neighbour, reading: better(neighbour.reading, first.reading) };
    return [fuller, ...ranked.filter((one) => one !== neighbour)];
  }
  return ranked;
}

/** The neighbour also holds the sentence of the first that the reader judged: the better reading counts. */
function better(own: PassageReading | null, other: PassageReading | null): PassageReading | null {
  if (own === null || other === null) return own;
  const lead = own.lead === null || other.lead === null ? null : Math.max(own.lead, other.lead);
  return { ...own, relevance: Math.max(own.relevance, other.relevance), lead };
}

function isClose(one: Ranked, first: Ranked): boolean {
  return bySearch(one.parts) >= shareOfFirst * bySearch(first.parts);
}

type Placed = Ranked['candidate']['passage'];

function overlaps(a: Placed, b: Placed): boolean {
  return a.articleId === b.articleId && a.start < b.end && b.start < a.end;
}

function within(span: Span, { start, end }: Span): boolean {
  return start <= span.start && span.end <= end;
}
