import type { Logger } from 'pino';
import type { ReadableLibrary, SourceFilter } from '../../library/library.js';
import type { Words } from '../../locales/catalogue.js';
import type { Gap } from '../../records/records.js';
import type { Asker } from '../asker.js';
import { stateIn } from '../asking/kept-answer.js';
import type { BotContext } from '../context.js';
import { type Payload, payload } from '../payload.js';
import { type FilteredGap, type GapsView, gapsOnPage, layOutGaps } from '../view/gaps.js';
import { headlinesOnPage, layOutSources, type SourcesView } from '../view/sources.js';
import { sourceMeant } from './article-filter.js';
import { daysAgo } from './days-ago.js';
import { forServer } from './for-server.js';

/** The first page of the headlines that pass a filter. */
export async function listSources(
  { source, after, before }: SourceFilter,
  library: ReadableLibrary,
  words: Words,
): Promise<Payload> {
  const meant = source === undefined ? null : await sourceMeant(source, library);
  // The buttons to further pages have no room for it.
  if (meant === undefined) return payload(words.sources.filterTooLong);
  const view = { offset: 0, source: meant, after: after ?? null, before: before ?? null };
  return showSources(view, library, words);
}

/** A page of headlines; the last page if articles were removed and there are fewer now. */
export async function showSources(
  view: SourcesView,
  library: ReadableLibrary,
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

/** A page of a server's gaps; the first page if the list is now too short. */
export async function showGaps(
  view: Omit<GapsView, 'guildId'>,
  asker: Asker,
  context: BotContext,
): Promise<Payload> {
  return forServer(asker, async (guildId) => {
    const { offset, days, done } = view;
    const request = { offset, limit: gapsOnPage, done, order: 'most-asked' } as const;
    const page = await context.records.gaps(guildId, daysAgo(days), request);
    if (page.items.length === 0 && offset > 0) {
      return showGaps({ ...view, offset: 0 }, asker, context);
    }
    const items = page.items.map((gap) => ({ ...gap, ...filteredBy(gap, context.log) }));
    return layOutGaps({ ...page, items }, { ...view, guildId }, asker.words);
  });
}

/** The options that a gap's newest question was asked with, and whether no article passes them. */
function filteredBy(gap: Gap, log: Logger): Pick<FilteredGap, 'filters' | 'nonePasses'> {
  const state = stateIn(gap, log);
  const filters = (state?.filters ?? []).filter(({ from }) => from === 'option');
  return { filters, nonePasses: filters.length > 0 && state?.nothingFound === true };
}
