import { ApplicationCommandOptionType, ApplicationCommandType, ChannelType } from 'discord.js';
import type { ServerSettings } from '../../records/records.js';
import { moderatorPermissions } from '../asker.js';
import { forServer } from '../browsing/for-server.js';
import { command, type OptionsOf, offeredToModerators, type SlashData } from '../command.js';
import { type Payload, payload } from '../payload.js';
import { layOutConfig } from '../view/server.js';

/** Channels with messages or threads. A thread can be named, too. */
const channelTypes = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
  ChannelType.GuildVoice,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
] as const;

/** The most channels or roles that one setting may name. */
const mostNamed = 50;

const data = {
  type: ApplicationCommandType.ChatInput,
  name: 'config',
  description: 'See and change where I answer on this server, and who can ask me',
  ...offeredToModerators,
  options: [
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: 'show',
      description: 'Show the current settings',
    },
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: 'question-channel',
      description: 'Answer questions in a channel without a mention, or stop doing so',
      options: [
        {
          type: ApplicationCommandOptionType.Channel,
          name: 'channel',
          description: 'The channel',
          required: true,
          channel_types: channelTypes,
        },
        {
          type: ApplicationCommandOptionType.Boolean,
          name: 'read',
          description: 'Whether I read every message there',
          required: true,
        },
      ],
    },
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: 'allow-channel',
      description: 'Allow or disallow a channel (if none is listed, all are allowed)',
      options: [
        {
          type: ApplicationCommandOptionType.Channel,
          name: 'channel',
          description: 'The channel',
          required: true,
          channel_types: channelTypes,
        },
        {
          type: ApplicationCommandOptionType.Boolean,
          name: 'allowed',
          description: 'Whether I answer there',
          required: true,
        },
      ],
    },
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: 'allow-role',
      description: 'Allow or disallow a role (if none is listed, everyone can ask)',
      options: [
        {
          type: ApplicationCommandOptionType.Role,
          name: 'role',
          description: 'The role',
          required: true,
        },
        {
          type: ApplicationCommandOptionType.Boolean,
          name: 'allowed',
          description: 'Whether members with this role can ask me',
          required: true,
        },
      ],
    },
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: 'mark-unanswered',
      description: "Mark forum posts whose question I can't answer with a reaction",
      options: [
        {
          type: ApplicationCommandOptionType.Boolean,
          name: 'mark',
          description: 'Whether I mark them',
          required: true,
        },
      ],
    },
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: 'privacy',
      description: 'Set whether answers to /ask are private by default',
      options: [
        {
          type: ApplicationCommandOptionType.Boolean,
          name: 'private',
          description: 'Whether only the person who asked can see the answer',
          required: true,
        },
      ],
    },
  ],
} as const satisfies SlashData;

type Change = Exclude<OptionsOf<typeof data>, { readonly subcommand: 'show' }>;

/** `/config`: where, by whom and how the bot may be asked on a server. */
export const configCommand = command({
  data,
  asks: false,
  needs: moderatorPermissions,
  isPrivate: () => true,
  run: ({ options, asker, bot }) =>
    forServer(asker, async (guildId) => {
      const { words } = asker;
      const { messageContent } = bot.settings.discord;
      const shown = (server: ServerSettings, news: string | null): Payload => {
        const unmarkable = server.marksUnanswered
          ? server.questionChannels.filter((id) => bot.mayMark(id) === false)
          : [];
        return layOutConfig(server, { news, messageContent, unmarkable }, words);
      };
      if (options.subcommand === 'show') {
        return shown(bot.servers.of(guildId), null);
      }
      // Discord lists @everyone like any other role; its id is the server's.
      if (options.subcommand === 'allow-role' && options.role === guildId) {
        return payload(words.config.everyoneIsNoRole);
      }
      const changed = await bot.servers.change(guildId, (now) => {
        const next = changedBy(options, now);
        return namesTooMany(next) ? null : next;
      });
      if (changed === null) return payload(words.config.tooMany(mostNamed));
      return shown(changed, words.config.saved);
    }),
});

function changedBy(change: Change, server: ServerSettings): ServerSettings {
  switch (change.subcommand) {
    case 'question-channel':
      return {
        ...server,
        questionChannels: changedList(server.questionChannels, change.channel, change.read),
      };
    case 'allow-channel':
      return {
        ...server,
        allowedChannels: changedList(server.allowedChannels, change.channel, change.allowed),
      };
    case 'allow-role':
      return {
        ...server,
        allowedRoles: changedList(server.allowedRoles, change.role, change.allowed),
      };
    case 'mark-unanswered':
      return { ...server, marksUnanswered: change.mark };
    case 'privacy':
      return { ...server, privateByDefault: change.private };
  }
}

function namesTooMany(server: ServerSettings): boolean {
  const { questionChannels, allowedChannels, allowedRoles } = server;
  return [questionChannels, allowedChannels, allowedRoles].some(({ length }) => length > mostNamed);
}

function changedList(ids: readonly string[], id: string, among: boolean): readonly string[] {
  const others = ids.filter((one) => one !== id);
  return among ? [...others, id] : others;
}
