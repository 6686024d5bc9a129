import { ComponentType, TextInputStyle } from 'discord.js';
import { answerQuestion } from '../asking/answer-question.js';
import { keptAnswer } from '../asking/kept-answer.js';
import type { ComponentHandler } from '../component.js';
import { customId } from '../limits.js';

/** `follow|answerId|private`: opens the modal. */
export const followUpButton: ComponentHandler = {
  action: 'follow',
  asks: false,
  acknowledge: () => 'modal',
  modal: ([id = '', seenByOne = '0'], { words: { followUp } }) => ({
    custom_id: customId('followup', id, seenByOne),
    title: followUp.title,
    components: [
      {
        type: ComponentType.Label,
        label: followUp.label,
        component: {
          type: ComponentType.TextInput,
          custom_id: 'question',
          style: TextInputStyle.Short,
          required: true,
          max_length: 1000,
        },
      },
    ],
  }),
  run: async () => null,
};

/** `followup|answerId|private`: the question, read along with the previous one. */
export const followUpModal: ComponentHandler = {
  action: 'followup',
  asks: true,
  acknowledge: ([, seenByOne]) => (seenByOne === '1' ? 'private' : 'public'),
  run: async ({ args: [id], fields, asker, bot, place, private: hidden, ...reply }) => {
    // If the answer is no longer kept, the question is read on its own.
    const topic = (await keptAnswer(id, bot))?.state.topic ?? null;
    const question = fields.question ?? '';
    const asked = {
      question,
      filter: {},
      askedVia: 'follow-up',
      asker,
      private: hidden,
      topic,
    } as const;
    await answerQuestion({ asked, place }, reply, bot);
    return null;
  },
};
