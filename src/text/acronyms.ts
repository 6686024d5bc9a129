import { fold, tokens } from './words.js';

/** An acronym and what it stands for. */
export interface Acronym {
  /** In small letters, without dots. */
  readonly letters: string;
  /** The words that count, as `tokens` gives them: "democratic", "republic", "congo". */
  readonly words: readonly string[];
}

/** "ECB", "E.C.B."; "MPs" are more than one. */
const acronym = /(?<![\p{L}\p{N}.])((?:\p{Lu}\.?){2,8})s?(?![\p{L}\p{N}])/gu;

/** How far from an acronym its name may begin or end, in UTF-16 code units. */
const reach = 120;
/** What leads from a name to its acronym; after a bracket the name may be written small. */
const leadsOn =
  /(\()?(?:(?<=\()|,\s+|\s[–—-]\s+|,?\s+(?:or|(?:also |better )?known as|called|abbreviated (?:as|to))\s+)(?:the\s+)?["“'‘]?$/u;
/** What leads from an acronym to its name. */
const leadsBack =
  /^["”'’]?(?:\s*(\()|,\s+|\s[–—-]\s+|,?\s+(?:or|short for|(?:which |that )?stands for)\s+)(?:the\s+)?["“'‘]?/u;
/** What no name goes across. */
const boundary = /[;:()!?"“”]|[.]\s|\n\s*\n/gu;
const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu;
/** Words of a name that its acronym may leave out. */
const small = new Set('a an and at de del der des di du for in la of on the to und'.split(' '));
const mostSmall = 4;

/** The acronyms that a text explains: "European Central Bank (ECB)", "the ECB, the European Central Bank,". */
export function acronymsIn(text: string): Acronym[] {
  const found = new Map<string, Acronym>();
  for (const { 0: written, 1: capitals = '', index } of text.matchAll(acronym)) {
    const letters = lettersOf(capitals);
    const before = text.slice(Math.max(0, index - reach), index);
    const end = index + written.length;
    const name = nameBefore(before, letters) ?? nameAfter(text.slice(end, end + reach), letters);
    const words = name === null ? [] : tokens(name, false).map((token) => token.word);
    if (words.length > 1) found.set(`${letters} ${words.join(' ')}`, { letters, words });
  }
  return [...found.values()];
}

/** An acronym as it is compared with others. */
export function lettersOf(written: string): string {
  return fold(written.replaceAll('.', ''));
}

/** Whether these letters begin the words of a name, whose small words may be left out. */
export function isAcronymOf(letters: string, words: readonly string[]): boolean {
  const [first, ...others] = words;
  if (first === undefined) return letters === '';
  if (small.has(first) && isAcronymOf(letters, others)) return true;
  return (
    first.charAt(0) === letters.charAt(0) && letters !== '' && isAcronymOf(letters.slice(1), others)
  );
}

function nameBefore(before: string, letters: string): string | null {
  const lead = leadsOn.exec(before);
  if (lead === null) return null;
  const text = before.slice(0, lead.index);
  const from = [...text.matchAll(boundary)].at(-1);
  const clause = text.slice(from === undefined ? 0 : from.index + from[0].length);
  const words = [...clause.matchAll(word)];
  for (let count = 2; count <= letters.length + mostSmall; count += 1) {
    const first = words.at(-count);
    if (first === undefined) return null;
    const name = clause.slice(first.index);
    if (isName(name, letters, lead[1] !== undefined)) return name;
  }
  return null;
}

function nameAfter(after: string, letters: string): string | null {
  const lead = leadsBack.exec(after);
  if (lead === null) return null;
  const text = after.slice(lead[0].length);
  const clause = text.slice(0, text.search(boundary) + 1 || text.length);
  const words = [...clause.matchAll(word)];
  for (let count = 2; count <= letters.length + mostSmall; count += 1) {
    const last = words[count - 1];
    if (last === undefined) return null;
    const name = clause.slice(0, last.index + last[0].length);
    if (isName(name, letters, lead[1] !== undefined)) return name;
  }
  return null;
}

/** Whether a text is the name of an acronym: it has its letters and, not in brackets, its capitals. */
function isName(text: string, letters: string, inBrackets: boolean): boolean {
  const written = text.match(word) ?? [];
  const words = written.map(fold);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (small.has(first) || small.has(last) || !isAcronymOf(letters, words)) return false;
  return inBrackets || written.every((one) => small.has(one) || /^\p{Lu}/u.test(one));
}
