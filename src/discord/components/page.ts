import * as z from 'zod';
import { repeatsQuestion } from '../answer-state.js';
import { keptAnswer } from '../asking/kept-answer.js';
import { component, count, id } from '../component.js';
import { payload } from '../payload.js';
import { layOutAnswer } from '../view/answer.js';

/** Previous and next quote: `page|answerId|quoteIndex|userId`, of the asker or of the copy's owner. */
export const pageButton = component({
  action: 'page',
  args: z.tuple([id, count, id]),
  asks: false,
  // The asker turns the page for everyone; others get a copy of their own, and turn its pages.
  acknowledge: ([, , userId], asker) => (userId === asker.userId ? 'update' : 'private'),
  run: async ({ args: [answerId, quote], asker, bot, private: added, showPrivately }) => {
    const found = await keptAnswer(answerId, asker, bot);
    if (found === null) {
      const gone = payload(asker.words.refusals.gone);
      if (added) return gone;
      // The message can still be read, so it isn't overwritten.
      await showPrivately(gone);
      return null;
    }
    const { kept, state } = found;
    const copied = kept.userId !== asker.userId;
    return layOutAnswer(
      {
        kept,
        state,
        quote,
        showQuestion: copied || repeatsQuestion(state.way),
        ...(copied && { copyFor: asker.userId }),
      },
      asker.words,
    );
  },
});
