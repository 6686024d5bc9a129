import { ApplicationCommandType } from 'discord.js';
import { moderatorPermissions } from '../../asker.js';
import { daysOption } from '../../browsing/common-options.js';
import { daysAgo, usualDays } from '../../browsing/days-ago.js';
import { forServer } from '../../browsing/for-server.js';
import { command, offeredToModerators } from '../../command.js';
import { layOutStats } from '../../view/server.js';

/** `/stats`: how much the bot is asked on this server, and with what success. */
export const statsCommand = command({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'stats',
    description: "How often I'm asked on this server, and how often I could answer",
    ...offeredToModerators,
    options: [daysOption],
  },
  asks: false,
  needs: moderatorPermissions,
  isPrivate: () => true,
  run: ({ options, asker, bot }) =>
    forServer(asker, async (guildId) => {
      const days = options.days ?? usualDays;
      return layOutStats(await bot.records.stats(guildId, daysAgo(days)), days, asker.words);
    }),
});
