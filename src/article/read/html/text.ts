import type { HtmlNode } from './document.js';

/** Elements whose text stands on its own: what is before and after them is another paragraph. */
const BLOCKS = new Set(
  `ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER
  FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR
  UL`.split(/\s+/),
);

/** Elements that show no text of the page's own. */
const SILENT = new Set(
  'BUTTON HEAD IFRAME NOSCRIPT OBJECT SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA'.split(' '),
);

const ELEMENT_NODE = 1;
const TEXT_NODE = 3;

/**
 * The text below a node as a reader sees it: paragraphs, headings, list items and table rows
 * separated by blank lines, `<br>` as a line break, cells of a row and other white space as one space.
 */
export function blockText(root: HtmlNode): string {
  const blocks: string[] = [];
  let current = '';
  const endBlock = () => {
    const lines = current.split('\v').map((line) => line.replace(/[ \t\r\n\f]+/g, ' ').trim());
    // Two breaks in a row are how some pages write paragraphs.
    const text = lines
      .join('\n')
      .trim()
      .replace(/\n{2,}/g, '\n\n');
    if (text !== '') blocks.push(text);
    current = '';
  };
  const visit = (node: HtmlNode) => {
    if (node.nodeType === TEXT_NODE) {
      current += node.nodeValue ?? '';
      return;
    }
    const name = node.nodeName.toUpperCase();
    if (node.nodeType !== ELEMENT_NODE || SILENT.has(name)) return;
    if (BLOCKS.has(name)) endBlock();
    if (name === 'BR') current += '\v';
    for (const child of node.childNodes) visit(child);
    if (name === 'TD' || name === 'TH') current += ' ';
    if (BLOCKS.has(name)) endBlock();
  };
  visit(root);
  endBlock();
  return blocks.join('\n\n');
}
