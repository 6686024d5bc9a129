import { Command } from 'commander';
import type { Shards } from '../../../discord/gateway/shards.js';
import { tokenOf } from '../../../discord/gateway/token.js';
import { readSettings, type Settings } from '../../../settings.js';
import { chatCommand } from '../../chat/chat.js';
import { exitCode } from '../../errors.js';
import { watchLeaving } from '../../leaving.js';
import { openForBot } from '../../opening/engine.js';
import { write } from '../../output.js';
import { shardList, shardsOf, shardTotal } from '../../typed/shards.js';

interface BotFlags {
  readonly orChat?: boolean;
  readonly shards?: number[];
  readonly totalShards?: number;
}

/** `pullquote bot`: runs the Discord bot until it is stopped. */
export const botCommand = new Command('bot')
  .description('Run the Discord bot')
  .option('--or-chat', 'without a DISCORD_TOKEN, open the chat instead')
  .option('--shards <numbers>', 'run these shards only, e.g. 0,1 or 0-3', shardList)
  .option('--total-shards <n>', 'how many shards the bot has in total', shardTotal)
  .addHelpText(
    'after',
    `
It needs DISCORD_TOKEN; .env.example lists the other settings. While Discord can't be reached it keeps
trying, and says so in its log. On Ctrl-C or SIGTERM it finishes the answers in progress, on a second one
it stops at once. The exit code is 0 then, 1 if Discord or an unexpected error ended it.
As a service, start it like this and not through npm, whose shell doesn't pass SIGTERM on.

One process runs as many shards as Discord recommends. With several processes, give each its own shards,
and all the same total: each shard belongs to one process. Shard 0 gets the direct messages.

Examples:
  pullquote deploy && pullquote bot
  pullquote bot --or-chat
  pullquote bot --shards 0,1 --total-shards 4    # on one machine
  pullquote bot --shards 2,3 --total-shards 4    # on another`,
  )
  .action(async ({ orChat = false, shards: ids, totalShards }: BotFlags) => {
    const shards = shardsOf(ids, totalShards);
    const settings = readSettings(process.env);
    if (orChat && settings.discord.token === undefined) {
      write('no DISCORD_TOKEN is set, so there is no bot; here is the chat:\n');
      await chatCommand.parseAsync([], { from: 'user' });
      return;
    }
    // Before the model is loaded.
    tokenOf(settings.discord);
    try {
      process.exitCode = await runBot(settings, shards);
    } finally {
      // Requests that Discord hasn't answered by now no longer keep the process alive.
      setTimeout(() => process.exit(), lingering).unref();
    }
  });

/** Milliseconds. */
const lingering = 1_000;

/** Resolves to the exit code once the bot has stopped. */
async function runBot(settings: Settings, shards: Shards | null): Promise<number> {
  const { openLog } = await import('../../../discord/ops/log.js');
  const log = openLog(settings);
  const { asked, crashed } = watchLeaving(log);
  const opening = openForBot(settings, ({ what, remedy }) => log.warn({ remedy }, what));
  const opened = await Promise.race([opening, asked]);
  // A model may take minutes to load, or to download; nobody has asked anything yet.
  if ('reason' in opened) return opened.code;
  try {
    const { startBot } = await import('../../../discord/bot.js');
    const bot = await startBot(settings, opened, log, shards, { asked });
    const code = await bot.stopped;
    return crashed() ? exitCode.failure : code;
  } finally {
    await opened.close();
  }
}
