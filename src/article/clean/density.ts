import { endsSentence, textLength, wordsOf } from './lines.js';
import { type Language, stopWordDensity } from './stopwords.js';

/** What density looks at in one line. */
export interface WeighedLine {
  readonly text: string;
  /** Whether it is running text. */
  readonly prose: boolean;
  /** The rule that recognised it as what stands around every article of a site, if one did. */
  readonly siteWide: string | null;
  /** Whether a rule has named the line as clutter, and if so what should follow it. */
  readonly clutter: 'line' | 'list' | 'end' | null;
}

/**
 * Lengths in Latin letters and stop-word densities that distinguish running text from labels, as in
 * jusText (Pomikálek 2011: 70 and 200 characters, .30 and .32).
 */
const shortLength = 70;
const longLength = 200;
const lowDensity = 0.3;

/** Whether a line is running text: a sentence of some length, or long and dense in function words. */
export function isProse(text: string, language: Language | null): boolean {
  const length = textLength(text);
  if (endsSentence(text)) {
    return length >= shortLength - 10;
  }
  const dense = language === null || stopWordDensity(text, language) >= lowDensity;
  return (length >= shortLength * 2 && dense) || (length >= longLength * 1.5 && hasSentences(text));
}

function hasSentences(text: string): boolean {
  return /[.!?。！？]\s+\S/u.test(text);
}

const labelCost = 80;
const clutterCost = { line: 40, list: 300, end: 500 } as const;
const longestGap = 1200;
const fewestLabels = 5;

/** A label that is a date or an age: one goes with the article, many with a list of articles. */
const dateLabel =
  /^(?:(?:by .{2,40} )?\W*(?:(?:updated|published|posted|on|at|an?|ago|gmt|utc|[ap]\.?m\.?|e[sd]?t|p[sd]?t|c[sd]?t|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?|\d+(?:st|nd|rd|th|h|m|d)?)\b[\s,.:/|•·–-]*)+)$/iu;

/** How much a line speaks for the article (its length) or against it (the cost of a label). */
function weightOf(line: WeighedLine): number {
  if (line.clutter !== null) {
    return -clutterCost[line.clutter];
  }
  const length = Math.min(textLength(line.text), 3 * longLength);
  if (line.prose) {
    if (/(?:\.{3}|…)[\])]?$/u.test(line.text)) {
      return 0.3 * length;
    }
    return endsSentence(line.text) || length < 2 * shortLength ? length : length * 0.5;
  }
  if (endsSentence(line.text)) {
    return /(?:\.{3}|…)$/u.test(line.text) ? -labelCost : length * 0.5;
  }
  if (length <= 80 && dateLabel.test(line.text) && /\d/u.test(line.text)) {
    return -2 * labelCost;
  }
  const words = wordsOf(line.text).length;
  return words <= 3 ? -labelCost : words <= 7 ? -labelCost * 0.6 : -labelCost * 0.4;
}

/** A half-open range of line indexes. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The run of lines with the greatest sum of weights (maximum subsequence segmentation, Pasternack
 * and Roth 2009). The sum replaces the smoothing over neighbours that jusText does in passes:
 * labels between paragraphs are carried by them, sentences among labels are not enough. The cost of
 * one gap is limited, so that a table inside an article does not cut it in two.
 *
 * @returns An empty range if no line has a positive weight.
 */
function mainRange(lines: readonly WeighedLine[]): LineRange {
  let best = { from: 0, to: 0, sum: 0 };
  let from = 0;
  let sum = 0;
  let gap = 0;
  lines.forEach((line, index) => {
    const weight = weightOf(line);
    if (weight <= 0) {
      gap -= weight;
      return;
    }
    const carried = sum - Math.min(gap, longestGap);
    gap = 0;
    if (carried <= 0) {
      from = index;
      sum = weight;
    } else {
      sum = carried + weight;
    }
    if (sum > best.sum) {
      best = { from, to: index + 1, sum };
    }
  });
  return { from: best.from, to: best.to };
}

function labelsIn(lines: readonly WeighedLine[]): number {
  return lines.filter((line) => line.clutter !== null || !line.prose).length;
}

/**
 * Whether the text is a page with furniture around the article, and not an article with a list, a
 * table or verse at one end. It is decided by labels among which rules recognised a site's
 * furniture: the fewer kinds of it, the more labels it takes. A long menu of one or two words a
 * line, before anything else, needs none.
 */
function isPage(before: readonly WeighedLine[], after: readonly WeighedLine[]): boolean {
  const [above, below] = [labelsIn(before), labelsIn(after)];
  const siteWide = [...before, ...after].flatMap((line) => line.siteWide ?? []);
  const kinds = new Set(siteWide).size;
  return (
    (kinds >= 2 && above + below >= 25) ||
    (kinds >= 1 && siteWide.length >= 3 && above + below >= 8) ||
    (kinds >= 1 && above >= 8 && below >= 40) ||
    (above >= 30 && above >= before.length * 0.9 && wordsPerLine(before) <= 3)
  );
}

function wordsPerLine(lines: readonly WeighedLine[]): number {
  return lines.reduce((sum, line) => sum + wordsOf(line.text).length, 0) / lines.length;
}

/**
 * The range of lines that holds the article: {@link mainRange} if there is furniture around it,
 * otherwise everything. With furniture on one side, a few labels on the other are enough.
 */
export function articleRange(lines: readonly WeighedLine[]): LineRange {
  const main = mainRange(lines);
  if (main.to === 0) {
    return { from: 0, to: lines.length };
  }
  const before = lines.slice(0, main.from);
  const after = lines.slice(main.to);
  if (!isPage(before, after)) {
    return { from: 0, to: lines.length };
  }
  return {
    from: labelsIn(before) >= fewestLabels ? main.from : 0,
    to: labelsIn(after) >= fewestLabels ? withList(lines, goingOn(lines, main.to)) : lines.length,
  };
}

/**
 * The end of the article moved past paragraphs that only known inserts part from it: a form or an advertisement costs
 * more than the rest of a short article weighs. A list of other stories or the comments end it.
 */
function goingOn(lines: readonly WeighedLine[], to: number): number {
  let end = to;
  for (let index = to; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || line.clutter === 'list' || line.clutter === 'end') break;
    if (line.clutter === 'line') continue;
    if (!line.prose || !endsSentence(line.text)) break;
    end = index + 1;
  }
  return end;
}

/** Beginnings that the items of one list share. */
const itemKinds = [
  /^[•*·‣▪◦–—-]\s*\S/u,
  /^\(?\d{1,3}\s*[.):ªº°]/u,
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.? \d{1,2}\b/iu,
] as const;
const fewestItems = 4;

/** The end of the article moved past a list that closes it, with the heading of the list. */
function withList(lines: readonly WeighedLine[], to: number): number {
  for (const kind of itemKinds) {
    const first = lines.slice(to, to + 3).findIndex(({ text }) => kind.test(text));
    if (first >= 0 && lines.slice(to, to + first).every(({ clutter }) => clutter === null)) {
      let end = to + first;
      let items = 0;
      for (let index = end; index < lines.length && index <= end + 1; index += 1) {
        const line = lines[index];
        if (line?.clutter === null && kind.test(line.text)) {
          items += 1;
          end = index + 1;
        }
      }
      if (items >= fewestItems) {
        return end;
      }
    }
  }
  return to;
}
