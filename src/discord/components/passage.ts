import { showPassage } from '../browsing/lookup.js';
import { articleByShortId } from '../browsing/short-ids.js';
import type { ComponentHandler } from '../component.js';
import { payload } from '../payload.js';

/** `passage|article's key|ordinal`: walks through an article's passages in a private message. */
export const passageButton: ComponentHandler = {
  action: 'passage',
  asks: false,
  acknowledge: () => 'update',
  run: async ({ args: [key = '', ordinal = ''], asker: { words }, bot }) => {
    const { library } = bot.engine;
    const article = await articleByShortId(library, key);
    if (article === null) return payload(words.article.gone);
    return showPassage(article, Number(ordinal), library, words);
  },
};
