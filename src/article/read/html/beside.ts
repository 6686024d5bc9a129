import type { HtmlDocument, HtmlElement } from './document.js';
import { textOf } from './document.js';
import { isPanel, openPanel } from './panels.js';
import { isPointer, linkedShare, unlinkProse } from './pointers.js';

/** Why an element isn't part of the article: the rule that `pullquote clean` shows, by element. */
export type Marks = ReadonlyMap<HtmlElement, string>;

/** What a rule says of the elements it names. */
interface BesideRule {
  readonly rule: string;
  /** Elements that are named by what they are. */
  readonly selector?: string;
  /** Words in classes and ids. */
  readonly words?: RegExp;
  /**
   * What shows that such an element holds the article all the same: `heading` only its headline;
   * `unlinked` also many paragraphs that lead nowhere; `length` also many paragraphs; `prose` also
   * one paragraph of running text.
   */
  readonly unless: 'heading' | 'unlinked' | 'length' | 'prose';
}

/** Whether one of the alternatives is a word of a name: between hyphens, underscores or spaces. */
function words(alternatives: string): RegExp {
  return new RegExp(`(?:^|[-_ ])(?:${alternatives})(?:$|[-_ ])`, 'i');
}

const rules: readonly BesideRule[] = [
  {
    rule: 'comments',
    selector: '[itemprop=comment], [itemtype$="/Comment"]',
    // Not "has-comments" or "comments-open", which say something of a page.
    words:
      /(?:^|(?<!(?:^|[-_ ])(?:has|no|with|without|show|hide|open|closed|allow|enable|disable))[-_ ])(?:comments?|commentlist|disqus|talkback)(?![-_](?:open|closed|enabled|disabled|on|off|allowed))(?:$|[-_ ])/i,
    unless: 'heading',
  },
  {
    rule: 'related',
    words: words(
      'related|recirc|recommended|recommendations|trending|most-read|readmore|read-more|more-on|more-stories|dont-miss|outbrain|taboola',
    ),
    unless: 'unlinked',
  },
  {
    rule: 'cookie-notice',
    words: words('cookies?|gdpr|consent|onetrust|cmp|cookiebanner|cookieconsent'),
    unless: 'heading',
  },
  { rule: 'menu', selector: 'nav, [role=navigation]', unless: 'length' },
  { rule: 'form', selector: 'form', unless: 'length' },
  {
    rule: 'dialog',
    selector: 'dialog, [role=dialog]',
    words: words('popup|modal'),
    unless: 'length',
  },
  { rule: 'caption', words: words('captions?|gallery|slideshow|carousel'), unless: 'length' },
  {
    rule: 'newsletter',
    words: words('newsletters?|paywall|subscribe|subscription|signup'),
    unless: 'length',
  },
  { rule: 'share', words: words('share|sharing|sharebar|breadcrumbs?|taglist'), unless: 'length' },
  {
    rule: 'author-note',
    words: words('bio|author-(?:bio|box|description)|about-(?:the-)?author'),
    unless: 'length',
  },
  // These words also name paragraphs of an article.
  {
    rule: 'advertisement',
    words: words('ads?|advert|advertisement|sponsor|sponsored|promos?'),
    unless: 'prose',
  },
  { rule: 'share', words: words('social|tags|credits?'), unless: 'prose' },
];

const picture = 'figure, figcaption, picture';
const aside = 'aside, [role=complementary]';
const hidden = '[aria-hidden=true], [hidden], [style*="display:none"], [style*="display: none"]';

/** Characters in real paragraphs that an element may hold and still stand beside the article. */
const besideCharacters = 600;

/** A paragraph shorter than this doesn't indicate an article. */
const paragraphCharacters = 80;

/** More of a fact box than this isn't linked. */
const factBoxLinked = 0.3;

/**
 * Finds what stands beside the article of a page: each outermost element of it, with the name of
 * the rule. What the rules spare is made plain (panels opened, fact boxes turned into ordinary
 * elements, links around whole paragraphs taken off), so that Readability spares it too.
 */
export function markBeside(document: HtmlDocument): Marks {
  const marks = new Map<HtmlElement, string>();
  const holders = holdersOfArticle(document);
  const holds = (element: HtmlElement, unless: BesideRule['unless']) =>
    holders.has(element) ||
    /^(?:HTML|BODY|MAIN|H1|A|P)$/.test(element.tagName) ||
    (unless === 'unlinked' && isLong(element) && !leadsElsewhere(element)) ||
    ((unless === 'length' || unless === 'prose') &&
      (element.tagName === 'ARTICLE' || isLong(element))) ||
    // On a page without any headline, only length tells the article.
    (unless === 'heading' && holders.size === 0 && isLong(element)) ||
    (unless === 'prose' && hasProse(element));
  const mark = (element: HtmlElement, rule: string) => {
    if (!marks.has(element)) marks.set(element, rule);
  };

  for (const { rule, selector, unless } of rules) {
    if (selector === undefined) continue;
    for (const element of document.querySelectorAll(selector)) {
      if (!holds(element, unless)) mark(element, rule);
    }
  }
  for (const element of document.querySelectorAll('[class], [id]')) {
    const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
    // Names like newsCaption too.
    const parted = names.replace(/(?<=[a-z])(?=[A-Z])/g, '-');
    const found = rules.find(
      (rule) => rule.words?.test(parted) === true && !holds(element, rule.unless),
    );
    if (found !== undefined) mark(element, found.rule);
  }
  markHeaded(document, mark, holders);
  for (const element of document.querySelectorAll(picture)) {
    if (!holds(element, 'length') && !isFigureOfText(element)) mark(element, 'caption');
  }
  for (const element of document.querySelectorAll(hidden)) {
    if (isPanel(element)) openPanel(document, element);
    else if (!holds(element, 'length')) mark(element, 'hidden');
  }
  for (const element of document.querySelectorAll(aside)) {
    if (marks.has(element)) continue;
    if (holders.has(element) || isFactBox(element)) becomePlain(document, element);
    else if (!holds(element, 'length')) mark(element, 'aside');
  }
  unlinkProse(document);
  for (const element of document.querySelectorAll('p, li, div')) {
    if (isPointer(element)) mark(element, 'link');
  }
  return marks;
}

/** Elements around the headline or what the page itself calls the body, which are never beside the article. */
function holdersOfArticle(document: HtmlDocument): ReadonlySet<HtmlElement> {
  const holders = new Set<HtmlElement>();
  const core = [
    ...[...document.querySelectorAll('h1')].filter((heading) => textOf(heading) !== ''),
    ...document.querySelectorAll('[itemprop=articleBody]'),
  ];
  for (const one of core) {
    for (let at: HtmlElement | null = one; at !== null; at = at.parentElement) holders.add(at);
  }
  return holders;
}

function isLong(element: HtmlElement): boolean {
  let characters = 0;
  for (const paragraph of element.querySelectorAll('p')) {
    const { length } = paragraph.textContent ?? '';
    if (length > paragraphCharacters) characters += length;
  }
  return characters > besideCharacters;
}

/** Whether an element has headlines of other stories, or so many links that it must have them. */
function leadsElsewhere(element: HtmlElement): boolean {
  const headlines = [...element.querySelectorAll('h2 a, h3 a, h4 a, h5 a, a h2, a h3, a h4, a h5')];
  return headlines.length > 1 || linkedShare(element) > storiesLinked;
}

/** Whether an element holds a paragraph of whole sentences that lead nowhere, and nothing to press. */
function hasProse(element: HtmlElement): boolean {
  if (element.querySelector('a, button, input, form, iframe') !== null) return false;
  const paragraphs = [...element.querySelectorAll('p')].map(textOf);
  return paragraphs.some(
    (text) => text.length > paragraphCharacters && /[.!?]["'”’»)]*$/.test(text),
  );
}

/** From this share of links on, what stands under "More stories" is other stories. */
const othersLinked = 0.4;

/** An article's own text is linked less than that. */
const storiesLinked = 0.25;

/** A heading over comments or over other stories, whatever its box is called. */
const headed: readonly (readonly [string, RegExp])[] = [
  [
    'comments',
    /^(?:\(?\d+\)? )?(?:reader |readers['’] |user |your |latest |all |view )*(?:comments?|thoughts on\b.*|responses to\b.*|join the (?:conversation|discussion)|have your say|leave a (?:reply|comment)|what do you think\?)(?: ?\(?\d+\)?)?:?$/i,
  ],
  [
    'related',
    /^(?:related(?: (?:stories|articles|news|content|posts|coverage|topics))?|more (?:stories|news|on this(?: story| topic)?|from .{2,40}|like this)|read (?:more|next|also)|most (?:read|popular|viewed)|trending(?: now)?|you (?:may|might) (?:also )?(?:like|be interested in)|recommended(?: for you)?|don['’]t miss|editors?['’]?s?['’]? picks?|in other news|latest (?:news|stories)|top stories)\s*:?$/i,
  ],
];

function markHeaded(
  document: HtmlDocument,
  mark: (element: HtmlElement, rule: string) => void,
  holders: ReadonlySet<HtmlElement>,
): void {
  let hasArticleBefore = false;
  for (const element of document.querySelectorAll('p, h2, h3, h4, h5, h6')) {
    const text = textOf(element);
    if (element.tagName === 'P') {
      hasArticleBefore ||= text.length > paragraphCharacters;
      continue;
    }
    const [rule] = headed.find(([, pattern]) => pattern.test(text)) ?? [];
    if (rule === undefined || (rule === 'comments' && !hasArticleBefore)) continue;
    // A text may have a section called "Latest news", too: of other stories most is links.
    const leads = (part: HtmlElement) => rule === 'comments' || linkedShare(part) > othersLinked;
    const box = boxUnder(element, (one) => !holders.has(one) && leads(one));
    const next = element.nextElementSibling;
    if (box !== null) {
      mark(box, rule);
    } else if (rule === 'related') {
      if (next === null || !leads(next)) continue;
      mark(element, rule);
      mark(next, rule);
    } else {
      const parts = fromHere(element);
      if (parts.some((part) => holders.has(part))) continue;
      for (const part of parts) mark(part, rule);
      return;
    }
  }
}

/** An element and all that follow it in their parent. */
function fromHere(element: HtmlElement): HtmlElement[] {
  const parts: HtmlElement[] = [];
  for (let at: HtmlElement | null = element; at !== null; at = at.nextElementSibling)
    parts.push(at);
  return parts;
}

/** The outermost element that begins with the heading, holds more, and of which the condition is true. */
function boxUnder(
  heading: HtmlElement,
  isBeside: (element: HtmlElement) => boolean,
): HtmlElement | null {
  let box: HtmlElement | null = null;
  let at: HtmlElement = heading;
  while (at.previousElementSibling === null && at.parentElement !== null) {
    at = at.parentElement;
    if (/^(?:HTML|BODY|MAIN|ARTICLE)$/.test(at.tagName) || !isBeside(at)) break;
    if (textOf(at).length > textOf(heading).length) box = at;
  }
  return box;
}

/** WordPress sets tables and quotations in figures. */
function isFigureOfText(element: HtmlElement): boolean {
  const figure = element.closest('figure');
  return (
    element.tagName !== 'PICTURE' &&
    figure !== null &&
    figure.querySelector('table, blockquote, pre, ul, ol') !== null
  );
}

/** An aside among the paragraphs that tells something itself, instead of leading elsewhere. */
function isFactBox(element: HtmlElement): boolean {
  return (
    element.closest('article, main, [itemprop=articleBody]') !== null &&
    element.querySelector('form, input, button, iframe, nav') === null &&
    linkedShare(element) <= factBoxLinked &&
    textOf(element).length > 20
  );
}

/** Readability leaves out every aside, and elements by their names. */
function becomePlain(document: HtmlDocument, element: HtmlElement): void {
  const plain = document.createElement('div');
  plain.setAttribute('data-box', '');
  plain.append(...element.childNodes);
  element.replaceWith(plain);
}
