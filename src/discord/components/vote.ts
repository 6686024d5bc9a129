import { ComponentType, TextInputStyle } from 'discord.js';
import * as z from 'zod';
import { keptAnswer } from '../asking/kept-answer.js';
import { type ComponentContext, component, id } from '../component.js';
import { customId } from '../limits.js';
import { type Payload, payload } from '../payload.js';

const longestReason = 500;

const answer = z.tuple([id]);

/** `helpful|answerId` */
export const helpfulButton = component({
  action: 'helpful',
  args: answer,
  asks: false,
  acknowledge: () => 'private',
  run: (context) => vote(context, true, null),
});

/** `unhelpful|answerId`: counts at once, and asks why. */
export const unhelpfulButton = component({
  action: 'unhelpful',
  args: answer,
  asks: false,
  acknowledge: () => 'modal',
  modal: ([answerId], { words: { feedback } }) => ({
    custom_id: customId('reason', answerId),
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
});

/** `reason|answerId`: the modal of "not helpful". */
export const reasonModal = component({
  action: 'reason',
  args: answer,
  asks: false,
  acknowledge: () => 'private',
  run: (context) => vote(context, false, context.fields.reason?.trim() || null),
});

async function vote(
  { args: [answerId], asker, bot }: ComponentContext<z.output<typeof answer>>,
  helpful: boolean,
  reason: string | null,
): Promise<Payload> {
  const { feedback, refusals } = asker.words;
  if ((await keptAnswer(answerId, asker, bot)) === null) return payload(refusals.gone);
  await bot.records.vote({ answerId, userId: asker.userId, helpful, reason });
  return payload(reason === null ? feedback.thanks : feedback.thanksForReason);
}
