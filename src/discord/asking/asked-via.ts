import * as z from 'zod';

/** The ways in which a question can come. */
export const way = z.enum(['slash', 'menu', 'mention', 'direct', 'channel', 'follow-up']);

export type Way = z.infer<typeof way>;

/** Whether an answer repeats the question, for want of a message of the asker's that shows it. */
export function repeatsQuestion(asked: Way): boolean {
  return asked === 'slash' || asked === 'menu' || asked === 'follow-up';
}
