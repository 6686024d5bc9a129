import { hasPermissions, moderatorPermissions } from '../asker.js';
import { usualDays } from '../browsing/days-ago.js';
import { showGaps } from '../browsing/lists.js';
import type { ComponentHandler } from '../component.js';
import { payload } from '../payload.js';

/** Another page of the gaps: `gaps|offset|days`. */
export const gapsButton: ComponentHandler = {
  action: 'gaps',
  asks: false,
  acknowledge: () => 'update',
  run: async ({ args: [offset, days], asker, bot }) => {
    // The member was a moderator when the list was made, and may not be any more.
    if (!hasPermissions(asker, moderatorPermissions)) {
      return payload(asker.words.refusals.permission);
    }
    const view = { offset: Number(offset) || 0, days: Number(days) || usualDays };
    return showGaps(view, asker, bot);
  },
};
