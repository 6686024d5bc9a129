import * as z from 'zod';
import { mostDays } from '../../browsing/days-ago.js';
import { forModerators } from '../../browsing/for-server.js';
import { showGaps } from '../../browsing/lists.js';
import { component, count, flag, id } from '../../component.js';
import { markGaps } from '../../gaps/mark.js';
import { mostNowAnswered } from '../../gaps/now-answered.js';
import { payload } from '../../payload.js';

/** How far back the list goes. */
const days = count.pipe(z.number().min(1).max(mostDays));

/** Another page of the gaps: `gaps|offset|days|done`, without the last in an older version. */
export const gapsButton = component({
  action: 'gaps',
  args: z.tuple([count, days, flag.optional()]),
  asks: false,
  acknowledge: () => 'update',
  run: ({ args: [offset, days, done = false], asker, bot }) =>
    forModerators(asker, () => showGaps({ offset, days, done }, asker, bot)),
});

/**
 * Marks the gaps that are chosen as done, or as open again on the list of what is done:
 * `mark-gaps|offset|days|done`, of the list that it is on. The choices are ids of answers.
 */
export const markGapsSelect = component({
  action: 'mark-gaps',
  args: z.tuple([count, days, flag]),
  asks: false,
  acknowledge: () => 'update',
  run: ({ args: [offset, days, done], values, asker, bot }) =>
    forModerators(asker, async (guildId) => {
      await markGaps(guildId, values, !done, bot);
      return showGaps({ offset, days, done }, asker, bot);
    }),
});

/** Marks what an addition answers as done: `done|answerId|…`, one id for each gap. */
export const markDoneButton = component({
  action: 'done',
  args: z.array(id).min(1).max(mostNowAnswered),
  asks: false,
  acknowledge: () => 'private',
  run: ({ args: answerIds, asker, bot }) =>
    forModerators(asker, async (guildId) => {
      await markGaps(guildId, answerIds, true, bot);
      return bot.mentionCommands(payload(asker.words.gaps.marked));
    }),
});
