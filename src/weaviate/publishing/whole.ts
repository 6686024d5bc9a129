import type { Cluster } from '../cluster.js';
import { most, type PassageProperties } from '../collections.js';
import { groupedBy } from '../objects/grouping.js';
import { isNamedAs } from '../objects/objects.js';
import { answerable } from '../reading.js';
import type { Headed } from './labels.js';

/** What identifies a passage's article. */
const whose = ['text', 'articleId', 'names', 'day'] as const satisfies (keyof PassageProperties)[];
type Owned = Pick<PassageProperties, (typeof whose)[number]>;

/**
 * Those of some articles that are complete, with all passages on most nodes under the article's
 * name: two machines that write the same text at once may leave one's passages under the other's
 * article, or none.
 *
 * @returns their texts
 */
export async function wholeOf(
  cluster: Cluster,
  articles: readonly Headed[],
): Promise<ReadonlySet<string>> {
  const finished = articles.filter(({ checksum }) => checksum !== '');
  if (finished.length === 0) return new Set();
  const lists = await cluster.everywhere(async ({ passages }) => {
    const found: Owned[] = [];
    for (const texts of answerable(finished)) {
      const { objects } = await passages.query.fetchObjects({
        filters: passages.filter.byProperty('text').containsAny(texts),
        limit: most,
        returnProperties: [...whose],
      });
      found.push(...objects.map(({ properties }) => properties));
    }
    return groupedBy(found, ({ text }) => text);
  });
  const whole = finished.filter((article) => {
    const held = lists
      .map(
        (byText) =>
          (byText.get(article.text) ?? []).filter((one) => isNamedAs(one, article)).length,
      )
      .sort((a, b) => a - b);
    // As in `united`: what half of the nodes have exists.
    const has = held[Math.floor(held.length / 2)] ?? 0;
    return has >= Math.min(article.passages, most);
  });
  return new Set(whole.map(({ text }) => text));
}
