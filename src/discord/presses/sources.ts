import type { Library, SourceFilter } from '../../library/library.js';
import { isHashed, keyOf } from '../keys.js';
import { headlinesOnPage, layOutSources, type SourcesView } from '../layout/sources.js';
import type { Payload } from '../payload.js';
import type { Press } from '../press.js';
import type { Words } from '../words/words.js';

/** `sources|offset|source|after|before`: another page of the list; an empty part is no filter. */
export const sourcesPress: Press = {
  action: 'sources',
  asks: false,
  acknowledge: () => 'update',
  run: async ({ args: [offset = '', key = '', after = '', before = ''], asker, door }) => {
    const { library } = door.engine;
    const view = {
      offset: Math.max(0, Math.trunc(Number(offset)) || 0),
      source: key === '' ? null : await sourceByKey(library, key),
      after: after || null,
      before: before || null,
    };
    return showSources(view, library, asker.words);
  },
};

/** The publisher that a key stands for; any other key is the text itself. */
async function sourceByKey(library: Library, key: string): Promise<string> {
  if (!isHashed(key)) return key;
  return (await library.publishers()).find((publisher) => keyOf(publisher) === key) ?? key;
}

/** A page of headlines; the last one where articles were removed and there are fewer now. */
export async function showSources(
  view: SourcesView,
  library: Library,
  words: Words,
): Promise<Payload> {
  const { source, after, before, offset } = view;
  const filter: SourceFilter = {
    ...(source !== null && { source }),
    ...(after !== null && { after }),
    ...(before !== null && { before }),
  };
  const page = await library.headlines(filter, { offset, limit: headlinesOnPage });
  if (page.items.length > 0 || offset === 0) return layOutSources(page, view, words);
  const last = Math.max(0, Math.ceil(page.total / headlinesOnPage) - 1) * headlinesOnPage;
  return showSources({ ...view, offset: Math.min(last, offset - 1) }, library, words);
}
