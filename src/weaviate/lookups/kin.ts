import { Filters } from 'weaviate-client';
import { nearDuplicateSimilarity, signature, similarity } from '../../article/duplicates.js';
import type { Copy, StoredArticle } from '../../library/library.js';
import {
  type ArticleProperties,
  type Collections,
  type LabelProperties,
  most,
} from '../collections.js';
import { groupedBy } from '../objects/grouping.js';
import { articleFrom, copyFrom } from '../objects/objects.js';
import { otherNames } from '../reading.js';

/** Articles compared with one to find its near duplicates. */
const likeliest = 100;

/** Articles with nearly the same text, and all their other names. */
export async function kinOf(
  { articles, labels }: Collections,
  articleId: string,
): Promise<(StoredArticle | Copy)[]> {
  const [own] = (
    await articles.query.fetchObjects({
      filters: articles.filter.byProperty('articleId').equal(articleId),
      limit: 1,
    })
  ).objects.map(({ properties }) => properties);
  if (own === undefined) return [];
  // Concurrently: usually there is no other, and each request takes some milliseconds.
  const [like, names] = await Promise.all([likeIt(articles, own), heldLabels(labels, [own.text])]);
  const kin = [own, ...like];
  const others = await heldLabels(
    labels,
    like.map(({ text }) => text),
  );
  const named = groupedBy([...names, ...others], ({ text }) => text);
  const copies = kin.flatMap((one) =>
    otherNames(one, named.get(one.text) ?? []).map((label) => copyFrom(label, one.articleId)),
  );
  return [...kin.slice(1).map(articleFrom), ...copies];
}

/** The labels that these texts exist under. */
async function heldLabels(
  labels: Collections['labels'],
  texts: readonly string[],
): Promise<LabelProperties[]> {
  if (texts.length === 0) return [];
  const { objects } = await labels.query.fetchObjects({
    filters: Filters.and(
      labels.filter.byProperty('text').containsAny([...texts]),
      labels.filter.byProperty('state').equal('held'),
    ),
    limit: most,
  });
  return objects.map(({ properties }) => properties);
}

/** Other articles with nearly the same text, whoever published them. */
async function likeIt(
  articles: Collections['articles'],
  { text, bands, body }: ArticleProperties,
): Promise<ArticleProperties[]> {
  // A body without words has none, and then Weaviate stores none.
  if (!bands?.length) return [];
  const { objects } = await articles.query.fetchObjects({
    filters: articles.filter.byProperty('bands').containsAny(bands),
    limit: likeliest,
  });
  const values = signature(body);
  return objects
    .map(({ properties }) => properties)
    .filter((one) => one.text !== text)
    .filter((one) => similarity(values, signature(one.body)) >= nearDuplicateSimilarity);
}
