import { ApplicationCommandType } from 'discord.js';
import { daysOption } from '../browsing/common-options.js';
import { usualDays } from '../browsing/days-ago.js';
import { showGaps } from '../browsing/lists.js';
import { command } from '../command.js';
import { moderatorsNeed, offeredToModerators } from '../gateway/gate.js';

/** `/gaps`: what the articles did not answer on this server. */
export const gapsCommand = command({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'gaps',
    description: 'Questions that went unanswered, or whose answers were voted down',
    ...offeredToModerators,
    options: [daysOption],
  },
  asks: false,
  needs: moderatorsNeed,
  isPrivate: () => true,
  run: ({ options, asker, door }) =>
    showGaps({ offset: 0, days: options.days ?? usualDays }, asker, door),
});
