import {
  type APIMessageTopLevelComponent,
  ComponentType,
  DiscordAPIError,
  MessageFlags,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { Logger } from 'pino';
import type { BotContext } from '../../context.js';
import type { Payload } from '../../payload.js';

/** One way of sending a payload: in Components V2, which takes no content, or as plain text. */
export type Form = PlainForm | CardForm;

type PlainForm = Omit<Payload, 'card'>;

interface CardForm extends Pick<Payload, 'allowedMentions'> {
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly flags: MessageFlags.IsComponentsV2;
}

/** What a payload is shown in: a new message, one to edit, or one that is known to be in Components V2. */
export type Target = 'new' | 'message' | 'card';

/**
 * The forms of a payload, best first. A message that is in Components V2 stays so: an edit can't make
 * it plain. A plain one can become a card, if its content is taken away (discordjs/guide#1620).
 */
export function formsOf(
  shown: Payload,
  target: Target,
  { settings }: Pick<BotContext, 'settings'>,
): Form[] {
  const { card, ...plain } = shown;
  const cards = card === undefined || settings.discord.plainText ? [] : [inV2(shown, [card])];
  const text = { type: ComponentType.TextDisplay, content: shown.content } as const;
  const bare = inV2(shown, [text, ...shown.components]);
  switch (target) {
    case 'new':
      return [...cards, plain];
    case 'message':
      return [...cards, plain, bare];
    case 'card':
      return [...cards, bare];
  }
}

function inV2(
  { allowedMentions }: Payload,
  components: readonly APIMessageTopLevelComponent[],
): CardForm {
  return { components, allowedMentions, flags: MessageFlags.IsComponentsV2 };
}

/** A form as an edit: content that was there before must go. */
export function asEdit(form: Form): Form & { readonly content: string | null } {
  return isCard(form) ? { ...form, content: null } : form;
}

export function isCard(form: Form): form is CardForm {
  return form.flags === MessageFlags.IsComponentsV2;
}

/**
 * Sends the first of some forms that Discord takes.
 *
 * @throws what Discord says to the last one, and any failure that isn't about the form
 */
export async function sendFirst<Result>(
  forms: readonly Form[],
  log: Logger,
  send: (form: Form) => Promise<Result>,
): Promise<Result> {
  const [first, ...others] = forms;
  if (first === undefined) throw new RangeError('There is no form to send.');
  if (others.length === 0) return send(first);
  try {
    return await send(first);
  } catch (error) {
    if (!isAboutForm(error)) throw error;
    log.warn({ err: error, card: isCard(first) }, 'Discord refused a form of a message');
    return sendFirst(others, log, send);
  }
}

/** Codes of a request that Discord can't make a message of; 0 comes with some answers of 400. */
const aboutForm: readonly (number | string)[] = [
  0,
  RESTJSONErrorCodes.CannotSendAnEmptyMessage,
  RESTJSONErrorCodes.InvalidFormBodyOrContentType,
];

function isAboutForm(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.status === 400 && aboutForm.includes(error.code);
}

/** The texts in components, however deep, one per line; empty in a message that isn't in Components V2. */
export function textIn(components: readonly object[]): string {
  return components
    .flatMap((one) => {
      if ('type' in one && one.type === ComponentType.TextDisplay && 'content' in one) {
        return [String(one.content)];
      }
      return 'components' in one && Array.isArray(one.components) ? [textIn(one.components)] : [];
    })
    .filter((text) => text !== '')
    .join('\n');
}
