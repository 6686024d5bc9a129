import { parseHTML } from 'linkedom';
import { assertMeasured } from './measure.js';

/** What this folder uses of a DOM node. */
export interface HtmlNode {
  readonly nodeType: number;
  /** Upper case for an element of HTML. */
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly textContent: string | null;
  readonly childNodes: Iterable<HtmlNode>;
}

/** What this folder uses of an element. */
export interface HtmlElement extends HtmlNode {
  readonly tagName: string;
  readonly children: Iterable<HtmlElement>;
  readonly parentElement: HtmlElement | null;
  readonly previousElementSibling: HtmlElement | null;
  readonly nextElementSibling: HtmlElement | null;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  closest(selector: string): HtmlElement | null;
  querySelector(selector: string): HtmlElement | null;
  querySelectorAll(selector: string): Iterable<HtmlElement>;
  append(...nodes: HtmlNode[]): void;
  replaceWith(...nodes: HtmlNode[]): void;
  remove(): void;
}

/** What this folder uses of a document. */
export interface HtmlDocument {
  readonly body: HtmlElement;
  createElement(name: string): HtmlElement;
  querySelector(selector: string): HtmlElement | null;
  querySelectorAll(selector: string): Iterable<HtmlElement>;
}

/** The text of a node with its white space as single spaces. */
export function textOf(node: HtmlNode | null): string {
  return node?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}

/**
 * Parses a page, or a piece of one, which linkedom would give no body.
 *
 * @throws Failure `unusable-article` for a page that is too deep or has too many parts
 */
export function parsePage(html: string): HtmlDocument {
  assertMeasured(html);
  const whole = /<body[\s>]/i.test(html);
  const { document } = parseHTML(
    whole ? html : `<!doctype html><html><head></head><body>${html}</body></html>`,
  );
  return document as unknown as HtmlDocument;
}
