import { messageLink } from 'discord.js';
import { recordIdFrom } from '../../records/record-id.js';
import { keptAnswer } from '../asking/kept-answer.js';
import type { ComponentHandler } from '../component.js';
import { payload } from '../payload.js';
import { layOutShared } from '../view/answer.js';

/** Quotes that are being shared: a button that is clicked twice at once shares once. */
const underWay = new Set<string>();

/** Shows a quote of a private answer to the channel, once: `share|answerId|quoteIndex`. */
export const shareButton: ComponentHandler = {
  action: 'share',
  asks: false,
  // Only a look-up tells whether there is anything to show everyone.
  acknowledge: () => 'update',
  run: async ({ args: [answerId, index], asker, bot, post, showPrivately }) => {
    const { refusals } = asker.words;
    const { records } = bot;
    const quote = Number(index);
    const found = await keptAnswer(answerId, bot);
    // An answer of its own: it has its own message, to be replied to and deleted.
    const id = recordIdFrom(answerId ?? '', quote);
    const shared = found && layOutShared({ ...found, quote, showQuestion: true }, id, asker.words);
    if (found === null || shared === null) {
      await showPrivately(payload(refusals.gone));
      return null;
    }
    if (underWay.has(id)) return null;
    underWay.add(id);
    try {
      const before = await records.answer(id);
      if (before?.messageId) {
        const link = messageLink(before.channelId, before.messageId, before.guildId ?? '@me');
        await showPrivately(payload(refusals.shared(link)));
        return null;
      }
      // If showing it failed before, it is kept already.
      if (before === null) {
        const own = { id, outcome: 'shared', private: false, messageId: null } as const;
        await records.keepAnswer({ ...found.kept, ...own });
      }
      await records.keepMessage(id, await post(shared));
    } finally {
      underWay.delete(id);
    }
    return null;
  },
};
