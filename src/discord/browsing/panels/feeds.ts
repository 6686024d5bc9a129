import type { FeedRecords, KeptFeed } from '../../../records/feeds.js';
import type { Asker } from '../../asker.js';
import type { BotContext } from '../../context.js';
import { type Payload, payload } from '../../payload.js';
import { type FeedsView, feedsOnPage, layOutFeed, layOutFeeds } from '../../view/feeds.js';
import { collectionAt, mayCurate } from '../collections.js';
import { forModerators } from '../for-server.js';

/** Shows something to those who may change feeds; tells the others why they may not. */
export function forCurators(
  asker: Asker,
  bot: BotContext,
  shown: (records: FeedRecords) => Promise<Payload>,
): Promise<Payload> {
  const { words } = asker;
  return forModerators(asker, async () => {
    if (!mayCurate(asker, bot)) return payload(words.articles.notHere);
    if (bot.feeds === null) return payload(words.feeds.notKept);
    return shown(bot.feeds);
  });
}

/**
 * The feeds that fill the collection that moderators may change here: the server's own, or those that all
 * servers share. No others may be seen.
 */
export async function feedsHere(
  records: Pick<FeedRecords, 'feeds'>,
  asker: Asker,
  { settings }: Pick<BotContext, 'settings'>,
): Promise<readonly KeptFeed[]> {
  const own = collectionAt(asker, settings);
  return (await records.feeds()).filter(({ server }) => server === own);
}

/** Lays out a page of the feeds here, or the last one if there are fewer by now. */
export function layOutPage(
  feeds: readonly KeptFeed[],
  offset: number,
  news: string | null,
  { words }: Asker,
  bot: Pick<BotContext, 'settings'>,
): Payload {
  const last = Math.max(0, Math.ceil(feeds.length / feedsOnPage) - 1) * feedsOnPage;
  return layOutFeeds(feeds, Math.min(offset, last), viewOf(news, bot), words);
}

/** Lays out one of the feeds here; all of them, if it is no longer followed. */
export function layOutOne(
  feeds: readonly KeptFeed[],
  number: number,
  news: string | null,
  asker: Asker,
  bot: Pick<BotContext, 'settings'>,
): Payload {
  const feed = feeds.find((one) => one.number === number);
  if (feed === undefined) return layOutPage(feeds, 0, asker.words.feeds.gone, asker, bot);
  return layOutFeed(feed, viewOf(news, bot), asker.words);
}

function viewOf(news: string | null, { settings }: Pick<BotContext, 'settings'>): FeedsView {
  return { news, mayAdd: settings.discord.addFromUrls, now: new Date() };
}
