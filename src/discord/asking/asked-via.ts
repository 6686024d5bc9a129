import * as z from 'zod';

/** How a question can be asked. */
export const askedVia = z.enum(['slash', 'menu', 'mention', 'direct', 'channel', 'follow-up']);

export type AskedVia = z.infer<typeof askedVia>;

/** Whether an answer repeats the question, because no message of the asker shows it. */
export function repeatsQuestion(via: AskedVia): boolean {
  return via === 'slash' || via === 'menu' || via === 'follow-up';
}
