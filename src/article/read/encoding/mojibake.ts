import { isUtf8 } from 'node:buffer';
import { markBytes } from './windows-1252.js';

/** Everything that a byte above 0x7F can have become. */
const suspectRun = new RegExp(`[\\u0080-\\u00ff${[...markBytes.keys()].join('')}]{2,}`, 'g');

/** What misread text turns out to be: accented Latin, typographic marks, currency, emoji, a byte order mark. */
const common =
  /^(?:[\u00a0-\u017f\u2010-\u2044\u20ac\u2122\u02c6\u02dc\u0152-\u0178\u0192\ufeff\u2190-\u27bf\u{1f000}-\u{1faff}]|\u200b|\u200c|\u200d|\ufe0f)+$/u;

/** Letters of scripts whose misreading is never one or two characters long by chance. */
const otherScript =
  /^[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]{3,}$/u;

/** An accented capital before a closing mark, as in ”STEG PÅ” or «JÄ», which may be right as it is. */
const capitalBeforeMark = /^[Â-Å][‘’“”•–—…„‚†‡«»]$/;

/**
 * Undoes UTF-8 that was read as Windows-1252, once or twice ("â€™" to "’"). A run of characters
 * above ASCII is replaced only if all of it is valid UTF-8 and becomes characters that text
 * contains; correctly decoded text is left as it is.
 */
export function repairMojibake(text: string): string {
  return text.replace(suspectRun, (run, offset: number) => {
    const inWord =
      /\p{Ll}/u.test(text[offset - 1] ?? '') || /\p{L}/u.test(text[offset + run.length] ?? '');
    if (capitalBeforeMark.test(run) && !inWord) return run;
    return reread(reread(run));
  });
}

function reread(run: string): string {
  const bytes = Buffer.alloc(run.length);
  for (let i = 0; i < run.length; i++) {
    const byte = markBytes.get(run[i] ?? '') ?? run.charCodeAt(i);
    if (byte > 0xff) return run;
    bytes[i] = byte;
  }
  // Most runs aren't UTF-8, and a decoder's exception for each takes a hundred times as long.
  if (!isUtf8(bytes)) return run;
  const text = bytes.toString('utf8');
  return common.test(text) || otherScript.test(text) ? text : run;
}
