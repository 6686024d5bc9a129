import { ComponentType, TextInputStyle } from 'discord.js';
import * as z from 'zod';
import { answerQuestion } from '../asking/answer-question.js';
import { keptAnswer } from '../asking/kept-answer.js';
import { component, id, seenByOne } from '../component.js';
import { customId } from '../limits.js';

const answerAndPrivacy = z.tuple([id, seenByOne]);

/** `follow|answerId|private`: opens the modal. */
export const followUpButton = component({
  action: 'follow',
  args: answerAndPrivacy,
  asks: false,
  acknowledge: () => 'modal',
  modal: ([answerId, hidden], { words: { followUp } }) => ({
    custom_id: customId('followup', answerId, hidden ? 1 : 0),
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
});

/** `followup|answerId|private`: the question, read along with the previous one. */
export const followUpModal = component({
  action: 'followup',
  args: answerAndPrivacy,
  asks: true,
  acknowledge: ([, hidden]) => (hidden ? 'private' : 'public'),
  run: async ({ args: [answerId], fields, asker, bot, place, private: hidden, ...reply }) => {
    // If the answer is no longer kept, the question is read on its own.
    const topic = (await keptAnswer(answerId, bot))?.state.topic ?? null;
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
});
