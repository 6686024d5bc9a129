import pc from 'picocolors';
import stringWidth from 'string-width';
import { createSupportsHyperlinks } from 'supports-hyperlinks';
import { type Colours, hyperlink, ownColours } from './output.js';

/** How wide to write, and what the terminal shows. */
export interface Look {
  readonly width: number;
  /** Lines of the terminal; `null` for a file or a pipe, which holds any number. */
  readonly height: number | null;
  readonly colours: Colours;
  /** A text that leads to an address, if the terminal shows such links; `null` if it doesn't. */
  readonly link: ((text: string, url: string) => string) | null;
}

/** The look of a stream: its width (100 at most, 80 if unknown), its height, colours and links. */
export function lookOf(stream: NodeJS.WriteStream): Look {
  const coloured = stream.isTTY && pc.isColorSupported;
  return {
    // A terminal that doesn't know its size says 0.
    width: Math.min(stream.columns || 80, 100),
    height: stream.isTTY ? stream.rows || 24 : null,
    colours: ownColours(coloured),
    link: stream.isTTY && createSupportsHyperlinks(stream) ? hyperlink : null,
  };
}

/** What the terminal writes in. */
export const locale = 'en-GB';

/** Breaks a line at spaces. A word that is longer than a line, such as a path, is left to the terminal. */
export function fold(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const size = stringWidth(word);
    if (line !== '' && size <= width && stringWidth(line) + 1 + size > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** A text in at most so many columns, with `…` if that isn't all of it. */
export function shortenTo(text: string, most: number): string {
  if (stringWidth(text) <= most) return text;
  let kept = '';
  let used = 0;
  for (const { segment } of new Intl.Segmenter(locale).segment(text)) {
    used += stringWidth(segment);
    if (used > most - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** A text in exactly so many columns: cut, or with spaces after it. */
export function inColumns(text: string, columns: number): string {
  const shown = shortenTo(text, columns);
  return shown + ' '.repeat(Math.max(0, columns - stringWidth(shown)));
}

/** The form of a noun for a count. */
export function plural(one: string, count: number, many = `${one}s`): string {
  return count === 1 ? one : many;
}

/** A count with its noun: `1 file`, `3 files`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${plural(one, count, many)}`;
}
