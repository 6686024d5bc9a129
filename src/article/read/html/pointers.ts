import type { HtmlDocument, HtmlElement } from './document.js';
import { textOf } from './document.js';

/** A block up to this length of which this share is a link points to something else. */
const pointerCharacters = 300;
const pointerShare = 0.9;

/** A linked sentence of fewer characters is a headline or a button. */
const sentenceCharacters = 40;

/** A list of names, such as towns or players: each item has at most so many words. */
const nameWords = 4;

const invitation =
  /^(?:(?:read|see|more|watch|related|also|listen|click|subscribe|sign|follow)\b|lesen sie|à lire|lea también|leia|leggi)/i;

/** Share of an element's text that is links, 0 to 1. */
export function linkedShare(element: HtmlElement): number {
  const { length } = element.textContent?.trim() ?? '';
  let linked = 0;
  for (const link of element.querySelectorAll('a')) linked += link.textContent?.trim().length ?? 0;
  return length === 0 ? 0 : linked / length;
}

/** Whether a block is no more than a link. */
export function isPointer(element: HtmlElement): boolean {
  const { length } = element.textContent?.trim() ?? '';
  if (length === 0 || length > pointerCharacters) return false;
  return linkedShare(element) >= pointerShare;
}

/**
 * Takes the links off paragraphs and lists of the text that are linked as a whole: a sentence among
 * other sentences, and a list that has items of its own or that a sentence leads to.
 */
export function unlinkProse(document: HtmlDocument): void {
  const linked = [...document.querySelectorAll('p, div')].filter(
    (element) => isLinkedSentence(element) && isAmongProse(element),
  );
  const lists = [...document.querySelectorAll('ul, ol')].filter(isListOfText);
  for (const element of [...linked, ...lists]) {
    for (const link of [...element.querySelectorAll('a')]) link.replaceWith(...link.childNodes);
  }
}

function isLinkedSentence(element: HtmlElement): boolean {
  if (!isPointer(element) || element.querySelector('p, div, h1, h2, h3, h4, h5, h6, li') !== null) {
    return false;
  }
  const text = textOf(element);
  return text.length >= sentenceCharacters && isSentence(text) && !invitation.test(text);
}

function isSentence(text: string): boolean {
  return /[.!]["'”’»)]*$/.test(text);
}

/** Whether a paragraph that isn't linked stands next to the element, or next to a box of its own. */
function isAmongProse(element: HtmlElement): boolean {
  const parent = element.parentElement;
  const isAlone = element.previousElementSibling === null && element.nextElementSibling === null;
  return hasProseBeside(element) || (isAlone && parent !== null && hasProseBeside(parent));
}

function hasProseBeside(element: HtmlElement): boolean {
  for (const towards of ['previousElementSibling', 'nextElementSibling'] as const) {
    let at = element[towards];
    // Several linked paragraphs may follow each other.
    for (let steps = 0; at !== null && steps < 5; steps += 1) {
      if (!isPointer(at)) {
        if (isProse(at)) return true;
        break;
      }
      at = at[towards];
    }
  }
  return false;
}

function isProse(element: HtmlElement): boolean {
  const text = textOf(element);
  return (
    /^(?:P|DIV|SECTION|BLOCKQUOTE)$/.test(element.tagName) &&
    text.length >= sentenceCharacters &&
    /[.!?:]["'”’»)]*$/.test(text) &&
    linkedShare(element) < 0.5
  );
}

function isListOfText(list: HtmlElement): boolean {
  if (list.closest('nav, header, footer, aside, [role=navigation]') !== null) return false;
  const items = [...list.children].filter(({ tagName }) => tagName === 'LI');
  const pointers = items.filter(isPointer);
  if (pointers.length === 0) return false;
  if (pointers.length <= items.length / 2) return true;
  const before = list.previousElementSibling;
  if (before === null || !isProse(before) || invitation.test(textOf(before))) return false;
  if (/[:：]["'”’»)]*$/.test(textOf(before))) return true;
  const after = list.nextElementSibling;
  const areNames = items.every((item) => textOf(item).split(' ').length <= nameWords);
  return areNames && after !== null && isProse(after);
}
