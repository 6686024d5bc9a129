import { PermissionFlagsBits } from 'discord.js';
import * as z from 'zod';
import type { KeptAnswer } from '../../records/records.js';
import { type Asker, hasPermissions } from '../asker.js';
import { component, id } from '../component.js';
import { payload } from '../payload.js';

/** Deletes an answer: `delete|answerId|askerId`. For the asker, and for moderators. */
export const deleteButton = component({
  action: 'delete',
  args: z.tuple([id, id]),
  asks: false,
  acknowledge: ([, askerId], asker) =>
    askerId === asker.userId || isModerator(asker) ? 'update' : 'private',
  run: async ({ args: [answerId, askerId], asker, bot, private: refused, ...reply }) => {
    const notYours = payload(asker.words.refusals.notYours);
    if (refused) return notYours;
    const kept = await bot.records.answer(answerId);
    // What isn't kept any more is only a message, which Discord ties to its custom id.
    if (!mayDelete(asker, kept ?? { userId: askerId, channelId: asker.channelId })) {
      await reply.showPrivately(notYours);
      return null;
    }
    await reply.remove();
    // Whoever deletes an answer wants it forgotten, see PRIVACY.md.
    await bot.records.dropAnswer(answerId);
    return null;
  },
});

function mayDelete(asker: Asker, kept: Pick<KeptAnswer, 'userId' | 'channelId'>): boolean {
  if (kept.userId === asker.userId) return true;
  return kept.channelId === asker.channelId && isModerator(asker);
}

function isModerator(asker: Asker): boolean {
  return hasPermissions(asker, PermissionFlagsBits.ManageMessages);
}
