import { type HtmlElement, type HtmlNode, textOf } from './document.js';

/** What the section above a headline is called, if it stands within the heading. */
const kickerName =
  /(?:^|[-_\s])(?:kicker|eyebrow|overline|topper|rubri[ck]|category|section|topic|channel|label|badge|flag)(?:$|[-_\s])/i;

/** A headline in fewer characters may begin a title by chance. */
const tellingCharacters = 12;

/**
 * The text of a heading without the kicker that some sites set before the headline in it ("Shipping"): by its
 * class, or because a title of the page's head begins after it.
 *
 * @param said titles of the page's head
 */
export function headingText(heading: HtmlElement, said: readonly string[]): string {
  const whole = textOf(heading);
  const named = [...heading.querySelectorAll('[class]')].filter((one) =>
    kickerName.test(one.getAttribute('class') ?? ''),
  );
  const unnamed = squeezed(textWithout(heading, new Set<HtmlNode>(named)));
  if (unnamed !== '' && unnamed !== whole) return unnamed;
  const [first] = heading.children;
  const rest =
    first === undefined ? '' : squeezed(textWithout(heading, new Set<HtmlNode>([first])));
  const begins = (text: string) => said.some((title) => title.startsWith(text));
  const isKicker = rest.length >= tellingCharacters && whole.endsWith(rest) && begins(rest);
  return isKicker && !begins(whole) ? rest : whole;
}

function textWithout(node: HtmlNode, left: ReadonlySet<HtmlNode>): string {
  if (left.has(node)) return ' ';
  const inner = [...node.childNodes];
  if (inner.length === 0) return node.textContent ?? '';
  return inner.map((one) => textWithout(one, left)).join('');
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
