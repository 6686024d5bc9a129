import * as z from 'zod';
import { showArticle } from '../browsing/lookup.js';
import { articleByShortId } from '../browsing/short-ids.js';
import { component, id } from '../component.js';
import { payload } from '../payload.js';

/**
 * Shows an article in private: the one chosen in a select under a refusal or a list, `nearest|-`, or
 * the one of a button in a refusal, `nearest|article's key`.
 */
export const nearestSelect = component({
  action: 'nearest',
  args: z.tuple([id]),
  asks: false,
  acknowledge: () => 'private',
  run: async ({ args: [own], values: [key = own], asker, bot }) => {
    const { words } = asker;
    const { library } = bot.engineAt(asker);
    const article = await articleByShortId(library, key);
    return article === null ? payload(words.article.gone) : showArticle(article, library, words);
  },
});
