import { LRUCache } from 'lru-cache';
import { shinglesOf } from '../article/duplicates.js';
import { splitSentences } from '../text/sentences.js';
import type { Span } from '../text/span.js';
import { copied, type Token, tokens } from '../text/words.js';

/**
 * Texts whose analysis is kept: one question goes through the same twenty passages several times, and
 * the next questions often through some of them. Some 10 kB each.
 */
const textsKept = 1_000;

/** What a text is made of, each part worked out when it is first asked for. */
export interface Analysis {
  readonly words: readonly Token[];
  readonly stems: ReadonlySet<string>;
  /** Sentences as offsets into the text, which they tile. */
  readonly sentences: readonly Span[];
  /** Its runs of three words, for comparing it with other texts. */
  readonly shingles: ReadonlySet<string>;
}

const known = new LRUCache<string, Analysis>({ max: textsKept });

/** The parts of a passage or a title. Kept by its characters, so it can't be out of date. */
export function analysed(text: string): Analysis {
  const found = known.get(text);
  if (found !== undefined) return found;
  const own = copied(text);
  const made = analysisOf(own);
  known.set(own, made);
  return made;
}

/** Stems of a passage together with its article's title. */
export function stemsWithTitle(title: string | null, text: string): ReadonlySet<string> {
  return analysed(`${title ?? ''}\n${text}`).stems;
}

function analysisOf(text: string): Analysis {
  const words = lazily(() => tokens(text));
  const stems = lazily(() => new Set(words().map((word) => word.stem)));
  const sentences = lazily(() => splitSentences(text));
  const shingles = lazily(() => shinglesOf(text));
  return {
    get words() {
      return words();
    },
    get stems() {
      return stems();
    },
    get sentences() {
      return sentences();
    },
    get shingles() {
      return shingles();
    },
  };
}

function lazily<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
