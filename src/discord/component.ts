import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import type { Asker } from './asker.js';
import type { InteractionContext } from './context.js';
import type { Payload } from './payload.js';

/** What a button, select or modal does. */
export interface ComponentHandler {
  /** First part of the custom id. */
  readonly action: string;
  /** Whether it asks a question: then the channel, the roles and the cooldown count. */
  readonly asks: boolean;
  acknowledge(args: readonly string[], asker: Asker): Acknowledgement;
  /** The modal, for `modal`; made at once, without any lookup. */
  modal?(args: readonly string[], asker: Asker): APIModalInteractionResponseCallbackData;
  /**
   * What to show; `null`: leave it as it is. With `modal` it is called once the modal is open, and
   * what it returns is not shown.
   */
  run(context: ComponentContext): Promise<Payload | null>;
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
export interface ComponentContext extends InteractionContext {
  /** The custom id's arguments. */
  readonly args: readonly string[];
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
