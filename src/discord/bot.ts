import { type Client, Events } from 'discord.js';
import type { Logger } from 'pino';
import type { Pullquote } from '../pullquote.js';
import type { Records } from '../records/records.js';
import type { Settings } from '../settings.js';
import { settledWithin } from '../settled-within.js';
import { storageOf } from '../storage.js';
import { openAdditions } from './articles/additions.js';
import { openExample } from './asking/example.js';
import { mayMarkIn } from './asking/forum-post.js';
import { openQuestions } from './asking/questions.js';
import { resumePending } from './asking/resume.js';
import { day, daysAgo } from './browsing/days-ago.js';
import { commands } from './commands.js';
import { components } from './components.js';
import type { BotContext } from './context.js';
import { openConnection } from './gateway/connection/connection.js';
import { whenSessionEnds } from './gateway/connection/login.js';
import type { Waits } from './gateway/connection/tries.js';
import { openCooldown } from './gateway/cooldown.js';
import { dispatch } from './gateway/dispatch.js';
import { handleMessage } from './gateway/messages.js';
import { openNoticeLimit } from './gateway/notice-limit.js';
import { isOurs, type Shards, seesAll } from './gateway/shards.js';
import { openTyping } from './gateway/typing.js';
import { openAcknowledgements } from './ops/acknowledgements.js';
import { healthPage } from './ops/health.js';
import { openHttp, type WatchPages } from './ops/http.js';
import { openLog } from './ops/log.js';
import { logEvents } from './ops/log-events.js';
import { openMetrics } from './ops/metrics.js';
import { openTroubles, watchRecords } from './ops/troubles.js';
import { openServers } from './servers.js';

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
}

/** How long current work may take when the bot stops, in milliseconds. */
const finishWithin = 10_000;
/** How often files that were moved or replaced are noticed if nobody asks, in milliseconds. */
const lookEvery = 60_000;
/** How long the health page waits for such a look, in milliseconds. */
const lookWithin = 2_000;
/** Asked before any member asks: the parser for dates in questions takes half a second to compile. */
const warmingQuestion = 'What happened in April 2023?';

/**
 * Logs the bot in and runs it until it is stopped or Discord ends its session. As long as Discord can't
 * be reached it tries again. The caller closes the engine.
 *
 * @param shards the ones this process runs; `null`: the whole bot, with as many as Discord recommends
 * @throws Failure `discord-refused` for a wrong token or an intent that isn't switched on,
 * `invalid-setting`, and what opening the records throws
 */
export async function startBot(
  settings: Settings,
  engine: Pullquote,
  log: Logger = openLog(settings),
  shards: Shards | null = null,
  { asked, waits }: BotOptions = {},
): Promise<Bot> {
  const { discord } = settings;
  const troubles = openTroubles(log);
  const records = watchRecords(await storageOf(settings).records(), troubles);
  const metrics = openMetrics(() => connection.health().shards);
  const connection = openConnection(discord, shards, { log, metrics }, waits);
  const acknowledgements = openAcknowledgements(metrics);
  const questions = openQuestions(engine, records, metrics, acknowledgements);
  const lookAtArticles = () =>
    troubles.during('articles can be read', () => engine.library.publishers());
  const additions = openAdditions(settings, log, { before: lookAtArticles });
  let pages: WatchPages | null = null;
  const expiring = setInterval(() => expire(records, discord.keepDays, log), day);
  let looking: NodeJS.Timeout | undefined;
  const closeAll = async (): Promise<void> => {
    clearInterval(expiring);
    clearInterval(looking);
    await additions.close();
    await connection.close();
    await pages?.close();
    await records.close();
  };

  try {
    const servers = await openServers(records);
    const context: BotContext = {
      settings,
      engine,
      records,
      servers,
      serverCount: () => (seesAll(shards) ? connection.client.guilds.cache.size : null),
      mayMark: (channelId) => mayMarkIn(connection.client, channelId),
      questions,
      example: openExample(engine, questions, log),
      additions,
      acknowledgements,
      metrics,
      log,
    };
    // Each notes what fails.
    const look = () => Promise.allSettled([servers.reload(), lookAtArticles()]);
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
    await context.example.look(Date.now());

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
    const prepare = (client: Client): void => {
      client.on(Events.InteractionCreate, (one) => follow(dispatch(one, handlers)));
      client.on(Events.MessageCreate, (one) => follow(handleMessage(one, handlers)));
      client.once(Events.ClientReady, (ready) => {
        follow(resume(ready, context, shards));
        follow(noticeMissingCommands(ready, discord.guildId, log));
      });
      logEvents(client, log);
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

/** Members look for `/ask` first, and Discord shows only deployed commands. */
async function noticeMissingCommands(
  client: Client<true>,
  guildId: string | undefined,
  log: Logger,
): Promise<void> {
  try {
    const scope = guildId === undefined ? {} : { guildId };
    const deployed = await client.application.commands.fetch(scope);
    if (deployed.size === 0) log.warn('no commands are deployed: run `pullquote deploy`');
  } catch (err) {
    log.warn({ err }, 'could not see which commands are deployed');
  }
}
