import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { moderatorPermissions } from '../../asker.js';
import { daysOption } from '../../browsing/common-options.js';
import { usualDays } from '../../browsing/days-ago.js';
import { showGaps } from '../../browsing/lists.js';
import { command, offeredToModerators } from '../../command.js';

/** `/gaps`: what the articles did not answer on this server. */
export const gapsCommand = command({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'gaps',
    description: 'Questions that went unanswered, or whose answers were voted down',
    ...offeredToModerators,
    options: [
      daysOption,
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'done',
        description: 'List those marked as done instead',
      },
    ],
  },
  asks: false,
  needs: moderatorPermissions,
  isPrivate: () => true,
  run: ({ options, asker, bot }) =>
    showGaps(
      { offset: 0, days: options.days ?? usualDays, done: options.done ?? false },
      asker,
      bot,
    ),
});
