import { type Client, type Guild, PermissionFlagsBits, TimestampStyles, time } from 'discord.js';
import { failsForLong } from '../../collect/feeds/schedule.js';
import { wordsFor } from '../../locales/words.js';
import type { FeedRecords, KeptFeed } from '../../records/feeds.js';
import { mayCurate } from '../browsing/collections.js';
import type { BotContext } from '../context.js';
import { payload } from '../payload.js';
import { failureOfFeed, feedInBold } from '../view/feeds.js';

type Context = Pick<BotContext, 'settings' | 'serverCount' | 'mentionCommands' | 'log'>;

/**
 * Tells moderators of feeds that have failed for a week or have ended, once for each time that they fail: in
 * the channel where Discord itself tells a server's moderators news, or else in its system channel. What it
 * returns never throws.
 *
 * @param client as it is at the time
 */
export function reportsOfFailing(
  records: Pick<FeedRecords, 'report'>,
  client: () => Client,
  context: Context,
): (feeds: readonly KeptFeed[]) => Promise<void> {
  /** What this process needn't look up any more. */
  const told = new Set<string>();

  async function tell(feed: KeptFeed, since: string, guild: Guild): Promise<void> {
    const key = [feed.number, guild.id, since].join();
    const channel = channelOf(guild);
    if (channel === null || told.has(key)) return;
    told.add(key);
    try {
      // Noted first: a message that comes twice would be worse than one that is lost in a crash.
      if (!(await records.report(feed.number, guild.id, since))) return;
      await channel.send(context.mentionCommands(reportOf(feed, since, guild)));
      context.log.info({ guild: guild.id, feed: feed.address }, 'told moderators of a feed');
    } catch (err) {
      context.log.warn({ err, guild: guild.id }, 'could not tell moderators of a feed');
    }
  }

  return async (feeds) => {
    for (const feed of feeds) {
      const { ended, failingSince } = feed;
      if (failingSince === null || !(ended || failsForLong(feed, new Date()))) continue;
      for (const guild of client().guilds.cache.values()) {
        if (concerns(feed, guild, context)) await tell(feed, failingSince, guild);
      }
    }
  };
}

/** Whether a server's moderators can see and change a feed. */
function concerns({ server }: KeptFeed, { id }: Guild, context: Context): boolean {
  const own = context.settings.discord.collections === 'per-server' ? id : null;
  return server === own && mayCurate({ guildId: id }, context);
}

/** `null` if the bot may write in neither of them. */
function channelOf(guild: Guild) {
  const needed = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.SendMessages];
  const channels = [guild.publicUpdatesChannel, guild.systemChannel];
  return (
    channels.find((one) => one?.permissionsFor(guild.client.user)?.has(needed) === true) ?? null
  );
}

function reportOf(feed: KeptFeed, since: string, { preferredLocale }: Guild) {
  const words = wordsFor(preferredLocale);
  const named = feedInBold(feed);
  const moment = time(new Date(since), TimestampStyles.LongDate);
  const why = failureOfFeed(feed.refusal, words);
  const { reportEnded, report } = words.feeds;
  return payload(`⚠️ ${feed.ended ? reportEnded(named) : report(named, moment, why)}`);
}
