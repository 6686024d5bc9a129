import * as z from 'zod';
import { mostKeptDays, readKeepDays } from '../../../collect/feeds/keep-days.js';
import { Failure } from '../../../failure.js';
import type { KeptFeed } from '../../../records/feeds.js';
import { type Followed, followFeed, mostFeeds } from '../../articles/following.js';
import { showProgress } from '../../articles/progress-reply.js';
import type { Asker } from '../../asker.js';
import { collectionAt } from '../../browsing/collections.js';
import { feedsHere, forCurators, layOutOne, layOutPage } from '../../browsing/panels/feeds.js';
import { type ComponentContext, component, count } from '../../component.js';
import type { BotContext, FeedsRefreshed } from '../../context.js';
import type { Payload } from '../../payload.js';
import { nameInBold } from '../../view/additions.js';
import { addingModal, failureOfFeed, feedInBold, keepingModal } from '../../view/feeds.js';

const number = z.tuple([count]);

/** A page of the feeds: `feeds|offset`. */
export const feedsButton = component({
  action: 'feeds',
  args: number,
  asks: false,
  acknowledge: () => 'update',
  run: ({ args: [offset], asker, bot }) =>
    forCurators(asker, bot, async (records) =>
      layOutPage(await feedsHere(records, asker, bot), offset, null, asker, bot),
    ),
});

/** One feed: `feed|number`. */
export const feedButton = component({
  action: 'feed',
  args: number,
  asks: false,
  acknowledge: () => 'update',
  run: ({ args: [number], asker, bot }) =>
    forCurators(asker, bot, async (records) =>
      layOutOne(await feedsHere(records, asker, bot), number, null, asker, bot),
    ),
});

/** Opens the modal for adding one: `feed-add`. */
export const addFeedButton = component({
  action: 'feed-add',
  args: z.tuple([]),
  asks: false,
  acknowledge: () => 'modal',
  modal: (_, { words }) => addingModal(words),
  run: async () => null,
});

/** Adds the feed at an address: `feed-added`, with the texts `address` and `days`. */
export const addFeedModal = component({
  action: 'feed-added',
  args: z.tuple([]),
  asks: false,
  acknowledge: () => 'update',
  run: ({ fields, asker, bot, show }) =>
    forCurators(asker, bot, async (records) => {
      const { feeds: phrases } = asker.words;
      const panel = async (news: string) =>
        layOutPage(await feedsHere(records, asker, bot), 0, news, asker, bot);
      const { address = '', days = '' } = fields;
      const keepDays = typedDays(days);
      if (!bot.settings.discord.addFromUrls) return panel(phrases.noUrls);
      if (keepDays === undefined) return panel(phrases.wrongDays(mostKeptDays));
      const named = nameInBold(address);
      await show(await panel(phrases.looking(named)));
      const server = collectionAt(asker, bot.settings);
      const followed = await followFeed(address.trim(), { server, keepDays }, records, bot);
      return panel(followedInWords(followed, named, asker));
    }),
});

/** Stops following one: `feed-remove|number`. */
export const removeFeedButton = component({
  action: 'feed-remove',
  args: number,
  asks: false,
  acknowledge: () => 'update',
  run: ({ args: [number], asker, bot }) =>
    forCurators(asker, bot, async (records) => {
      const feed = await feedHere(number, asker, bot);
      const { gone, removed } = asker.words.feeds;
      const isRemoved = feed !== undefined && (await records.removeFeed(number));
      const news = isRemoved ? removed(feedInBold(feed)) : gone;
      return layOutPage(await feedsHere(records, asker, bot), 0, news, asker, bot);
    }),
});

/** Opens the modal for how long articles are kept: `feed-keep|number`. */
export const keepFeedButton = component({
  action: 'feed-keep',
  args: number,
  asks: false,
  acknowledge: () => 'modal',
  modal: ([number], { words }) => keepingModal(number, words),
  run: async () => null,
});

/** Sets how long articles are kept: `feed-kept|number`, with the text `days`. */
export const keepFeedModal = component({
  action: 'feed-kept',
  args: number,
  asks: false,
  acknowledge: () => 'update',
  run: ({ args: [number], fields, asker, bot }) =>
    forCurators(asker, bot, async (records) => {
      const { config, feeds } = asker.words;
      const days = typedDays(fields.days ?? '');
      const feed = await feedHere(number, asker, bot);
      if (days !== undefined && feed !== undefined) await records.keepFor(number, days);
      const news = days === undefined ? feeds.wrongDays(mostKeptDays) : config.saved;
      return layOutOne(await feedsHere(records, asker, bot), number, news, asker, bot);
    }),
});

/** Looks for new articles: `feed-refresh|number` of one feed, or of all. */
export const refreshFeedButton = component({
  action: 'feed-refresh',
  args: z.tuple([count.optional()]),
  asks: false,
  acknowledge: () => 'update',
  run: (context) => {
    const { args, asker, bot } = context;
    const [number] = args;
    return forCurators(asker, bot, async (records) => {
      const here = () => feedsHere(records, asker, bot);
      const panelOf = (feeds: readonly KeptFeed[], news: string): Payload =>
        number === undefined
          ? layOutPage(feeds, 0, news, asker, bot)
          : layOutOne(feeds, number, news, asker, bot);
      const before = await here();
      const wanted = before.filter((feed) => number === undefined || feed.number === number);
      if (wanted.length === 0) return panelOf(before, asker.words.feeds.gone);
      const news = await refresh(wanted, (text) => panelOf(before, text), context);
      return panelOf(await here(), news);
    });
  },
});

/** Refreshes feeds and shows how that goes on; resolves to what came of it, in words. */
async function refresh(
  feeds: readonly KeptFeed[],
  panel: (news: string) => Payload,
  { asker: { words }, bot, show }: ComponentContext<unknown>,
): Promise<string> {
  let waiting = 0;
  const numbers = feeds.map(({ number }) => number);
  const work = bot.additions.refreshFeeds(numbers, {
    waiting: (before) => {
      waiting = before;
    },
  });
  try {
    const refreshed = await showProgress(work, {
      current: () =>
        panel(waiting === 0 ? words.feeds.refreshing : words.feeds.refreshingAfter(waiting)),
      show,
      log: bot.log,
    });
    if (refreshed !== null) return refreshedInWords(refreshed, words);
  } catch (error) {
    if (error instanceof Failure && error.kind === 'index-busy') return words.articles.busy;
    throw error;
  }
  work.catch((err: unknown) => {
    bot.log.error({ err }, 'refreshing feeds failed after its reply could be edited');
  });
  return words.feeds.goesOn;
}

function refreshedInWords({ feeds }: FeedsRefreshed, { feeds: phrases }: Asker['words']): string {
  const articles = feeds.reduce((sum, one) => sum + one.articles, 0);
  const failed = feeds.filter(({ outcome }) => outcome === 'failed' || outcome === 'ended').length;
  return [
    articles > 0 || failed === 0 ? phrases.found(articles) : '',
    failed > 0 ? phrases.notLoaded(failed) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function followedInWords(followed: Followed, named: string, { words }: Asker): string {
  const { feeds } = words;
  switch (followed.kind) {
    case 'added':
      return feeds.added(feedInBold(followed.feed));
    case 'known':
      return feeds.known(feedInBold(followed.feed));
    case 'none':
      return feeds.noFeed(named);
    case 'failed':
      return feeds.failed(named, failureOfFeed(followed.refusal, words));
    case 'too-many':
      return feeds.tooMany(mostFeeds);
  }
}

/** `null` if nothing was typed: for good; `undefined` if it isn't a number of days. */
function typedDays(text: string): number | null | undefined {
  return text.trim() === '' ? null : (readKeepDays(text) ?? undefined);
}

async function feedHere(
  number: number,
  asker: Asker,
  bot: BotContext,
): Promise<KeptFeed | undefined> {
  if (bot.feeds === null) return undefined;
  return (await feedsHere(bot.feeds, asker, bot)).find((feed) => feed.number === number);
}
