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
  getAttribute(name: string): string | null;
  querySelectorAll(selector: string): Iterable<HtmlElement>;
  remove(): void;
}

/** What this folder uses of a document. */
export interface HtmlDocument {
  readonly body: HtmlElement;
  querySelector(selector: string): HtmlElement | null;
  querySelectorAll(selector: string): Iterable<HtmlElement>;
}

/**
 * Parses a page, or a piece of one, which linkedom would give no body.
 *
 * @throws Failure `unusable-article` for a page that is too deep or has too many parts
 */
export function parsePage(html: string): HtmlDocument {
  assertMeasured(html);
  const whole = /<body[\s>]/i.test(html);
  const { document }: { document: HtmlDocument } = parseHTML(
    whole ? html : `<!doctype html><html><head></head><body>${html}</body></html>`,
  );
  return document;
}
