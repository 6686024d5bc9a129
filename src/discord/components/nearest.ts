import * as z from 'zod';
import { showArticle } from '../browsing/lookup.js';
import { articleByShortId } from '../browsing/short-ids.js';
import { component } from '../component.js';
import { payload } from '../payload.js';

/** `nearest|…`: a select of articles, under a refusal or a list; shows the chosen one in private. */
export const nearestSelect = component({
  action: 'nearest',
  args: z.tuple([z.literal('-')]),
  asks: false,
  acknowledge: () => 'private',
  run: async ({ values: [key = ''], asker: { words }, bot }) => {
    const { library } = bot.engine;
    const article = await articleByShortId(library, key);
    return article === null ? payload(words.article.gone) : showArticle(article, library, words);
  },
});
