import { type HtmlElement, type HtmlNode, textOf } from '../document.js';

/** What the section above a headline is called, if it stands within the heading. */
const kickerName =
  /(?:^|[-_\s])(?:kicker|eyebrow|overline|topper|rubri[ck]|category|section|topic|channel|label|badge|flag)(?:$|[-_\s])/i;

/** A headline in fewer characters may begin a title by chance. */
const tellingCharacters = 12;

/** Of text and of CDATA, as a DOM numbers them; a comment is neither. */
const textTypes = new Set([3, 4]);

/**
 * The text of a heading without the kicker that some sites set before the headline in it ("Shipping"): by its
 * class, or because a title of the page's head begins after it.
 *
 * @param said titles of the page's head
 */
export function headingText(heading: HtmlElement, said: readonly string[]): string {
  const whole = textOf(heading);
  const begins = (text: string) => said.some((title) => title.startsWith(text));
  if (whole === '' || begins(whole)) return whole;
  const named = [...heading.querySelectorAll('[class]')].filter((one) =>
    kickerName.test(one.getAttribute('class') ?? ''),
  );
  const unnamed = named.length === 0 ? '' : textWithout(heading, named);
  if (unnamed !== '') return unnamed;
  const [first] = heading.children;
  const rest = first === undefined ? '' : textWithout(heading, [first]);
  const isKicker = rest.length >= tellingCharacters && whole.endsWith(rest) && begins(rest);
  return isKicker ? rest : whole;
}

function textWithout(heading: HtmlElement, left: readonly HtmlElement[]): string {
  const out = new Set<HtmlNode>(left);
  const textIn = (node: HtmlNode): string => {
    if (out.has(node)) return ' ';
    if (textTypes.has(node.nodeType)) return node.nodeValue ?? '';
    return [...node.childNodes].map(textIn).join('');
  };
  return textIn(heading).replace(/\s+/g, ' ').trim();
}
