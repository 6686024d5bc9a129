import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import * as z from 'zod';
import type { Asker } from '../asker.js';
import { answerQuestion } from '../asking/answer-question.js';
import { keptAnswer } from '../asking/kept-answer.js';
import { component, flag, id } from '../component.js';
import type { BotContext } from '../context.js';
import { customId } from '../limits.js';

const answerAndPrivacy = z.tuple([id, flag]);

/** `follow|answerId|private`: opens the modal. */
export const followUpButton = component({
  action: 'follow',
  args: answerAndPrivacy,
  asks: false,
  acknowledge: () => 'modal',
  modal: ([answerId, hidden], asker, bot) => modalFor(answerId, hidden, asker, bot),
  run: async () => null,
});

function modalFor(
  answerId: string,
  hidden: boolean,
  { guildId, parentId, words: { followUp } }: Asker,
  { servers, settings }: BotContext,
): APIModalInteractionResponseCallbackData {
  // In a thread members expect to just go on.
  const unread =
    parentId !== null && servers.of(guildId).answersInThreads && !settings.discord.messageContent;
  return {
    custom_id: customId('followup', answerId, hidden ? 1 : 0),
    title: followUp.title,
    components: [
      {
        type: ComponentType.Label,
        label: followUp.label,
        ...(unread && { description: followUp.needsMention }),
        component: {
          type: ComponentType.TextInput,
          custom_id: 'question',
          style: TextInputStyle.Short,
          required: true,
          max_length: 1000,
        },
      },
    ],
  };
}

/** `followup|answerId|private`: the question, read along with the previous one. */
export const followUpModal = component({
  action: 'followup',
  args: answerAndPrivacy,
  asks: true,
  acknowledge: ([, hidden]) => (hidden ? 'private' : 'public'),
  run: async ({ args: [answerId], fields, asker, bot, place, private: hidden, ...reply }) => {
    // If the answer is no longer kept, the question is read on its own.
    const topic = (await keptAnswer(answerId, asker, bot))?.state.topic ?? null;
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
