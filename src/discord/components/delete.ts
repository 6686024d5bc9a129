import { PermissionFlagsBits } from 'discord.js';
import { type Asker, hasPermissions } from '../asker.js';
import type { ComponentHandler } from '../component.js';
import { payload } from '../payload.js';

/** Deletes an answer: `delete|answerId|askerId`. For the asker, and for moderators. */
export const deleteButton: ComponentHandler = {
  action: 'delete',
  asks: false,
  acknowledge: (args, asker) => (mayDelete(args, asker) ? 'update' : 'private'),
  run: async ({ args, asker, bot, remove }) => {
    if (!mayDelete(args, asker)) return payload(asker.words.refusals.notYours);
    await remove();
    // Whoever deletes an answer wants it forgotten, see PRIVACY.md.
    await bot.records.dropAnswer(args[0] ?? '');
    return null;
  },
};

function mayDelete([, askerId]: readonly string[], asker: Asker): boolean {
  return askerId === asker.userId || hasPermissions(asker, PermissionFlagsBits.ManageMessages);
}
