import stringWidth from 'string-width';
import type { Quote } from '../../answer/answer.js';
import { en } from '../../locales/en.js';
import { fold, type Look, shortenTo } from '../layout.js';
import { type Colours, verbatim } from '../output.js';
import { sourceLine } from './source-line.js';

/** How a quote is shown. */
export interface QuoteView {
  readonly look: Look;
  /** The article's id as it is shown: see `shortIds`. */
  readonly idOf: (id: string) => string;
  /** Lines for what stands around the highlight on a terminal; all of it by default. */
  readonly room?: number | undefined;
}

/**
 * The words of a quote. On a terminal the highlight comes first and by itself, in bold, and its passage
 * below it, dimmed, with `[…]` where it stands. Elsewhere it is the passage with the highlight in `**`.
 */
export function layOutWords(quote: Quote, { look, room }: QuoteView): string[] {
  const { colours, height, width } = look;
  const bar = colours.cyan('│');
  if (height === null || !hasBold(colours)) {
    return wrap(quote, width - 4, colours).map((line) => `  ${bar} ${verbatim(line)}`);
  }
  const highlighted = paragraphs(quote.highlight.text)
    .flatMap((text) => fold(text, width - 4))
    .map((line) => `  ${bar} ${colours.bold(verbatim(line))}`);
  const around = contextLines(quote, width - 4, room).map(
    (line) => `  ${colours.dim(`┆ ${verbatim(line)}`)}`,
  );
  return around.length === 0 ? highlighted : [...highlighted, `  ${colours.dim('┆')}`, ...around];
}

/** What is known of where a quote is from, and what else is known of the same. */
export function layOutOrigin(quote: Quote, { look, idOf }: QuoteView): string[] {
  const { colours, width } = look;
  const { article } = quote;
  const lines = withId(sourceLine(article), idOf(article.id), width - 2, colours).map(
    (line) => `  ${line}`,
  );
  if (article.url) lines.push(`  ${address(article.url, look)}`);
  if (quote.alsoIn.length > 0) {
    const others = `${en.answer.alsoIn} ${quote.alsoIn.map((other) => sourceLine({ ...other, author: null })).join('; ')}`;
    lines.push(...fold(others, width - 2).map((line) => colours.dim(`  ${line}`)));
  }
  if (quote.newer !== null) {
    const newer = `${en.answer.newer} ${sourceLine(quote.newer)}  ${idOf(quote.newer.id)}`;
    lines.push(...fold(newer, width - 2).map((line) => colours.yellow(`  ${line}`)));
  }
  return lines;
}

/** A source line in bold with a dimmed id behind it, on a line of its own if it doesn't fit. */
function withId(source: string, id: string, width: number, { bold, dim }: Colours): string[] {
  const lines = fold(source, width);
  const last = lines.at(-1) ?? '';
  const head = lines.slice(0, -1).map(bold);
  return stringWidth(`${last}  ${id}`) <= width
    ? [...head, `${bold(last)}  ${dim(id)}`]
    : [...head, bold(last), dim(id)];
}

/** An address: short and clickable if the terminal can do that, otherwise whole, so that it can be copied. */
function address(url: string, { colours, link, width }: Look): string {
  if (link === null || !/^https?:\/\/\S+$/i.test(url)) return colours.dim(url);
  return colours.dim(link(shortenTo(url, width - 2), url));
}

/** A quote's text in its order, with the highlight bold, or between `**` without colours. */
export function wrap(
  quote: Pick<Quote, 'text' | 'highlight'>,
  width: number,
  colours: Colours,
): string[] {
  const { highlight } = quote;
  const plain = !hasBold(colours);
  const lines: string[] = [];
  for (const paragraph of quote.text.matchAll(/[^\n]+|\n{2,}/g)) {
    if (paragraph[0].startsWith('\n')) {
      lines.push('');
      continue;
    }
    let line = '';
    let used = 0;
    for (const word of paragraph[0].matchAll(/\S+/g)) {
      const at = paragraph.index + word.index;
      const marked = at >= highlight.start && at < highlight.end;
      const open = plain && at === highlight.start ? '**' : '';
      const close = plain && marked && at + word[0].length >= highlight.end ? '**' : '';
      const shown = `${open}${word[0]}${close}`;
      const size = stringWidth(shown);
      if (used > 0 && used + 1 + size > width) {
        lines.push(line);
        line = '';
        used = 0;
      }
      const gap = used === 0 ? '' : ' ';
      line += marked && !plain ? colours.bold(`${gap}${shown}`) : `${gap}${shown}`;
      used += gap.length + size;
    }
    lines.push(line);
  }
  return lines;
}

function hasBold(colours: Colours): boolean {
  return colours.bold('x') !== 'x';
}

/** What stands around a highlight, in so many lines: the words next to it are the last to go. */
function contextLines(
  { text, highlight }: Quote,
  width: number,
  room = Number.POSITIVE_INFINITY,
): string[] {
  const cut = en.answer.cut;
  const earlier = paragraphs(text.slice(0, highlight.start));
  const later = paragraphs(text.slice(highlight.end));
  const [next] = later;
  if (next !== undefined) later[0] = `${cut} ${next}`;
  else if (earlier.length > 0) earlier.push(`${earlier.pop()} ${cut}`);
  // Leaves room for an ellipsis.
  const before = earlier.flatMap((one) => fold(one, width - 2));
  const after = later.flatMap((one) => fold(one, width - 2));
  const most = Math.max(0, room);
  const first = Math.min(before.length, Math.max(Math.floor(most / 2), most - after.length));
  const second = Math.min(after.length, most - first);
  return [
    ...(first < before.length ? marked(before.slice(before.length - first), 'before') : before),
    ...(second < after.length ? marked(after.slice(0, second), 'after') : after),
  ];
}

/** Lines with an ellipsis before or after them. */
function marked(lines: readonly string[], where: 'before' | 'after'): string[] {
  const index = where === 'before' ? 0 : lines.length - 1;
  return lines.map((line, i) => {
    if (i !== index) return line;
    return where === 'before' ? `… ${line}` : `${line} …`;
  });
}

/** The paragraphs of a text, each in one line. */
function paragraphs(text: string): string[] {
  return text
    .split(/\n+/)
    .map((one) => one.trim().replace(/\s+/g, ' '))
    .filter((one) => one !== '');
}
