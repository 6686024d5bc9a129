import { MessageFlags } from 'discord.js';
import { allOf } from './components.js';
import type { Draft, Message } from './message.js';
import type { Changes } from './posting.js';
import { invalidForm, Refusal } from './refusal.js';
import { type Call, checked } from './route.js';
import { isEmpty, type MessageBody, messageFaults } from './rules/message.js';
import { isTooHeavy } from './rules/v2.js';
import type { SchemaName } from './schema.js';
import type { StoredFile } from './world.js';

/** The flags that a request may set. */
const settable =
  MessageFlags.SuppressEmbeds |
  MessageFlags.SuppressNotifications |
  MessageFlags.IsComponentsV2 |
  MessageFlags.IsVoiceMessage;

/** Of those, the ones that an edit may change. */
const editable = MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2;

/** Set once and for all: no edit takes it away. */
const final = MessageFlags.IsComponentsV2;

/**
 * A new message from a request's body.
 *
 * @throws Refusal 50035 or, where it would show nothing, 50006
 */
export function newDraft(
  call: Call,
  schema: SchemaName,
  sent: unknown,
): { draft: Draft; body: MessageBody } {
  const body = checked<MessageBody>(schema, sent);
  const faults = messageFaults(body);
  if (faults.length > 0) throw invalidForm(faults);
  if (isTooHeavy(body.components ?? []) || choosesUnseen(call, body)) throw serverError();
  if (isEmpty(body) && call.files.size === 0) throw emptyMessage();
  return {
    body,
    draft: {
      content: body.content ?? '',
      embeds: body.embeds ?? [],
      components: body.components ?? [],
      files: filesOf(call, []),
      flags: (body.flags ?? 0) & settable,
      ...(body.nonce != null && { nonce: body.nonce }),
    },
  };
}

/**
 * What a request changes in a message.
 *
 * @throws Refusal 50035 or, where nothing would be left to show, 50006
 */
export function changesOf(
  call: Call,
  schema: SchemaName,
  sent: unknown,
  message: Message,
): { changes: Changes; body: MessageBody } {
  const body = checked<MessageBody>(schema, sent);
  const kept = message.files.filter(
    ({ id }) => body.attachments?.some((one) => String(one.id) === id) ?? true,
  );
  const changes: Changes = {
    ...(body.content !== undefined && { content: body.content ?? '' }),
    ...(body.embeds !== undefined && { embeds: body.embeds ?? [] }),
    ...(body.components !== undefined && { components: body.components ?? [] }),
    ...(body.flags != null && {
      flags: (message.flags & ~editable) | (body.flags & editable) | (message.flags & final),
    }),
    files: filesOf(call, kept),
  };
  const after = { ...message, ...changes } as Message;
  const whole: MessageBody = {
    ...body,
    content: after.content,
    embeds: after.embeds,
    components: after.components,
    flags: after.flags,
  };
  const faults = messageFaults(whole);
  if (faults.length > 0) throw invalidForm(faults);
  if (isTooHeavy(whole.components ?? []) || choosesUnseen(call, whole)) throw serverError();
  if (isEmpty({ ...whole, attachments: null }) && after.files.length === 0) throw emptyMessage();
  return { changes, body };
}

export const emptyMessage = () => new Refusal(400, 50006, 'Cannot send an empty message');

/**
 * Whether a select names as chosen what its members can't choose from: Discord answered 500 to a thread
 * (https://github.com/discord/discord-api-docs/issues/6719), and doesn't document what is gone.
 */
function choosesUnseen({ world }: Call, { components }: MessageBody): boolean {
  const roles = [...world.guilds.values()].flatMap(({ roles }) => [...roles.keys()]);
  return allOf(components ?? []).some((one) =>
    (one.default_values ?? []).some(({ id, type }) =>
      type === 'channel'
        ? world.channels.get(id)?.isThread !== false
        : type === 'role' && !roles.includes(id),
    ),
  );
}

const serverError = () => new Refusal(500, 0, '500: Internal Server Error');

function filesOf({ world, files }: Call, kept: readonly StoredFile[]): StoredFile[] {
  const sent = [...files.values()].map(({ name, bytes, contentType }) => {
    return world.addFile(name, bytes, contentType);
  });
  return [...kept, ...sent];
}
