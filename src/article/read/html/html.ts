import { Readability } from '@mozilla/readability';
import { Failure } from '../../../failure.js';
import type { Source } from '../../article.js';
import { type HtmlDocument, type HtmlElement, type HtmlNode, parsePage } from './document.js';
import { readPageSource } from './metadata.js';
import { blockText } from './text.js';

/** Elements that stand beside the text of an article. */
const BESIDE =
  'figure, figcaption, picture, aside, nav, form, dialog, [role=navigation], [role=complementary], [role=dialog], [aria-hidden=true], [hidden]';

/** Words in classes and ids of such elements. */
const BESIDE_NAME = new RegExp(
  `(?:^|[-_ ])(?:${[
    'ads?|advert|advertisement|sponsor|sponsored|promos?|paywall|cookies?|gdpr|popup|modal',
    'captions?|credits?|gallery|slideshow|carousel',
    'related|recirc|recommended|recommendations|trending|most-read|readmore|read-more|more-on|dont-miss',
    'newsletters?|subscribe|subscription|signup|share|sharing|sharebar|social',
    'comments?|disqus|outbrain|taboola|breadcrumbs?|tags|taglist|bio|author-bio|about-author',
  ].join('|')})(?:$|[-_ ])`,
  'i',
);

/** Characters in real paragraphs that an element may hold and still stand beside the article. */
const BESIDE_CHARACTERS = 600;

/** A paragraph shorter than this doesn't indicate an article. */
const PARAGRAPH_CHARACTERS = 80;

/** A block up to this length of which this share is a link points to something else. */
const POINTER_CHARACTERS = 300;
const POINTER_SHARE = 0.9;

/** Pages are some 40 elements deep. Time goes with the square of the depth, so deeper ones are read as they stand. */
const DEEPEST = 300;

/**
 * The article that an HTML page holds, found by `@mozilla/readability` after what stands beside it
 * is taken out: its text with blocks separated by blank lines (empty where there is none), and what
 * the page says about it in JSON-LD, meta tags and marked-up elements. `url` takes precedence over the
 * page's own.
 *
 * Over 181 saved pages (`../shared/eval/cleaning`), four-word shingles, mean over pages: precision
 * .950, recall .988, F1 .969; Readability alone .914, .982, .947.
 *
 * @throws Failure `unusable-article` for HTML that can't be read
 */
export function articleFromHtml(html: string, url: string | null): { text: string; given: Source } {
  try {
    const document = parsePage(html);
    const { given, articleBody } = readPageSource(document);
    const whole = blockText(document.body);
    const text = isDeeper(document.body, DEEPEST) ? whole : (mainText(document) ?? whole);
    return { text: fuller(text, articleBody), given: { ...given, url: url ?? given.url } };
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('article', 'unusable-article', 'its HTML cannot be read', { cause: error });
  }
}

function removeBeside(document: HtmlDocument): void {
  for (const element of document.querySelectorAll(BESIDE)) {
    if (!holdsArticle(element)) element.remove();
  }
  for (const element of document.querySelectorAll('[class], [id]')) {
    const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
    // Names like newsCaption too.
    const parted = names.replace(/(?<=[a-z])(?=[A-Z])/g, '-');
    if (BESIDE_NAME.test(parted) && !holdsArticle(element)) element.remove();
  }
  for (const element of document.querySelectorAll('p, li, div')) {
    if (isPointer(element)) element.remove();
  }
}

function holdsArticle(element: HtmlElement): boolean {
  if (/^(?:HTML|BODY|MAIN|ARTICLE|H1|A|P)$/.test(element.tagName)) return true;
  let characters = 0;
  for (const paragraph of element.querySelectorAll('p')) {
    const { length } = paragraph.textContent ?? '';
    if (length > PARAGRAPH_CHARACTERS) characters += length;
  }
  return characters > BESIDE_CHARACTERS;
}

function isPointer(element: HtmlElement): boolean {
  const { length } = element.textContent?.trim() ?? '';
  if (length === 0 || length > POINTER_CHARACTERS) return false;
  let linked = 0;
  for (const link of element.querySelectorAll('a')) linked += link.textContent?.trim().length ?? 0;
  return linked >= length * POINTER_SHARE;
}

function isDeeper(node: HtmlNode, depth: number): boolean {
  if (depth === 0) return true;
  for (const child of node.childNodes) if (isDeeper(child, depth - 1)) return true;
  return false;
}

function mainText(document: HtmlDocument): string | null {
  removeBeside(document);
  const found = new Readability<HtmlNode>(document as never, {
    serializer: (node) => node as unknown as HtmlNode,
  }).parse();
  return found?.content ? blockText(found.content) || null : null;
}

/** The body of the JSON-LD if the page shows less than half of it. */
function fuller(text: string, articleBody: string | null): string {
  return articleBody !== null && text.length < articleBody.length / 2 ? articleBody.trim() : text;
}
