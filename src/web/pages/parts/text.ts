import { html } from 'hono/html';
import { isWithin, type Span } from '../../../text/span.js';
import type { Html } from './html.js';

/** What is marked in a text. Offsets are into the text. */
export interface Marks {
  /** A quote, which is set off. */
  readonly quote?: Span | undefined;
  /** The sentence that is seen at a glance. */
  readonly sentence?: Span | undefined;
  /** The id of where the sentence begins, or else the quote, to scroll there. */
  readonly id?: string;
  /** Where numbered passages begin. */
  readonly passages?: readonly { readonly start: number; readonly ordinal: number }[];
}

/** A text as paragraphs, word for word, each in its own direction, with what is marked in it. */
export function paragraphs(text: string, marks: Marks): Html[] {
  const { quote, sentence, passages = [] } = marks;
  let id = marks.id === undefined ? '' : html` id="${marks.id}"`;
  /** Only the first of its pieces has the id. */
  const idOnce = (): Html | string => {
    const once = id;
    id = '';
    return once;
  };
  return [...text.matchAll(/[^\n]+(?:\n(?!\n)[^\n]+)*/g)].map((found) => {
    const span = { start: found.index, end: found.index + found[0].length };
    const pieces = piecesOf(span, marks).map((piece) => {
      const shown = text.slice(piece.start, piece.end);
      const passage = passages.find(({ start }) => start === piece.start);
      const number = passage === undefined ? '' : passageNumber(passage.ordinal + 1);
      if (sentence && isWithin(piece, sentence))
        return html`${number}<mark${idOnce()}>${shown}</mark>`;
      if (!quote || !isWithin(piece, quote)) return html`${number}${shown}`;
      return html`${number}<span class="quoted"${sentence === undefined ? idOnce() : ''}>${shown}</span>`;
    });
    return html`<p dir="auto">${pieces}</p>
`;
  });
}

function passageNumber(number: number): Html {
  return html`<span class="passage" id="passage-${number}" title="Passage ${number} begins here" aria-hidden="true">${number}</span>`;
}

/** A paragraph in pieces that are marked alike. */
function piecesOf({ start, end }: Span, { quote, sentence, passages = [] }: Marks): Span[] {
  const edges = [quote, sentence].flatMap((span) =>
    span === undefined ? [] : [span.start, span.end],
  );
  const cuts = [...edges, ...passages.map((passage) => passage.start)]
    .filter((at) => at > start && at < end)
    .sort((a, b) => a - b);
  const starts = [...new Set([start, ...cuts])];
  return starts.map((from, at) => ({ start: from, end: starts[at + 1] ?? end }));
}
