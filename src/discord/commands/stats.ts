import { ApplicationCommandType } from 'discord.js';
import { command } from '../command.js';
import { daysOption } from '../common-options.js';
import { daysAgo, usualDays } from '../days-ago.js';
import { forServer } from '../for-server.js';
import { layOutStats } from '../layout/stats.js';
import { moderatorsNeed, offeredToModerators } from '../moderators.js';

/** `/stats`: how much the bot is asked on this server, and with what success. */
export const statsCommand = command({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'stats',
    description: 'How much I am asked on this server, and how often I could answer',
    ...offeredToModerators,
    options: [daysOption],
  },
  asks: false,
  needs: moderatorsNeed,
  isPrivate: () => true,
  run: ({ options, asker, door }) =>
    forServer(asker, async (guildId) => {
      const days = options.days ?? usualDays;
      return layOutStats(await door.records.stats(guildId, daysAgo(days)), days, asker.words);
    }),
});
