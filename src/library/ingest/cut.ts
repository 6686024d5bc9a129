import { cutPassages, sentencesIn } from '../../article/passages.js';
import type { Embedder, PassageText } from '../../models/embedding/embedder.js';
import { splitSentences } from '../../text/sentences.js';
import type { Span } from '../../text/span.js';
import { indexedText } from '../index/indexed-text.js';

/**
 * Size of a passage and its overlap with the one before: 60 to 100 words with a sentence or two
 * shared gave the best results (../shared/notes/retrieval.md).
 */
const passageCharacters = 700;
const sentencesShared = 1;

/** The pieces that a model sets around every text, `[CLS]` and `[SEP]`. */
const specialPieces = 2;

/** The largest share of the model's input that a title may take from the passage. */
const titleShare = 1 / 4;

/** An article's passages, and what is embedded for each. */
export interface CutArticle {
  /** The title put in front of each passage; shortened if it is very long. */
  readonly indexedTitle: string;
  readonly passages: readonly Span[];
  /** For each passage its sentences, as offsets into it. */
  readonly sentences: readonly (readonly Span[])[];
  /** For each passage what is embedded. */
  readonly texts: readonly PassageText[];
}

/** What the line break between title and passage may add to the pieces of the two. */
const jointPieces = 2;

/** Cuts a body into passages that fit the model together with the title. */
export function cutArticle(
  article: { readonly title: string | null; readonly body: string },
  embedder: Pick<Embedder, 'maxPieces' | 'countPieces'>,
): CutArticle {
  const { body } = article;
  const room = embedder.maxPieces - specialPieces;
  const indexedTitle = shortened(article.title ?? '', Math.floor(room * titleShare), embedder);
  // Cutting counts the same sentences repeatedly, and counting is most of its cost.
  const counts = new Map<string, number>();
  const passages = cutPassages(body, splitSentences(body), {
    maxCharacters: passageCharacters,
    overlapSentences: sentencesShared,
    maxPieces: room - embedder.countPieces(indexedTitle) - jointPieces,
    countPieces: (text) => {
      const count = counts.get(text) ?? embedder.countPieces(text);
      counts.set(text, count);
      return count;
    },
  });
  const before = indexedText(indexedTitle, '').length;
  const sentences = passages.map(({ start, end }) => sentencesIn(body.slice(start, end)));
  const texts = passages.map(({ start, end }, i) => ({
    text: indexedText(indexedTitle, body.slice(start, end)),
    sentences: (sentences[i] ?? []).map((span) => ({
      start: before + span.start,
      end: before + span.end,
    })),
  }));
  return { indexedTitle, passages, sentences, texts };
}

/** A title's characters that are looked at; no model reads as many of them. */
const titleCharacters = 1_000;

/** As many whole words of the title as fit; of a single long word, as many characters. */
function shortened(
  title: string,
  maxPieces: number,
  embedder: Pick<Embedder, 'countPieces'>,
): string {
  const fits = (end: number): boolean => embedder.countPieces(title.slice(0, end)) <= maxPieces;
  if (title.length <= titleCharacters && fits(title.length)) return title;
  const most = Math.min(title.length, titleCharacters);
  const words = [...title.slice(0, most).matchAll(/(?<=\S)\s/g)].map((space) => space.index);
  const characters = Array.from({ length: most }, (_, index) => index);
  const end = lastThat(fits, words) ?? lastThat(fits, characters) ?? 0;
  return title.slice(0, end).replace(/[\uD800-\uDBFF]$|\s+$/, '');
}

/** The last of ascending numbers that fit, by halving: if one fits, so do those before it. */
function lastThat(fits: (value: number) => boolean, values: readonly number[]): number | null {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = values[middle];
    if (value !== undefined && fits(value)) low = middle + 1;
    else high = middle;
  }
  return values[low - 1] ?? null;
}
