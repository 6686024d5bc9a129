import { ComponentType, TextInputStyle } from 'discord.js';
import type { Press, PressCall } from '../component.js';
import { customId } from '../limits.js';
import { payload } from '../payload.js';

const longestReason = 500;

/** `helpful|answerId` */
export const helpfulPress: Press = {
  action: 'helpful',
  asks: false,
  acknowledge: () => 'private',
  run: (call) => vote(call, true, null),
};

/** `unhelpful|answerId`: counts at once, and asks why. */
export const unhelpfulPress: Press = {
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
  run: (call) => vote(call, false, null),
};

/** `reason|answerId`: the modal of "not helpful". */
export const reasonPress: Press = {
  action: 'reason',
  asks: false,
  acknowledge: () => 'private',
  run: (call) => vote(call, false, call.fields.reason?.trim() || null),
};

async function vote(
  { args: [id = ''], asker, bot }: PressCall,
  helpful: boolean,
  reason: string | null,
): ReturnType<Press['run']> {
  const { feedback, refusals } = asker.words;
  if ((await bot.records.answer(id)) === null) return payload(refusals.gone);
  await bot.records.vote({ answerId: id, userId: asker.userId, helpful, reason });
  return payload(reason === null ? feedback.thanks : feedback.thanksForReason);
}
