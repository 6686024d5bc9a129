import type { Passage } from '../../article/article.js';
import type { StoredArticle } from '../../library/library.js';
import type { Words } from '../../locales/catalogue.js';
import { splitSentences } from '../../text/sentences.js';
import type { Span } from '../../text/span.js';
import { type Payload, payload } from '../payload.js';
import { passageRows } from './parts/buttons.js';
import { excerptBlock } from './parts/excerpt.js';
import { sourceLine } from './parts/source-line.js';
import { roomBeside } from './text/shorten.js';

/** A passage of an article to be shown between its neighbours. */
export interface PassageView {
  readonly article: Pick<
    StoredArticle,
    'id' | 'title' | 'author' | 'publisher' | 'date' | 'url' | 'body'
  >;
  /** All of the article's passages, in order. */
  readonly passages: readonly Passage[];
  /** Which of them, from 0; the nearest one if it doesn't exist. */
  readonly ordinal: number;
  /** The part of the body to set in bold. */
  readonly highlight: Span | null;
}

/**
 * One passage of an article, whole if it fits, with as many sentences of its neighbours as fit, and
 * buttons to go on. It is one slice of the body: if passages overlap, nothing is repeated.
 */
export function layOutPassage(view: PassageView, words: Words): Payload {
  const { article, passages } = view;
  const source = sourceLine(article, words);
  const ordinal = Math.max(Math.min(view.ordinal, passages.length - 1), 0);
  if (passages.length === 0) return payload(source);
  const count = `-# ${words.answer.passageOf(ordinal + 1, passages.length)}`;
  const block = passageBlock(view, ordinal, roomBeside([source, count]), words.answer.cut);
  return payload(
    [source, block, count].join('\n'),
    passageRows(article.id, ordinal, passages.length, words),
  );
}

function passageBlock(
  { article: { body: text }, passages, highlight }: PassageView,
  ordinal: number,
  room: number,
  mark: string,
): string {
  const { start, end } = passages[ordinal] ?? { start: 0, end: text.length };
  const passage = { start, end };
  const alone = { text, within: passage, core: passage, highlight };
  if (excerptBlock(alone, Number.POSITIVE_INFINITY, mark).length > room) {
    return excerptBlock({ ...alone, core: coreOf(text, passage, highlight) }, room, mark);
  }
  const within = {
    start: passages[ordinal - 1]?.start ?? start,
    end: passages[ordinal + 1]?.end ?? end,
  };
  return excerptBlock({ ...alone, within }, room, mark);
}

/** The least to show of a passage that is too long: the bold part, or its first sentence. */
function coreOf(text: string, passage: Span, highlight: Span | null): Span {
  if (highlight !== null && highlight.start >= passage.start && highlight.end <= passage.end) {
    return highlight;
  }
  const [first] = splitSentences(text.slice(passage.start, passage.end));
  return { start: passage.start, end: passage.start + (first?.end ?? 0) };
}
