import { en } from './en.js';

/** What the bot says, in one language. */
export type Words = typeof en;

/** The words for a locale as Discord names it, e.g. `en-US`, `de`, `pt-BR`; English for others. */
export function wordsFor(_locale: string): Words {
  return en;
}
