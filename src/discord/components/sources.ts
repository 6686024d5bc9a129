import * as z from 'zod';
import { isDay } from '../../text/day.js';
import { sourceByShortId } from '../browsing/article-filter.js';
import { showSources } from '../browsing/lists.js';
import { component, count } from '../component.js';

const dayOrNone = z
  .string()
  .refine((text) => text === '' || isDay(text))
  .transform((text) => text || null);

/** `sources|offset|source|after|before`: another page of the list; an empty part doesn't filter. */
export const sourcesButton = component({
  action: 'sources',
  args: z.tuple([count, z.string(), dayOrNone, dayOrNone]),
  asks: false,
  acknowledge: () => 'update',
  run: async ({ args: [offset, key, after, before], asker, bot }) => {
    const { library } = bot.engineAt(asker);
    const view = {
      offset,
      source: key === '' ? null : await sourceByShortId(key, library),
      after,
      before,
    };
    return showSources(view, library, asker.words);
  },
});
