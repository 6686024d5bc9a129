import { type Acronym, acronymsIn } from '../../text/acronyms.js';
import { type Token, tokens } from '../../text/words.js';

/**
 * The text that is embedded and indexed for a passage: with the article's title in front, since
 * many passages don't name their subject.
 */
export function indexedText(title: string, passage: string): string {
  return title === '' ? passage : `${title}\n${passage}`;
}

/** What the word index holds of a text. */
interface IndexedWords {
  readonly words: readonly Token[];
  /** One for each acronym that the text explains. They are found as stems are, and are no words of any text. */
  readonly marks: readonly string[];
}

/** The words of a text to index, and the acronyms that it explains. */
export function indexedWords(text: string): IndexedWords {
  return { words: tokens(text), marks: acronymsIn(text).map(markOf) };
}

/** What an acronym's mark begins with, whatever it stands for; no stem begins so. */
export function markStart(letters: string): string {
  return `=${letters}=`;
}

/** The acronym of a mark. */
export function acronymOf(mark: string): Acronym {
  const [, letters = '', words = ''] = mark.split('=');
  return { letters, words: words.split('_') };
}

function markOf({ letters, words }: Acronym): string {
  return markStart(letters) + words.join('_');
}
