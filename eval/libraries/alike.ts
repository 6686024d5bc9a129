import { tokens } from '../../src/text/words.js';

/** This many characters at the start show what an article is about. */
const charactersRead = 3000;

/** How alike two articles are, 0 to 1, by their ids. */
export type Alikeness = (one: string, other: string) => number;

/**
 * How alike articles are: the cosine of their words, weighted by rarity (tf-idf).
 *
 * @param texts by id
 */
export function alikenessOf(texts: ReadonlyMap<string, string>): Alikeness {
  const counts = new Map([...texts].map(([id, text]) => [id, countsOf(text)]));
  const articlesWith = new Map<string, number>();
  for (const count of counts.values()) {
    for (const word of count.keys()) articlesWith.set(word, (articlesWith.get(word) ?? 0) + 1);
  }
  const vectors = new Map(
    [...counts].map(([id, count]) => [id, weighted(count, articlesWith, texts.size)]),
  );
  return (one, other) => cosine(vectors.get(one), vectors.get(other));
}

function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { word } of tokens(text.slice(0, charactersRead))) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** A direction of length 1. */
function weighted(
  counts: ReadonlyMap<string, number>,
  articlesWith: ReadonlyMap<string, number>,
  articles: number,
): Map<string, number> {
  const weights = [...counts].map(([word, count]): [string, number] => [
    word,
    (1 + Math.log(count)) * Math.log(articles / (articlesWith.get(word) ?? 1)),
  ]);
  const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
  return new Map(weights.map(([word, weight]) => [word, weight / length]));
}

function cosine(one?: ReadonlyMap<string, number>, other?: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [word, weight] of one ?? []) sum += weight * (other?.get(word) ?? 0);
  return sum;
}
