import {
  ChannelType,
  type Client,
  type GuildBasedChannel,
  PermissionFlagsBits,
  RESTJSONErrorCodes,
} from 'discord.js';
import { hasThreads, mayOpenThreads } from '../asking/reply/thread.js';
import type { Places } from '../context.js';
import { isRefusal } from '../failures.js';

/** Reads what discord.js keeps in memory; only a member's rights take a request. */
export function openPlaces(client: () => Client): Places {
  return {
    channel: (channelId) => {
      const channel = client().channels.cache.get(channelId);
      if (channel === undefined || channel.isDMBased()) return null;
      return {
        isThread: channel.isThread(),
        isCategory: channel.type === ChannelType.GuildCategory,
        mayMark: channel.isThreadOnly() ? may(channel, marking) : null,
        mayOpenThreads: hasThreads(channel) ? mayOpenThreads(channel) : null,
      };
    },
    hasRole: (guildId, roleId) =>
      client().guilds.cache.get(guildId)?.roles.cache.has(roleId) ?? false,
    rights: async (guildId, channelId, userId) => {
      const guild = client().guilds.cache.get(guildId);
      if (guild?.available === false) return null;
      const channel = guild?.channels.cache.get(channelId);
      if (guild === undefined || channel === undefined) return 'gone';
      try {
        const member = await guild.members.fetch({ user: userId, force: true, cache: false });
        return {
          permissions: channel.permissionsFor(member).bitfield,
          roleIds: [...member.roles.cache.keys()],
          botMayWrite: may(channel, writing),
        };
      } catch (error) {
        const { UnknownMember, UnknownUser } = RESTJSONErrorCodes;
        if (isRefusal(error, UnknownMember) || isRefusal(error, UnknownUser)) return 'left';
        throw error;
      }
    },
  };
}

const marking = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.ReadMessageHistory,
  PermissionFlagsBits.AddReactions,
];

const writing = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.SendMessages];

function may(channel: GuildBasedChannel, permissions: readonly bigint[]): boolean {
  const me = channel.client.user;
  return channel.permissionsFor(me)?.has([...permissions]) ?? false;
}
