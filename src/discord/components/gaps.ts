import * as z from 'zod';
import { hasPermissions, moderatorPermissions } from '../asker.js';
import { mostDays } from '../browsing/days-ago.js';
import { showGaps } from '../browsing/lists.js';
import { component, count } from '../component.js';
import { payload } from '../payload.js';

/** How far back the list goes. */
const days = count.pipe(z.number().min(1).max(mostDays));

/** Another page of the gaps: `gaps|offset|days`. */
export const gapsButton = component({
  action: 'gaps',
  args: z.tuple([count, days]),
  asks: false,
  acknowledge: () => 'update',
  run: async ({ args: [offset, days], asker, bot }) => {
    // The member was a moderator when the list was made, and may not be any more.
    if (!hasPermissions(asker, moderatorPermissions)) {
      return payload(asker.words.refusals.permission);
    }
    return showGaps({ offset, days }, asker, bot);
  },
});
