import type { Library, StoredArticle } from '../library/library.js';
import type { Span } from '../text/span.js';
import { type Asked, knownOf, markSentence } from './highlight/highlight.js';
import type { PassageReading } from './rank.js';
import { bySearch, type Ranked } from './rank.js';

/** From this share of the first one's score by search on, a neighbour may go before it. */
const shareOfFirst = 0.95;

/**
 * Passages of one article overlap by a sentence or two. Where the sentence that the first candidate
 * would have marked stands in its neighbour too, and the neighbour's own best sentence is another, the
 * neighbour holds something better: it goes first.
 *
 * @param ranked best first; looked at are the first and those of its article that overlap with it
 */
export async function preferFuller(
  ranked: readonly Ranked[],
  library: Pick<Library, 'article' | 'sentences'>,
  asked: Asked,
): Promise<readonly Ranked[]> {
  const [first] = ranked;
  if (first === undefined) return ranked;
  const own = first.candidate.passage;
  const neighbours = ranked.filter(
    (one) => one !== first && overlaps(one.candidate.passage, own) && isClose(one, first),
  );
  if (neighbours.length === 0) return ranked;
  const article = await library.article(own.articleId);
  if (article === null) return ranked;
  const best = await markIn(article, first, asked, library);
  for (const neighbour of neighbours) {
    const passage = neighbour.candidate.passage;
    if (!within(best, passage)) continue;
    if (within(await markIn(article, neighbour, asked, library), own)) continue;
    const fuller = { ...neighbour, reading: better(neighbour.reading, first.reading) };
    return [fuller, ...ranked.filter((one) => one !== neighbour)];
  }
  return ranked;
}

/** The neighbour holds the sentence of the first that the reader judged, too: its better word stands. */
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

/** The sentence that would be marked, as offsets into the body. */
async function markIn(
  article: StoredArticle,
  one: Ranked,
  asked: Asked,
  library: Pick<Library, 'sentences'>,
): Promise<Span> {
  const { start, end } = one.candidate.passage;
  const text = article.body.slice(start, end);
  const known = await knownOf(one, start, library);
  const marked = markSentence(text, article.title, asked, known);
  return { start: start + marked.start, end: start + marked.end };
}
