import { sourceByShortId } from '../browsing/article-filter.js';
import { showSources } from '../browsing/lists.js';
import type { ComponentHandler } from '../component.js';

/** `sources|offset|source|after|before`: another page of the list; an empty part doesn't filter. */
export const sourcesButton: ComponentHandler = {
  action: 'sources',
  asks: false,
  acknowledge: () => 'update',
  run: async ({ args: [offset = '', key = '', after = '', before = ''], asker, bot }) => {
    const { library } = bot.engine;
    const view = {
      offset: Math.max(0, Math.trunc(Number(offset)) || 0),
      source: key === '' ? null : await sourceByShortId(key, library),
      after: after || null,
      before: before || null,
    };
    return showSources(view, library, asker.words);
  },
};
