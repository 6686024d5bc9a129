import { type Guild, PermissionFlagsBits, Routes } from 'discord.js';
import * as z from 'zod';
import { wordsFor } from '../../locales/words.js';
import { mayCurate } from '../browsing/collections.js';
import type { BotContext } from '../context.js';
import { layOutWelcome } from '../view/server.js';

const application = z.looseObject({ privacy_policy_url: z.string().nullish() });

/**
 * Introduces the bot to a server that it was added to, once: in the system channel, if there is one and the bot
 * may write there. It never throws.
 */
export async function welcome(guild: Guild, context: BotContext): Promise<void> {
  const { log, servers, settings } = context;
  const channel = guild.systemChannel;
  const { ViewChannel, SendMessages } = PermissionFlagsBits;
  const permissions = channel?.permissionsFor(guild.client.user);
  if (channel === null || permissions?.has([ViewChannel, SendMessages]) !== true) {
    log.info({ guild: guild.id }, 'added to a server, and may not say so there');
    return;
  }
  try {
    const first = await servers.change(guild.id, (now) =>
      now.welcomed ? null : { ...now, welcomed: true },
    );
    if (first === null) return;
    const view = {
      mayAdd: mayCurate({ guildId: guild.id }, context),
      keepDays: settings.discord.keepDays,
      policy: await policyOf(guild),
    };
    const shown = layOutWelcome(view, wordsFor(guild.preferredLocale));
    await channel.send(context.mentionCommands(shown));
    log.info({ guild: guild.id }, 'added to a server');
  } catch (err) {
    log.warn({ err, guild: guild.id }, 'could not introduce itself');
  }
}

/** The address of the privacy policy that the operator gave in the Developer Portal; `null` if none is known. */
async function policyOf({ client }: Guild): Promise<string | null> {
  try {
    const answer = await client.rest.get(Routes.currentApplication());
    return application.parse(answer).privacy_policy_url ?? null;
  } catch {
    return null;
  }
}
