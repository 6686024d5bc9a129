import { analysed } from '../../answer/analysis.js';
import type { ReadableLibrary, StoredArticle } from '../../library/library.js';

/** Two headlines that share this much of all their words are taken for one story. Set by hand. */
const sameHeadline = 0.5;
/** Fewer words in common may be a name that both have: "Storm over Kalvik", "Kalvik votes". */
const fewestShared = 3;

/** Articles that tell of one thing; the one that was added first comes first. */
export type Story = readonly [StoredArticle, ...StoredArticle[]];

/**
 * Articles grouped by what they tell of: near copies, and those with close headlines. The story with most articles
 * comes first; of several with as many, the one that was added last.
 *
 * @param articles in the order of adding
 */
export async function storiesOf(
  articles: readonly StoredArticle[],
  library: Pick<ReadableLibrary, 'alsoIn'>,
): Promise<Story[]> {
  const stories: [StoredArticle, ...StoredArticle[]][] = [];
  for (const article of articles) {
    const kin = new Set((await library.alsoIn(article.id)).map(({ id }) => id));
    const story = stories.find((one) =>
      one.some((other) => kin.has(other.id) || haveCloseHeadlines(other, article)),
    );
    if (story === undefined) stories.push([article]);
    else story.push(article);
  }
  return stories.reverse().sort((a, b) => b.length - a.length);
}

function haveCloseHeadlines(
  one: Pick<StoredArticle, 'title'>,
  other: Pick<StoredArticle, 'title'>,
): boolean {
  const [a, b] = [analysed(one.title ?? '').stems, analysed(other.title ?? '').stems];
  const shared = [...a].filter((stem) => b.has(stem)).length;
  return shared >= fewestShared && shared / (a.size + b.size - shared) >= sameHeadline;
}
