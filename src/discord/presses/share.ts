import { newRecordId } from '../../library/record-id.js';
import type { KeptAnswer } from '../../library/records.js';
import { keptAnswer } from '../kept-answer.js';
import { layOutShared } from '../layout/answer.js';
import { payload } from '../payload.js';
import type { Press } from '../press.js';

/** Shows a private answer to the channel: `share|answerId|quoteIndex`. */
export const sharePress: Press = {
  action: 'share',
  asks: false,
  acknowledge: () => 'public',
  run: async ({ args: [id, quote], asker, door, show }) => {
    const found = await keptAnswer(id, door);
    if (found === null) return payload(asker.words.refusals.gone);
    const { state } = found;
    // An answer of its own: it has its own message, to be replied to, voted on and deleted.
    const { userId, guildId, channelId } = asker;
    const place = { userId, guildId, channelId };
    const kept: KeptAnswer = {
      ...found.kept,
      ...place,
      id: newRecordId(),
      outcome: 'shared',
      private: false,
      messageId: null,
    };
    const view = { kept, state, quote: Number(quote), showQuestion: true };
    await door.records.keepAnswer(kept);
    await door.records.keepMessage(kept.id, await show(layOutShared(view, userId, asker.words)));
    return null;
  },
};
