import type { Marks } from './beside.js';
import type { HtmlElement, HtmlNode } from './document.js';

/** A line of a page's text. */
export interface PageLine {
  readonly text: string;
  /** Number of its block, from 0: a paragraph, heading, list item or table row. */
  readonly block: number;
  /** The rule that left it out of the article, or `null`. */
  readonly rule: string | null;
  /** Share of its characters that are links, 0 to 1. */
  readonly linked: number;
  /** Whether it is set off from the text, in a quotation or a box. */
  readonly setOff: boolean;
}

/** Elements whose text stands on its own: what is before and after them is another paragraph. */
const blocks = new Set(
  `ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER
  FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR
  UL`.split(/\s+/),
);

/** Elements that show no text of the page's own. */
const silent = new Set(
  'BUTTON HEAD IFRAME NOSCRIPT OBJECT SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA'.split(' '),
);

/** Inline elements that pages set apart by style alone. */
const setApart = new Set(['A', 'LABEL', 'SPAN', 'TIME']);

const elementNode = 1;
const textNode = 3;

const noMarks: Marks = new Map();

/** Where in the page the text of a block stands. */
interface Place {
  readonly rule: string | null;
  readonly setOff: boolean;
  readonly linked: boolean;
}

/**
 * The lines below a node as a reader sees them: paragraphs, headings, list items and table rows are
 * blocks, `<br>` is a line break in one and two of them end it; cells of a row and other white
 * space are one space. What is inside a marked element has the mark's rule.
 */
export function pageLines(root: HtmlNode, marks: Marks = noMarks): PageLine[] {
  const lines: PageLine[] = [];
  let block = 0;
  let current = '';
  let linkedCharacters = 0;
  const endBlock = ({ rule, setOff }: Place) => {
    const linked = Math.min(1, linkedCharacters / Math.max(1, current.trim().length));
    const texts = current.split('\v').map((line) => line.replace(/[ \t\r\n\f]+/g, ' ').trim());
    let ended = true;
    for (const text of texts) {
      // Two breaks in a row are how some pages write paragraphs.
      if (text === '' && !ended) {
        block += 1;
        ended = true;
      } else if (text !== '') {
        lines.push({ text, block, rule, linked, setOff });
        ended = false;
      }
    }
    if (!ended) block += 1;
    current = '';
    linkedCharacters = 0;
  };
  const visit = (node: HtmlNode, around: Place) => {
    if (node.nodeType === textNode) {
      const text = node.nodeValue ?? '';
      current += text;
      if (around.linked) linkedCharacters += text.trim().length;
      return;
    }
    const name = node.nodeName.toUpperCase();
    if (!isElement(node) || silent.has(name)) return;
    const rule = around.rule ?? marks.get(node) ?? null;
    const apart = blocks.has(name) || rule !== around.rule;
    if (apart) endBlock(around);
    if (name === 'BR') current += '\v';
    const place = {
      rule,
      setOff: around.setOff || name === 'BLOCKQUOTE' || node.getAttribute('data-box') !== null,
      linked: around.linked || name === 'A',
    };
    let before: HtmlNode | null = null;
    for (const child of node.childNodes) {
      if (runsTogether(before, child)) current += ' ';
      visit(child, place);
      before = child;
    }
    if (name === 'TD' || name === 'TH') current += ' ';
    if (apart) endBlock(place);
  };
  const outside = { rule: null, setOff: false, linked: false };
  visit(root, outside);
  endBlock(outside);
  return lines;
}

/** Whether two inline elements, which a style sets apart, have no space between their words. */
function runsTogether(before: HtmlNode | null, next: HtmlNode): boolean {
  return (
    before !== null &&
    setApart.has(before.nodeName.toUpperCase()) &&
    setApart.has(next.nodeName.toUpperCase()) &&
    /[\p{Ll}\p{N}]$/u.test(before.textContent ?? '') &&
    /^\p{Lu}/u.test(next.textContent ?? '')
  );
}

function isElement(node: HtmlNode): node is HtmlElement {
  return node.nodeType === elementNode;
}

/** The text of lines: blocks separated by a blank line. */
export function textOfLines(lines: readonly PageLine[]): string {
  return lines
    .map(({ text, block }, index) => {
      const next = lines[index + 1];
      if (next === undefined) return text;
      return text + (next.block === block ? '\n' : '\n\n');
    })
    .join('');
}
