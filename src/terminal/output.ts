import { randomBytes } from 'node:crypto';
import pc from 'picocolors';
import { directionClosers, directionControl, escapeJson } from '../text/controls.js';

/**
 * Stands before each control character that is meant. It is another in every process, so that no text
 * from a file, a server or a model can pretend to be our own.
 */
const meant = `\u0000${randomBytes(8).toString('hex')}`;

/** A control character that is meant, or any other but line feed and tab. */
const control = new RegExp(
  `${meant}([\\s\\S])|[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069]`,
  'g',
);

/**
 * Text that a terminal shows and doesn't obey: control characters become `\x1b` and the like, controls
 * of direction are dropped. Our own colours and what `verbatim` marks stay.
 */
export function printable(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(control, (found, kept: string | undefined) => {
    if (kept !== undefined) return kept;
    const code = found.charCodeAt(0);
    return code > 0xff ? '' : `\\x${code.toString(16).padStart(2, '0')}`;
  });
}

/** Writes text to standard output. Nothing else may: see `test/terminal/output.test.ts`. */
export function write(text: string): boolean {
  return process.stdout.write(printable(text));
}

/** Writes text to standard error. */
export function writeError(text: string): void {
  process.stderr.write(printable(text));
}

/** A text that leads to an address on a terminal that shows such links (OSC 8). */
export function hyperlink(text: string, url: string): string {
  const [begin, end] = [`${meant}\u001b]8;;`, `${meant}\u001b\\`];
  return `${begin}${url}${end}${text}${begin}${end}`;
}

/** A value as JSON whose text is safe to write, and parses to exactly that value. */
export function toJson(value: unknown, indent?: number): string {
  return escapeJson(JSON.stringify(value, null, indent));
}

/** A line of a quote with its controls of direction, closed at its end. */
export function verbatim(line: string): string {
  const closed = `${line}${directionClosers(line)}`;
  return closed.replace(directionControl, (found) => `${meant}${found}`);
}

/** The colours that the terminal writes in. */
export type Colours = Readonly<
  Record<'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan', (text: string) => string>
>;

/** Our own colours, or none. */
export function ownColours(enabled: boolean): Colours {
  const colours = pc.createColors(enabled);
  const own = (paint: (text: string) => string) => {
    const [start = '', end = ''] = paint('|')
      .split('|')
      .map((code) => code.replace('\u001b', `${meant}\u001b`));
    return (text: string) => `${start}${text}${end}`;
  };
  return {
    bold: own(colours.bold),
    dim: own(colours.dim),
    red: own(colours.red),
    green: own(colours.green),
    yellow: own(colours.yellow),
    cyan: own(colours.cyan),
  };
}
