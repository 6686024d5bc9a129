import { ApplicationCommandType } from 'discord.js';
import { command } from '../command.js';
import { daysOption } from '../common-options.js';
import { usualDays } from '../days-ago.js';
import { showGaps } from '../lists.js';
import { moderatorsNeed, offeredToModerators } from '../moderators.js';

/** `/gaps`: what the articles did not answer on this server. */
export const gapsCommand = command({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'gaps',
    description: 'Questions that were not answered, or whose answers were voted down',
    ...offeredToModerators,
    options: [daysOption],
  },
  asks: false,
  needs: moderatorsNeed,
  isPrivate: () => true,
  run: ({ options, asker, door }) =>
    showGaps({ offset: 0, days: options.days ?? usualDays }, asker, door),
});
