import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import * as z from 'zod';
import type { Asker } from './asker.js';
import type { BotContext, InteractionContext } from './context.js';
import type { Payload } from './payload.js';

/** What a button, select or modal does. `Args`: the parts of its custom id after the action. */
export interface ComponentHandler<Args = unknown> {
  /** First part of the custom id. */
  readonly action: string;
  /** Parses the other parts: Discord ties custom ids to a message, but a client can send any text. */
  readonly args: z.ZodType<Args>;
  /** Whether it asks a question: then the channel, the roles and the cooldown count. */
  readonly asks: boolean;
  acknowledge(args: Args, asker: Asker): Acknowledgement;
  /** The modal, for `modal`; made at once, without any lookup. */
  modal?(args: Args, asker: Asker, bot: BotContext): APIModalInteractionResponseCallbackData;
  /**
   * What to show; `null`: leave it as it is. With `modal` it is called once the modal is open, and
   * what it returns is not shown.
   */
  run(context: ComponentContext<Args>): Promise<Payload | null>;
}

/**
 * How a component is acknowledged, decided from its arguments alone, before any work: `update` changes
 * the message that the component is on, `private` and `public` reply to the member or to everyone, and
 * `modal` opens a modal.
 */
export type Acknowledgement = 'update' | 'private' | 'public' | 'modal';

/**
 * A button or select that a member uses, or a modal that they submit. With `update`, `show` edits the
 * message that the component is on.
 */
export interface ComponentContext<Args> extends InteractionContext {
  readonly args: Args;
  /** A select's choice; empty for buttons. */
  readonly values: readonly string[];
  /** A modal's texts by the custom ids of their inputs; empty for buttons. */
  readonly fields: Readonly<Record<string, string>>;
  /** Shows only the member something, beside the message that the component is on: with `update`. */
  showPrivately(payload: Payload): Promise<void>;
  /** Shows everyone something beside that message: with `update`. Resolves to its id. */
  post(payload: Payload): Promise<string>;
  /** Deletes the message that the component is on. */
  remove(): Promise<void>;
}

/** Keeps the type of the arguments, which the functions are called with. */
export function component<Args>(made: ComponentHandler<Args>): ComponentHandler<Args> {
  return made;
}

/** A part of a custom id that is looked up: an answer, an article, a member. */
export const id = z.string().min(1);

/** A part of a custom id that counts something, from 0: no list is longer. */
export const count = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

/** A part of a custom id that says yes or no. */
export const flag = z.enum(['0', '1']).transform((digit) => digit === '1');
