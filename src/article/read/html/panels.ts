import type { HtmlDocument, HtmlElement } from './document.js';
import { textOf } from './document.js';

/** Names of what a page opens at a click. */
const panelName = /accordion|collaps|expand|panel|toggle|faq|answer|drawer|reveal|disclosure/i;

/**
 * Whether a hidden element is a part of the text that opens at a click: an accordion's panel. It
 * has sentences, nothing to fill in, and something beside it that opens it.
 */
export function isPanel(element: HtmlElement): boolean {
  return (
    /[.!?]["'”’»)]*$/.test(textOf(element)) &&
    element.querySelector('form, input, button, iframe, nav') === null &&
    element.closest('nav, header, footer, dialog, [role=dialog], [role=navigation]') === null &&
    openerOf(element) !== null
  );
}

/** What opens a panel: a control right before it, or the element that surrounds both. */
function openerOf(element: HtmlElement): HtmlElement | null {
  const before = element.previousElementSibling;
  const control = before?.getAttribute('aria-expanded')
    ? before
    : before?.querySelector('[aria-expanded]');
  if (control) return control;
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  return panelName.test(names) && before !== null ? before : null;
}

/** Makes a panel an ordinary part of the page, and the button that opens it a paragraph. */
export function openPanel(document: HtmlDocument, element: HtmlElement): void {
  const opener = openerOf(element);
  for (const name of ['aria-hidden', 'hidden', 'style']) element.removeAttribute(name);
  if (opener?.tagName !== 'BUTTON') return;
  const question = document.createElement('p');
  question.append(...opener.childNodes);
  opener.replaceWith(question);
}
