import type { RawArticle } from '../article.js';
import { sourceText } from '../read/source.js';
import { normaliseLine, splitLines, textLength } from './lines.js';
import { findPublisher } from './metadata.js';

/** How often lines recur over the articles of a publisher. */
export interface RecurringLines {
  /** Number of the publisher's articles that hold the (normalised) line. */
  articlesWith(publisher: string, line: string): number;
  /** Number of the publisher's articles counted. */
  articlesOf(publisher: string): number;
}

/** Longer lines are not counted: they are paragraphs, not a site's furniture (in Latin letters). */
const longestCounted = 240;
/** Below these, chance or a repeated story explains the recurrence. */
export const fewestArticles = 5;
const smallestShare = 0.2;

/**
 * What one article adds to the counts of its publisher: its distinct short lines, normalised.
 * `publisher` is `null` if none is known; then there is nothing to count.
 */
export function linesToCount(raw: RawArticle): {
  publisher: string | null;
  lines: readonly string[];
} {
  // For HTML, the lines that cleaning sees: its text, not its markup.
  const { text, given } = sourceText(raw);
  const all = splitLines(text);
  const publisher = findPublisher(all, given);
  if (publisher === null) {
    return { publisher, lines: [] };
  }
  const lines = new Set<string>();
  for (const line of all) {
    if (line.text.length <= longestCounted && textLength(line.text) <= longestCounted) {
      lines.add(normaliseLine(line.text));
    }
  }
  return { publisher, lines: [...lines] };
}

/** Counts in memory, from what {@link linesToCount} gave for each article. */
export function recurringLines(
  counted: Iterable<{ publisher: string | null; lines: readonly string[] }>,
): RecurringLines {
  const publishers = new Map<string, { articles: number; lines: Map<string, number> }>();
  for (const { publisher, lines } of counted) {
    if (publisher === null) {
      continue;
    }
    const counts = publishers.get(publisher) ?? { articles: 0, lines: new Map() };
    publishers.set(publisher, counts);
    counts.articles += 1;
    for (const line of lines) {
      counts.lines.set(line, (counts.lines.get(line) ?? 0) + 1);
    }
  }
  return {
    articlesWith: (publisher, line) => publishers.get(publisher)?.lines.get(line) ?? 0,
    articlesOf: (publisher) => publishers.get(publisher)?.articles ?? 0,
  };
}

/** Whether a line recurs over so many of a publisher's articles that it is the site's, not theirs. */
export function recurs(recurring: RecurringLines, publisher: string, line: string): boolean {
  if (textLength(line) > longestCounted) {
    return false;
  }
  const articles = recurring.articlesWith(publisher, normaliseLine(line));
  return articles >= fewestArticles && articles >= smallestShare * recurring.articlesOf(publisher);
}
