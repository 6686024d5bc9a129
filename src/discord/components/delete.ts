import { PermissionFlagsBits } from 'discord.js';
import { type Asker, hasPermissions } from '../asker.js';
import type { ComponentHandler } from '../component.js';
import { payload } from '../payload.js';

/** Takes an answer back: `delete|answerId|askerId`. For who asked, and for moderators. */
export const deleteButton: ComponentHandler = {
  action: 'delete',
  asks: false,
  acknowledge: (args, asker) => (mayDelete(args, asker) ? 'update' : 'private'),
  run: async ({ args, asker, bot, remove }) => {
    if (!mayDelete(args, asker)) return payload(asker.words.refusals.notYours);
    await remove();
    // Who takes an answer back wants it forgotten, see PRIVACY.md.
    await bot.records.dropAnswer(args[0] ?? '');
    return null;
  },
};

function mayDelete([, askerId]: readonly string[], asker: Asker): boolean {
  return askerId === asker.userId || hasPermissions(asker, PermissionFlagsBits.ManageMessages);
}
