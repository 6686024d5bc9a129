import { messageLink } from 'discord.js';
import * as z from 'zod';
import { recordIdFrom } from '../../records/record-id.js';
import { keptAnswer } from '../asking/kept-answer.js';
import { component, count, id } from '../component.js';
import { payload } from '../payload.js';
import { layOutShared } from '../view/answer.js';

/** Quotes that are being shared: a button that is clicked twice at once shares once. */
const underWay = new Set<string>();

/** Shows a quote of a private answer to the channel, once: `share|answerId|quoteIndex`. */
export const shareButton = component({
  action: 'share',
  args: z.tuple([id, count]),
  asks: false,
  // Only a look-up tells whether there is anything to show everyone.
  acknowledge: () => 'update',
  run: async ({ args: [answerId, quote], asker, bot, post, showPrivately }) => {
    const { refusals } = asker.words;
    const { records } = bot;
    const found = await keptAnswer(answerId, asker, bot);
    // An answer of its own: it has its own message, to be replied to and deleted.
    const ownId = recordIdFrom(answerId, quote);
    const shared =
      found && layOutShared({ ...found, quote, showQuestion: true }, ownId, asker.words);
    if (found === null || shared === null) {
      await showPrivately(payload(refusals.gone));
      return null;
    }
    if (underWay.has(ownId)) return null;
    underWay.add(ownId);
    try {
      const before = await records.answer(ownId);
      if (before?.messageId) {
        const link = messageLink(before.channelId, before.messageId, before.guildId ?? '@me');
        await showPrivately(payload(refusals.shared(link)));
        return null;
      }
      // If showing it failed before, it is kept already.
      if (before === null) {
        const own = { id: ownId, outcome: 'shared', private: false, messageId: null } as const;
        await records.keepAnswer({ ...found.kept, ...own });
      }
      const messageId = await post(shared);
      await records.keepMessage(ownId, { channelId: asker.channelId, messageId });
    } finally {
      underWay.delete(ownId);
    }
    return null;
  },
});
