import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import { command } from '../command.js';
import { mostDays, usualDays } from '../days-ago.js';
import { showGaps } from '../lists.js';

/** `/gaps`: what the articles did not answer on this server. */
export const gapsCommand = command({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'gaps',
    description: 'Questions that were not answered, or whose answers were voted down',
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
    showGaps({ offset: 0, days: options.days ?? usualDays }, asker, door),
});
