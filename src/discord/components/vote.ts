import { ComponentType, TextInputStyle } from 'discord.js';
import type { ComponentContext, ComponentHandler } from '../component.js';
import { customId } from '../limits.js';
import { payload } from '../payload.js';

const longestReason = 500;

/** `helpful|answerId` */
export const helpfulButton: ComponentHandler = {
  action: 'helpful',
  asks: false,
  acknowledge: () => 'private',
  run: (context) => vote(context, true, null),
};

/** `unhelpful|answerId`: counts at once, and asks why. */
export const unhelpfulButton: ComponentHandler = {
  action: 'unhelpful',
  asks: false,
  acknowledge: () => 'modal',
  modal: ([id = ''], { words: { feedback } }) => ({
    custom_id: customId('reason', id),
    title: feedback.why,
    components: [
      {
        type: ComponentType.Label,
        label: feedback.whyLabel,
        component: {
          type: ComponentType.TextInput,
          custom_id: 'reason',
          style: TextInputStyle.Paragraph,
          required: false,
          max_length: longestReason,
        },
      },
    ],
  }),
  run: (context) => vote(context, false, null),
};

/** `reason|answerId`: the modal of "not helpful". */
export const reasonModal: ComponentHandler = {
  action: 'reason',
  asks: false,
  acknowledge: () => 'private',
  run: (context) => vote(context, false, context.fields.reason?.trim() || null),
};

async function vote(
  { args: [id = ''], asker, bot }: ComponentContext,
  helpful: boolean,
  reason: string | null,
): ReturnType<ComponentHandler['run']> {
  const { feedback, refusals } = asker.words;
  if ((await bot.records.answer(id)) === null) return payload(refusals.gone);
  await bot.records.vote({ answerId: id, userId: asker.userId, helpful, reason });
  return payload(reason === null ? feedback.thanks : feedback.thanksForReason);
}
