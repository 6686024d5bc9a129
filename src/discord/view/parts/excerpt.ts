import { splitSentences, trimSpan } from '../../../text/sentences.js';
import type { Span } from '../../../text/span.js';
import { quoteBlock } from '../text/markdown.js';
import { longestStart } from '../text/shorten.js';

/** What to show of a text: at most `within`, at least `core`, with `highlight` in bold. */
export interface Excerpt {
  readonly text: string;
  readonly within: Span;
  readonly core: Span;
  readonly highlight: Span | null;
  /** Puts a text and its highlight into markdown; by default as a block quote. */
  readonly block?: typeof quoteBlock;
}

/**
 * A block of at most `room` characters: all of `within` where it fits, else the core with as
 * many whole sentences around it as fit, nearest first; of a core that is too long its beginning,
 * cut at a word. Where the text goes on, `mark` says so, outside of the bold.
 */
export function excerptBlock(excerpt: Excerpt, room: number, mark: string): string {
  const { text, within, core } = excerpt;
  const render = (span: Span) => blockOf(excerpt, span, mark);
  const fits = (span: Span) => span.end - span.start <= room && render(span).length <= room;

  if (fits(within)) return render(within);
  const sentences = splitSentences(text.slice(within.start, within.end)).map(({ start, end }) => ({
    start: within.start + start,
    end: within.start + end,
  }));
  const around = sentencesAround(sentences, core, fits);
  if (around !== null) return render(around);
  if (fits(core)) return render(core);
  const start = longestStart(text.slice(core.start, core.end), (beginning) =>
    fits({ start: core.start, end: core.start + beginning.length }),
  );
  return render({ start: core.start, end: core.start + start.length });
}

/** The sentences of the core and as many around them as fit; `null` if the core itself doesn't. */
function sentencesAround(
  sentences: readonly Span[],
  core: Span,
  fits: (span: Span) => boolean,
): Span | null {
  let first = sentences.findIndex(({ end }) => end > core.start);
  let last = sentences.findLastIndex(({ start }) => start < core.end);
  const span = (from: number, to: number): Span | null => {
    const start = sentences[from]?.start;
    const end = sentences[to]?.end;
    return start === undefined || end === undefined ? null : { start, end };
  };
  const fitting = (from: number, to: number) => {
    const candidate = span(from, to);
    return candidate !== null && fits(candidate);
  };
  if (!fitting(first, last)) return null;
  for (let grew = true; grew; ) {
    grew = false;
    if (fitting(first, last + 1)) {
      last++;
      grew = true;
    }
    if (fitting(first - 1, last)) {
      first--;
      grew = true;
    }
  }
  return span(first, last);
}

function blockOf(
  { text, highlight, block = quoteBlock }: Excerpt,
  span: Span,
  mark: string,
): string {
  const shown = trimSpan(text, span);
  const before = text.slice(0, shown.start).trim() === '' ? '' : `${mark} `;
  const after = text.slice(shown.end).trim() === '' ? '' : ` ${mark}`;
  const shift = before.length - shown.start;
  return block(
    `${before}${text.slice(shown.start, shown.end)}${after}`,
    highlight && {
      start: Math.max(highlight.start, shown.start) + shift,
      end: Math.min(highlight.end, shown.end) + shift,
    },
  );
}
