import { keptAnswer } from '../kept-answer.js';
import { layOutAnswer } from '../layout/answer.js';
import { payload } from '../payload.js';
import type { Press } from '../press.js';
import { repeatsQuestion } from '../way.js';

/** Previous and next quote: `page|answerId|quoteIndex|askerId`. */
export const pagePress: Press = {
  action: 'page',
  asks: false,
  // Who asked turns the page for all; others get a copy of their own.
  acknowledge: ([, , askerId], { userId }) => (askerId === userId ? 'update' : 'private'),
  run: async ({ args: [id, quote], asker, door, private: copied, tell }) => {
    const found = await keptAnswer(id, door);
    if (found === null) {
      const gone = payload(asker.words.refusals.gone);
      if (copied) return gone;
      // What is still there to be read is not overwritten.
      await tell(gone);
      return null;
    }
    const { kept, state } = found;
    const own = copied ? { ...kept, userId: asker.userId, private: true } : kept;
    return layOutAnswer(
      {
        kept: own,
        state,
        quote: Number(quote),
        showQuestion: copied || repeatsQuestion(state.way),
      },
      asker.words,
    );
  },
};
