import { type Client, Events } from 'discord.js';
import type { Logger } from 'pino';
import { fetcherFor } from '../open-fetcher.js';
import type { Pullquote } from '../pullquote.js';
import type { Records } from '../records/records.js';
import type { Settings } from '../settings.js';
import { settledWithin } from '../settled-within.js';
import { feedRecordsOf, keepsFeeds, storageOf } from '../storage.js';
import { openAdditions } from './articles/additions.js';
import { reportsOfFailing } from './articles/failing-feeds.js';
import { type FeedSchedule, openFeedSchedule } from './articles/feed-schedule.js';
import { startPublishing } from './articles/publish-schedule.js';
import { unmarkIn } from './asking/forum-post.js';
import { openQuestions } from './asking/questions.js';
import { resumePending } from './asking/resume.js';
import { checkCollections, scopeAt } from './browsing/collections.js';
import { day, daysAgo } from './browsing/days-ago.js';
import { commands } from './commands.js';
import { components } from './components.js';
import type { BotContext } from './context.js';
import { type NewsWatch, openNewsWatch } from './follows/watch.js';
import { endFollowsIn } from './follows/where.js';
import { openConnection } from './gateway/connection/connection.js';
import { idsOfDeployed } from './gateway/connection/deployed.js';
import { whenSessionEnds } from './gateway/connection/login.js';
import { openPresence } from './gateway/connection/presence.js';
import type { Waits } from './gateway/connection/tries.js';
import { openCooldown } from './gateway/cooldown.js';
import { dispatch } from './gateway/dispatch.js';
import { handleMessage } from './gateway/messages.js';
import { openNoticeLimit } from './gateway/notice-limit.js';
import { openPlaces } from './gateway/places.js';
import { isOurs, type Shards, seesAll } from './gateway/shards.js';
import { openTyping } from './gateway/typing.js';
import { welcome } from './gateway/welcome.js';
import { openAcknowledgements } from './ops/acknowledgements.js';
import { healthPage } from './ops/health.js';
import { openHttp, type WatchPages } from './ops/http.js';
import { watchLeftServers } from './ops/left-server.js';
import { openLog } from './ops/log.js';
import { logEvents } from './ops/log-events.js';
import { openMetrics } from './ops/metrics.js';
import { openTroubles, watchRecords } from './ops/troubles.js';
import { openServers } from './servers.js';
import { type CommandIds, withCommandMentions } from './view/text/command-mentions.js';

/** A bot that is logged in, or has left before it could be. */
export interface Bot {
  /** Port of the health and metrics pages; `null` if they are off. */
  readonly httpPort: number | null;
  /** Resolves to the process's exit code once the bot has logged out. */
  readonly stopped: Promise<number>;
  /** Takes no new work, finishes current work or apologises for it, and logs out. */
  stop(reason: string): Promise<void>;
}

/** Why a bot leaves. */
export interface Leave {
  readonly reason: string;
  /** The process's exit code. */
  readonly code: number;
}

/** What a caller may set; everything has a default. */
export interface BotOptions {
  /** Resolves once the bot is to leave, whatever it is doing. */
  readonly asked?: Promise<Leave>;
  /** By default the time between tries to reach Discord grows from 1 s to 90 s. */
  readonly waits?: Waits;
  /** What time it is for those who follow something. */
  readonly now?: () => Date;
  /** Milliseconds between two looks for news; by default half a minute. */
  readonly lookForNewsEvery?: number;
}

/** How long current work may take when the bot stops, in milliseconds. */
const finishWithin = 10_000;
/** How often files that were moved or replaced are noticed if nobody asks, in milliseconds. */
const lookEvery = 60_000;
/** How long the health page waits for such a look, in milliseconds. */
const lookWithin = 2_000;
/** How often news is looked for, in milliseconds: if there is none, a look takes one. */
const newsEvery = 30_000;
/** Asked before any member asks: the parser for dates in questions takes half a second to compile. */
const warmingQuestion = 'What happened in April 2023?';

/**
 * Logs the bot in and runs it until it is stopped or Discord ends its session. As long as Discord can't
 * be reached it tries again. The caller closes the engine.
 *
 * @param shards the ones this process runs; `null`: the whole bot, with as many as Discord recommends
 * @throws Failure `discord-refused` for a wrong token or an intent that isn't switched on,
 * `invalid-setting`, also if servers can't be kept apart, and what opening the records throws
 */
export async function startBot(
  settings: Settings,
  engine: Pullquote,
  log: Logger = openLog(settings),
  shards: Shards | null = null,
  { asked, waits, now = () => new Date(), lookForNewsEvery = newsEvery }: BotOptions = {},
): Promise<Bot> {
  checkCollections(settings);
  const { discord } = settings;
  const troubles = openTroubles(log);
  const records = watchRecords(await storageOf(settings).records(), troubles);
  const metrics = openMetrics(() => connection.health().shards);
  const connection = openConnection(discord, shards, { log, metrics }, waits);
  const acknowledgements = openAcknowledgements(metrics);
  const engineAt: BotContext['engineAt'] = (place) => engine.scoped(scopeAt(place, settings));
  const questions = openQuestions(engineAt, records, metrics, acknowledgements, discord.pagesUrl);
  const lookAtArticles = () =>
    troubles.during('articles can be read', () => engine.library.publishers());
  const additions = openAdditions(settings, log, { before: lookAtArticles });
  let pages: WatchPages | null = null;
  const expiring = setInterval(() => expire(records, discord.keepDays, log), day);
  const feeds = keepsFeeds(settings) ? watchRecords(await feedRecordsOf(settings), troubles) : null;
  let schedule: FeedSchedule | null = null;
  let endPublishing: (() => Promise<void>) | null = null;
  let looking: NodeJS.Timeout | undefined;
  let news: NewsWatch | null = null;
  const closeAll = async (): Promise<void> => {
    clearInterval(expiring);
    clearInterval(looking);
    if (news !== null) await settledWithin(news.close(), finishWithin);
    await additions.close();
    await endPublishing?.();
    await schedule?.close();
    await feeds?.close();
    await connection.close();
    await pages?.close();
    await records.close();
  };

  try {
    const servers = await openServers(records);
    const presence = openPresence(() => connection.client, engine.library);
    let commandIds: CommandIds = new Map();
    const context: BotContext = {
      settings,
      engineAt,
      records,
      feeds,
      servers,
      serverCount: () => (seesAll(shards) ? connection.client.guilds.cache.size : null),
      places: openPlaces(() => connection.client),
      unmark: (channelId) => unmarkIn(connection.client, channelId, { servers, log }),
      mentionCommands: (shown) => withCommandMentions(shown, commandIds),
      questions,
      additions,
      now,
      fetcher: fetcherFor(settings),
      acknowledgements,
      metrics,
      log,
    };
    // Each notes what fails.
    const look = () => Promise.allSettled([servers.reload(), lookAtArticles(), presence.refresh()]);
    looking = setInterval(look, lookEvery);
    if (discord.httpPort !== undefined) {
      pages = await openHttp(discord.httpPort, {
        health: async () => {
          await settledWithin(look(), lookWithin);
          return healthPage(connection.health(), [...connection.troubles(), ...troubles.current()]);
        },
        metrics,
      });
    }
    await expire(records, discord.keepDays, log);
    await engine.ask(warmingQuestion);
    if (feeds !== null) {
      const tell = reportsOfFailing(feeds, () => connection.client, context);
      schedule = openFeedSchedule(feeds, additions, log, tell);
      schedule.start();
    }

    if (settings.library === 'weaviate' && settings.weaviate.curator)
      endPublishing = startPublishing(storageOf(settings), additions, log);
    news = openNewsWatch(engine, context, (guildId) => isOurs(guildId, shards));
    const watch = news;
    let leaving = false;
    const underWay = new Set<Promise<void>>();
    const follow = (work: Promise<void>): void => {
      underWay.add(work);
      void work.finally(() => underWay.delete(work));
    };
    const cooldown = openCooldown(discord.questionsPerMinute);
    const showTyping = openTyping(log, metrics);
    const noticeLimit = openNoticeLimit();
    const handlers = {
      context,
      commands,
      components,
      cooldown,
      noticeLimit,
      showTyping,
      leaving: () => leaving,
    };
    const knowCommands = async (client: Client<true>): Promise<void> => {
      commandIds = await idsOfDeployed(client, discord.guildId, log);
    };
    const prepare = (client: Client): void => {
      client.on(Events.InteractionCreate, (one) => follow(dispatch(one, handlers)));
      client.on(Events.MessageCreate, (one) => follow(handleMessage(one, handlers)));
      client.on(Events.GuildCreate, (guild) => follow(welcome(guild, context)));
      client.once(Events.ClientReady, (ready) => {
        follow(resume(ready, context, shards));
        follow(knowCommands(ready));
        watch.start(ready, lookForNewsEvery);
        // Before, there was nobody to tell of a feed that fails.
        schedule?.look();
        // If it fails, the next look tries again.
        follow(presence.refresh().catch(() => undefined));
      });
      client.on(Events.ShardReady, presence.begin);
      logEvents(client, log);
      if (discord.collections === 'per-server') watchLeftServers(client, engine, feeds, log);
      client.on(Events.GuildDelete, (guild) => follow(endFollowsIn(guild.id, context)));
    };

    let leave: (code: number) => void = () => undefined;
    const stopped = new Promise<number>((resolve) => {
      leave = resolve;
    });
    const end = async (reason: string, code: number): Promise<void> => {
      if (leaving) return;
      leaving = true;
      log.info({ reason, underWay: underWay.size }, 'leaving');
      const finished = Promise.all([questions.leave(), additions.close(), allOf(underWay)]);
      await settledWithin(finished, finishWithin);
      await closeAll();
      leave(code);
    };

    void asked?.then(({ reason, code }) => end(reason, code));
    try {
      await connection.open(prepare);
      whenSessionEnds(connection.client, shards, ({ message, remedy }, shard) => {
        if (!leaving) log.fatal({ shard, remedy }, message);
        void end('sent away by Discord', 1);
      });
    } catch (error) {
      // It may be asked to leave before it gets there.
      if (!leaving) throw error;
    }
    return {
      httpPort: pages?.port ?? null,
      stopped,
      stop: async (reason) => {
        await end(reason, 0);
        await stopped;
      },
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** Waits until no work is left, including work that starts meanwhile. */
async function allOf(underWay: ReadonlySet<Promise<void>>): Promise<void> {
  while (underWay.size > 0) await Promise.all(underWay);
}

async function resume(
  client: Client<true>,
  context: BotContext,
  shards: Shards | null,
): Promise<void> {
  try {
    await resumePending(client, context, (guildId) => isOurs(guildId, shards));
  } catch (error) {
    context.log.error({ err: error }, 'could not take up pending questions');
  }
}

async function expire(records: Records, keepDays: number, log: Logger): Promise<void> {
  try {
    const dropped = await records.expire(daysAgo(keepDays));
    if (dropped > 0) log.info({ dropped }, 'answers past their time were dropped');
  } catch (error) {
    log.error({ err: error }, 'could not drop answers past their time');
  }
}
