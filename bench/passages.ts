import type { Article } from '../src/article/article.js';
import { cleanArticle } from '../src/article/clean/clean.js';
import { Failure } from '../src/failure.js';
import { type CutArticle, cutArticle } from '../src/library/ingest/cut.js';
import type { Embedder, PassageText } from '../src/models/embedding/embedder.js';
import { type SourceText, sourceTexts } from './texts.js';

/** An article with its passages, as an ingestion has it before it embeds. */
export interface Cut {
  readonly article: Article;
  readonly cut: CutArticle;
}

/** What cutting asks of an embedder. */
type Sizes = Pick<Embedder, 'maxPieces' | 'countPieces'>;

/**
 * The articles at hand, cleaned and cut by the product's own code; when there are no more, the same
 * ones again as other editions, with other numbers in them, as many as one likes.
 */
export async function* cutArticles(sizes: Sizes): AsyncGenerator<Cut> {
  const seen: Cut[] = [];
  for await (const { article, cut } of cutSources(sizes)) {
    seen.push({ article, cut });
    yield { article, cut };
  }
  for (let edition = 1; ; edition += 1) {
    for (const one of seen) yield editionOf(one, edition);
  }
}

/** The first texts that together give this many passages, if there are enough. */
export async function sourcesWith(passages: number, sizes: Sizes): Promise<SourceText[]> {
  const sources: SourceText[] = [];
  let found = 0;
  for await (const { source, cut } of cutSources(sizes)) {
    sources.push(source);
    found += cut.passages.length;
    if (found >= passages) break;
  }
  return sources;
}

async function* cutSources(sizes: Sizes): AsyncGenerator<Cut & { readonly source: SourceText }> {
  let number = 0;
  for await (const source of sourceTexts()) {
    const cut = cutOf(source, number, sizes);
    number += 1;
    if (cut !== null) yield { source, ...cut };
  }
}

/** Texts of passages as they are embedded, from articles all over the first thousand passages. */
export async function passageTexts(sizes: Sizes, count: number): Promise<PassageText[]> {
  const texts: PassageText[] = [];
  for await (const { cut } of cutArticles(sizes)) {
    texts.push(...cut.texts);
    if (texts.length >= Math.max(1000, count)) break;
  }
  return Array.from({ length: count }, (_, i) => texts[(i * 7) % texts.length]).filter(
    (text) => text !== undefined,
  );
}

function cutOf({ text, ...given }: SourceText, number: number, sizes: Sizes): Cut | null {
  try {
    const article = cleanArticle({
      locator: `bench#${number}`,
      givenId: `bench-${number}`,
      given: { ...given, author: null, url: null },
      content: { kind: 'text', text },
    });
    return { article, cut: cutArticle(article, sizes) };
  } catch (error) {
    // Some scraped pages hold no article at all.
    if (error instanceof Failure && error.kind === 'unusable-article') return null;
    throw error;
  }
}

/**
 * The article with every digit incremented, so that it isn't a copy, and of the same length, so
 * that its passages keep their offsets. One without numbers gets a distinguishing line in its last
 * passage.
 */
function editionOf({ article, cut }: Cut, edition: number): Cut {
  const renumbered = (text: string): string =>
    text.replace(/\d/g, (digit) => String((Number(digit) + edition) % 10));
  const body = `${renumbered(article.body)}\n\nEdition ${edition}.`;
  const id = `${article.id}-${edition}`;
  const last = cut.passages.length - 1;
  return {
    article: { ...article, id, locator: `bench#${id}`, body },
    cut: {
      ...cut,
      passages: cut.passages.map((span, i) => (i === last ? { ...span, end: body.length } : span)),
      texts: cut.texts.map((one) => ({ ...one, text: renumbered(one.text) })),
    },
  };
}

/** The article cut off after this many passages; unchanged if it has no more. */
export function endingAfter(count: number, { article, cut }: Cut): Cut {
  if (cut.passages.length <= count) return { article, cut };
  const passages = cut.passages.slice(0, count);
  const body = article.body.slice(0, passages.at(-1)?.end);
  return {
    article: { ...article, body },
    cut: {
      ...cut,
      passages,
      sentences: cut.sentences.slice(0, count),
      texts: cut.texts.slice(0, count),
    },
  };
}
