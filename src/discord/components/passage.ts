import * as z from 'zod';
import { showPassage } from '../browsing/lookup.js';
import { articleByShortId } from '../browsing/short-ids.js';
import { component, count, id } from '../component.js';
import { payload } from '../payload.js';

/** `passage|article's key|ordinal`: walks through an article's passages in a private message. */
export const passageButton = component({
  action: 'passage',
  args: z.tuple([id, count]),
  asks: false,
  acknowledge: () => 'update',
  run: async ({ args: [key, ordinal], asker, bot }) => {
    const { words } = asker;
    const { library } = bot.engineAt(asker);
    const article = await articleByShortId(library, key);
    if (article === null) return payload(words.article.gone);
    return showPassage(article, ordinal, library, words);
  },
});
