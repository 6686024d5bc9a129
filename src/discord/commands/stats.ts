import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import { command } from '../command.js';
import { daysAgo, mostDays, usualDays } from '../days-ago.js';
import { forServer } from '../for-server.js';
import { layOutStats } from '../layout/stats.js';

/** `/stats`: how much the bot is asked on this server, and with what success. */
export const statsCommand = command({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'stats',
    description: 'How much I am asked on this server, and how often I could answer',
    contexts: [InteractionContextType.Guild],
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    options: [
      {
        type: ApplicationCommandOptionType.Integer,
        name: 'days',
        description: 'Of how many days until now; 30 unless told otherwise',
        min_value: 1,
        max_value: mostDays,
      },
    ],
  },
  asks: false,
  needs: PermissionFlagsBits.ManageGuild,
  isPrivate: () => true,
  run: ({ options, asker, door }) =>
    forServer(asker, async (guildId) => {
      const days = options.days ?? usualDays;
      return layOutStats(await door.records.stats(guildId, daysAgo(days)), days, asker.words);
    }),
});
