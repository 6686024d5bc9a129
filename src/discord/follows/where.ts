import { PermissionFlagsBits } from 'discord.js';
import type { ServerSettings } from '../../records/records.js';
import { hasPermissions, moderatorPermissions } from '../asker.js';
import type { BotContext, ChannelRights } from '../context.js';

/** Why nothing may be told in a channel: who may not write there, or what the server's moderators have set. */
export type Hindrance = 'member' | 'bot' | 'settings';

/**
 * Whether a member may have the bot write in a channel: as if the member asked and were answered there. `null` if
 * nothing hinders it.
 */
export function hindranceIn(
  channelId: string,
  { permissions, roleIds, botMayWrite }: ChannelRights,
  { allowedChannels, allowedRoles }: ServerSettings,
): Hindrance | null {
  const { ViewChannel, SendMessages } = PermissionFlagsBits;
  if (!hasPermissions({ permissions }, ViewChannel | SendMessages)) return 'member';
  if (!botMayWrite) return 'bot';
  if (allowedChannels.length > 0 && !allowedChannels.includes(channelId)) return 'settings';
  const mayAsk =
    allowedRoles.length === 0 ||
    hasPermissions({ permissions }, moderatorPermissions) ||
    roleIds.some((id) => allowedRoles.includes(id));
  return mayAsk ? null : 'settings';
}

/** Ends what is followed in a server that the bot has left. It never throws. */
export async function endFollowsIn(
  guildId: string,
  { records, log }: Pick<BotContext, 'records' | 'log'>,
): Promise<void> {
  try {
    const there = (await records.follows()).filter((one) => one.guildId === guildId);
    if (there.length > 0) await records.dropFollows(there.map(({ id }) => id));
  } catch (err) {
    // They end when there is news for them.
    log.warn(
      { err, guild: guildId },
      'could not end what is followed in a server that the bot left',
    );
  }
}
