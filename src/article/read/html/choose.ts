import type { PageLine } from './text.js';

/** A paragraph that Readability passes over is running text from so many characters on. */
const proseCharacters = 60;
/** More of such a paragraph isn't linked. */
const proseLinked = 0.3;

/** A sentence that is up to so many lines away from the article's on both sides is part of it. */
const widestGap = 4;

/** Two paragraphs of so many characters that are printed twice are a second version of the text. */
const repeatedCharacters = 80;
const fewestRepeated = 2;

/** Characters of a pull quote, more than a name and less than a page; and how many are looked for. */
const pullQuote = { least: 25, longest: 400, most: 40 } as const;

/**
 * The lines of a page, those that aren't its article with a rule: of those without one, Readability's
 * choice stays (`main`), and so do sentences between its paragraphs. What is printed twice stays once.
 */
export function chooseLines(page: readonly PageLine[], main: readonly PageLine[]): PageLine[] {
  const { lines, chosen } = withMain(page, main);
  const found = lines.map((line, index) => {
    if (line.rule !== null || chosen[index] === true) return line;
    const before = chosen.slice(Math.max(0, index - widestGap), index).lastIndexOf(true);
    const after = chosen.slice(index, index + widestGap).indexOf(true);
    const between = before >= 0 && after >= 0;
    return between && isProse(line) ? line : { ...line, rule: 'outside-article' };
  });
  return withoutPullQuotes(withoutRepeats(found));
}

/** Which lines of the page are in Readability's choice; a line that it changed is put in as it is there. */
function withMain(
  page: readonly PageLine[],
  main: readonly PageLine[],
): { lines: PageLine[]; chosen: boolean[] } {
  const places = new Map<string, number[]>();
  page.forEach(({ text, rule }, index) => {
    if (rule !== null) return;
    const same = places.get(text);
    if (same === undefined) places.set(text, [index]);
    else same.push(index);
  });
  const used = new Set<number>();
  const changed = new Map<number, PageLine[]>();
  let at = -1;
  for (const line of main) {
    const place = firstAfter(places.get(line.text) ?? [], at);
    if (place === undefined) {
      const here = changed.get(at);
      if (here === undefined) changed.set(at, [line]);
      else here.push(line);
    } else {
      used.add(place);
      at = place;
    }
  }
  const lines: PageLine[] = [];
  const chosen: boolean[] = [];
  const add = (line: PageLine, isChosen: boolean) => {
    lines.push(line);
    chosen.push(isChosen);
  };
  const addChanged = (index: number) => {
    for (const line of changed.get(index) ?? [])
      add({ ...line, rule: null, block: -1 - lines.length }, true);
  };
  addChanged(-1);
  page.forEach((line, index) => {
    add(line, used.has(index));
    addChanged(index);
  });
  return { lines, chosen };
}

/** The first of ascending numbers that is greater than a bound. */
function firstAfter(ascending: readonly number[], bound: number): number | undefined {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? bound) > bound) high = middle;
    else low = middle + 1;
  }
  return ascending[low];
}

function isProse({ text, linked }: PageLine): boolean {
  return text.length >= proseCharacters && /[.!?]["'”’»)]*$/.test(text) && linked <= proseLinked;
}

/** A version for telephones or for print repeats paragraphs, with the short lines between them. */
function withoutRepeats(lines: readonly PageLine[]): PageLine[] {
  const result = [...lines];
  const kept = lines.flatMap(({ rule }, index) => (rule === null ? [index] : []));
  const firstPlace = new Map<string, number>();
  let run: number[] = [];
  let expected = -1;
  const endRun = () => {
    const paragraphs = run.filter((index) => isParagraph(lines[index]?.text ?? ''));
    if (paragraphs.length >= fewestRepeated) {
      for (const index of run) {
        const line = lines[index];
        if (line !== undefined) result[index] = { ...line, rule: 'repeated-text' };
      }
    }
    run = [];
  };
  const textAt = (position: number) => lines[kept[position] ?? -1]?.text ?? '';
  kept.forEach((index, position) => {
    const text = textAt(position);
    const goesOn = run.length > 0 && textAt(expected) === text;
    if (!goesOn) endRun();
    const before = goesOn ? expected : firstPlace.get(text);
    if (before === undefined) {
      firstPlace.set(text, position);
    } else {
      run.push(index);
      expected = before + 1;
    }
  });
  endRun();
  return result;
}

function isParagraph(text: string): boolean {
  return text.length >= repeatedCharacters && /[.!]["'”’»)]*$/.test(text);
}

/** A sentence of the text that is shown again in large letters, in a quotation or a box. */
function withoutPullQuotes(lines: readonly PageLine[]): PageLine[] {
  const texts = lines
    .filter(({ rule, setOff }) => rule === null && !setOff)
    .map((line) => bare(line.text));
  let looked = 0;
  return lines.map((line) => {
    const { length } = line.text;
    const mayBeOne = line.rule === null && line.setOff && length >= pullQuote.least;
    if (!mayBeOne || length > pullQuote.longest || looked >= pullQuote.most) return line;
    looked += 1;
    const words = bare(line.text);
    return texts.some((text) => text.includes(words)) ? { ...line, rule: 'pull-quote' } : line;
  });
}

/** Words only: a pull quote has other quotation marks than its sentence. */
function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
