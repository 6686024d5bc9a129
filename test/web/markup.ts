import { parseHTML } from 'linkedom';

/** A page as a browser without a screen reads it. */
export function readPage(text: string): ReturnType<typeof parseHTML>['document'] {
  return parseHTML(text).document;
}

/** The words of an element's parts that a selector chooses, each in one line. */
export function wordsOf(text: string, selector: string): string[] {
  return [...readPage(text).querySelectorAll(selector)].map((one) =>
    (one.textContent ?? '').replace(/\s+/g, ' ').trim(),
  );
}

/** What an attribute says in the parts that a selector chooses. */
export function attributesOf(text: string, selector: string, name: string): string[] {
  return [...readPage(text).querySelectorAll(selector)].map((one) => one.getAttribute(name) ?? '');
}
