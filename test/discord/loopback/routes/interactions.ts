import { MessageFlags } from 'discord.js';
import { changesOf, newDraft } from '../draft.js';
import { callback, type Interaction, kind, type Modal } from '../interaction.js';
import type { Message } from '../message.js';
import { edit, post, remove } from '../posting.js';
import {
  invalidForm,
  Refusal,
  unknownInteraction,
  unknownMessage,
  unknownWebhook,
} from '../refusal.js';
import { type Answer, type Call, checked, ok, type Route } from '../route.js';
import type { Choice } from '../rules/command.js';
import { componentFaults, type MessageBody } from '../rules/message.js';
import type { SchemaName } from '../schema.js';
import { messageJson } from '../wire.js';

/** Schemas by callback type. */
const schemas: Readonly<Record<number, SchemaName>> = {
  1: 'PongInteractionCallbackRequest',
  4: 'CreateMessageInteractionCallbackRequest',
  5: 'CreateMessageInteractionCallbackRequest',
  6: 'UpdateMessageInteractionCallbackRequest',
  7: 'UpdateMessageInteractionCallbackRequest',
  8: 'ApplicationCommandAutocompleteCallbackRequest',
  9: 'ModalInteractionCallbackRequest',
};

interface Callback {
  readonly type: number;
  readonly data?: unknown;
}

/** Callbacks that an interaction may be answered with. */
function fitting(interaction: Interaction): readonly number[] {
  if (interaction.type === kind.autocomplete) return [callback.choices];
  const reply = [callback.message, callback.deferred];
  if (interaction.type === kind.command) return [...reply, callback.modal];
  const update = interaction.source ? [callback.deferredUpdate, callback.update] : [];
  return [...reply, ...update, ...(interaction.type === kind.component ? [callback.modal] : [])];
}

function answer(call: Call): Answer {
  const interaction = call.world.interactions.get(call.params.interaction ?? '');
  if (!interaction || interaction.token !== call.params.token) throw unknownInteraction();
  if (interaction.acknowledged !== null) {
    throw new Refusal(400, 40060, 'Interaction has already been acknowledged.');
  }
  if (interaction.overdue) throw unknownInteraction();
  const body = call.body as Callback;
  const schema = schemas[body?.type];
  if (!schema) throw invalidForm(['type: no such callback']);
  checked(schema, body);
  if (!fitting(interaction).includes(body.type)) {
    throw invalidForm([
      `type: Cannot answer ${interaction.name} with a callback of type ${body.type}`,
    ]);
  }
  const respond = responders[body.type];
  respond?.(call, interaction, body.data ?? {});
  interaction.acknowledge(body.type);
  call.world.signal.fire();
  if (call.query.get('with_response') !== 'true') return undefined;
  return ok(response(interaction, body.type));
}

type Responder = (call: Call, interaction: Interaction, data: unknown) => void;

const responders: Readonly<Record<number, Responder>> = {
  [callback.message](call, interaction, data) {
    interaction.message = add(call, interaction, 'IncomingWebhookInteractionRequest', data);
  },
  [callback.deferred](_call, interaction, data) {
    const { flags = 0 } = data as MessageBody;
    const secret = ((flags ?? 0) & MessageFlags.Ephemeral) !== 0;
    interaction.message = post(interaction.channel, interaction.world.bot, {
      type: replyType(interaction),
      interaction,
      flags: MessageFlags.Loading,
      replyTo: interaction.type === kind.component ? interaction.source : null,
      ephemeralFor: secret ? interaction.user : null,
    });
  },
  [callback.deferredUpdate](_call, interaction) {
    interaction.message = interaction.source;
  },
  [callback.update](call, interaction, data) {
    const { source } = interaction;
    if (!source || source.deleted) throw unknownMessage();
    const schema = 'IncomingWebhookUpdateForInteractionCallbackRequestPartial';
    const { changes, body } = changesOf(call, schema, data, source);
    interaction.message = source;
    interaction.edits += 1;
    edit(source, changes, body.allowed_mentions);
  },
  [callback.choices](_call, interaction, data) {
    const choices = (data as { choices?: readonly Choice[] }).choices ?? [];
    const faults = choices.flatMap(({ name, value }, index) => [
      ...(name.length < 1 || name.length > 100
        ? [`data.choices.${index}.name: Must be between 1 and 100 in length.`]
        : []),
      ...(String(value).length < 1 || String(value).length > 100
        ? [`data.choices.${index}.value: Must be between 1 and 100 in length.`]
        : []),
    ]);
    if (choices.length > 25) faults.push('data.choices: Must be 25 or fewer in length.');
    if (faults.length > 0) throw invalidForm(faults);
    interaction.choices = choices;
  },
  [callback.modal](_call, interaction, data) {
    const modal = data as Modal;
    const faults = componentFaults(modal.components, 'data.components');
    if (modal.components.length > 5)
      faults.push('data.components: Must be between 1 and 5 in length.');
    if (faults.length > 0) throw invalidForm(faults);
    interaction.modal = modal;
  },
};

/** 20: the reply to a chat command; 23: to a context menu's; 19: to a component, a reply like others. */
function replyType(interaction: Interaction): number {
  if (interaction.type !== kind.command) return interaction.source ? 19 : 0;
  return interaction.command?.type === 1 ? 20 : 23;
}

/** A new message through the interaction: its reply, or a follow-up. */
function add(call: Call, interaction: Interaction, schema: SchemaName, data: unknown): Message {
  const { draft, body } = newDraft(call, schema, data);
  const secret = ((body.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  return post(
    interaction.channel,
    call.world.bot,
    {
      ...draft,
      type: replyType(interaction),
      interaction,
      replyTo: interaction.type === kind.component ? interaction.source : null,
      ephemeralFor: secret ? interaction.user : null,
    },
    body.allowed_mentions ?? null,
  );
}

function response(interaction: Interaction, type: number): object {
  const { message } = interaction;
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      channel_id: interaction.channel.id,
      ...(interaction.channel.guild && { guild_id: interaction.channel.guild.id }),
      ...(message && {
        response_message_id: message.id,
        response_message_loading: message.loading,
        response_message_ephemeral: message.private,
      }),
    },
    resource: { type, ...(message && { message: json(message) }) },
  };
}

const json = (message: Message) => messageJson(message, { content: true });

/** The interaction whose token is in the path of a webhook. */
function interactionOf({ world, params }: Call): Interaction {
  if (params.application !== world.bot.id) throw unknownWebhook();
  const interaction = world.interactionsByToken.get(params.token ?? '');
  if (!interaction || interaction.expired) throw new Refusal(401, 50027, 'Invalid Webhook Token');
  if (interaction.acknowledged === null) throw unknownWebhook();
  return interaction;
}

function messageOf(call: Call, interaction: Interaction): Message {
  const { message: id } = call.params;
  const found =
    id === '@original'
      ? interaction.message
      : [interaction.message, ...interaction.followUps].find((one) => one?.id === id);
  if (!found || found.deleted) throw unknownMessage();
  return found;
}

function followUp(call: Call): Answer {
  const interaction = interactionOf(call);
  const schema = 'IncomingWebhookRequestPartial';
  // The first follow-up of a deferral fills its "thinking", and stays as private as that was.
  if (interaction.thinking && interaction.message) {
    const { draft, body } = newDraft(call, schema, call.body);
    const { content = '', embeds = [], components = [], files = [], flags = 0 } = draft;
    edit(interaction.message, { content, embeds, components, files, flags }, body.allowed_mentions);
    return ok(json(interaction.message));
  }
  const message = add(call, interaction, schema, call.body);
  interaction.followUps.push(message);
  call.world.signal.fire();
  return ok(json(message));
}

function change(call: Call): Answer {
  const interaction = interactionOf(call);
  const message = messageOf(call, interaction);
  const schema = 'IncomingWebhookUpdateRequestPartial';
  const { changes, body } = changesOf(call, schema, call.body, message);
  if (message === interaction.message) interaction.edits += 1;
  edit(message, changes, body.allowed_mentions);
  return ok(json(message));
}

const webhook = '/webhooks/:application/:token';

export const interactionRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/interactions/:interaction/:token/callback',
    open: true,
    handle: answer,
  },
  { method: 'POST', path: webhook, open: true, handle: followUp },
  {
    method: 'GET',
    path: `${webhook}/messages/:message`,
    open: true,
    handle: (call) => ok(json(messageOf(call, interactionOf(call)))),
  },
  { method: 'PATCH', path: `${webhook}/messages/:message`, open: true, handle: change },
  {
    method: 'DELETE',
    path: `${webhook}/messages/:message`,
    open: true,
    handle(call) {
      remove(messageOf(call, interactionOf(call)));
      return undefined;
    },
  },
];
