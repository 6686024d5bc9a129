import type { Passage, Span } from '../../article/article.js';
import type { StoredArticle } from '../../library/library.js';
import { type Payload, payload } from '../payload.js';
import type { Words } from '../words/words.js';
import { sourceLine } from './source-line.js';

/** A passage of an article to be shown between its neighbours. */
export interface PassageView {
  readonly article: Pick<StoredArticle, 'id' | 'title' | 'publisher' | 'date' | 'url' | 'body'>;
  /** All of the article's passages, in order. */
  readonly passages: readonly Passage[];
  /** Which of them, from 0; one that there is not shows the nearest that there is. */
  readonly ordinal: number;
  /** The part of the body to set in bold. */
  readonly highlight: Span | null;
}

/** One passage of an article between its neighbours, with buttons to walk on. */
export function layOutPassage(view: PassageView, words: Words): Payload {
  return payload(sourceLine(view.article, words));
}
