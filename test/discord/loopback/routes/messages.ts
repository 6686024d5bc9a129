import { ChannelType } from 'discord.js';
import { changesOf, emptyMessage, newDraft } from '../draft.js';
import type { Message } from '../message.js';
import { may, type Permission } from '../permissions.js';
import type { Channel } from '../places.js';
import { edit, post, remove, startThread } from '../posting.js';
import {
  invalidForm,
  missingAccess,
  missingPermissions,
  Refusal,
  unknownChannel,
  unknownMessage,
} from '../refusal.js';
import { type Call, checked, ok, type Route } from '../route.js';
import { channelJson, messageJson } from '../wire.js';

/** Channels whose messages can have threads. */
const threadParents: readonly ChannelType[] = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
];

const one = '/channels/:channel/messages/:message';

/**
 * The channel in the path, if the bot sees it.
 *
 * @throws Refusal 10003, 50001
 */
export function channelOf({ world, params }: Call): Channel {
  const channel = world.channels.get(params.channel ?? '');
  if (!channel || (channel.guild && !world.guilds.has(channel.guild.id))) throw unknownChannel();
  if (!may(channel, world.bot, 'ViewChannel')) throw missingAccess();
  return channel;
}

function need(channel: Channel, permission: Permission): void {
  if (!may(channel, channel.world.bot, permission)) throw missingPermissions();
}

/** The message in the path. Private ones can't be reached this way: only through their interaction. */
function messageOf(call: Call): Message {
  const message = channelOf(call).messages.find(({ id }) => id === call.params.message);
  if (!message || message.deleted || message.private) throw unknownMessage();
  return message;
}

function json(message: Message): object {
  return messageJson(message, { content: message.channel.world.options.messageContent });
}

function create(call: Call) {
  const { world } = call;
  const channel = channelOf(call);
  need(channel, channel.isThread ? 'SendMessagesInThreads' : 'SendMessages');
  if (channel.isForum) throw new Refusal(400, 50008, 'Cannot send messages in a non-text channel');
  if (channel.recipient?.dmsClosed)
    throw new Refusal(403, 50007, 'Cannot send messages to this user');
  if (channel.locked && !may(channel, world.bot, 'ManageThreads')) {
    throw channel.archived ? archivedThread() : new Refusal(400, 160005, 'Thread is locked');
  }
  const { draft, body } = newDraft(call, 'MessageCreateRequest', call.body);
  const same = body.enforce_nonce ? sentAlready(channel, draft.nonce) : undefined;
  if (same) return ok(json(same));
  if (call.files.size > 0) need(channel, 'AttachFiles');
  const embeds = may(channel, world.bot, 'EmbedLinks') ? (draft.embeds ?? []) : [];
  const shown = { ...draft, embeds, replyTo: repliedTo(channel, body.message_reference) };
  if (!shown.content && embeds.length + (shown.components?.length ?? 0) + call.files.size === 0) {
    throw emptyMessage();
  }
  // https://docs.discord.com/developers/topics/threads: sending a message opens an archived thread again.
  if (channel.archived) channel.archive({ archived: false });
  return ok(json(post(channel, world.bot, shown, body.allowed_mentions)));
}

const archivedThread = () => new Refusal(400, 50083, 'Thread is archived');

/** How long a nonce holds: Discord says "the past few minutes". */
const nonceLasts = 5 * 60_000;

function sentAlready(channel: Channel, nonce: string | number | undefined): Message | undefined {
  const { world, messages } = channel;
  return messages.find(
    (one) =>
      nonce !== undefined &&
      one.nonce === nonce &&
      one.author === world.bot &&
      world.now() - one.createdAt < nonceLasts,
  );
}

function repliedTo(
  channel: Channel,
  reference:
    | { readonly message_id: string; readonly fail_if_not_exists?: boolean }
    | null
    | undefined,
): Message | null {
  if (!reference) return null;
  if (!may(channel, channel.world.bot, 'ReadMessageHistory')) {
    throw new Refusal(403, 160002, 'Cannot reply without permission to read message history');
  }
  const target = channel.messages.find(({ id }) => id === reference.message_id);
  if (target && !target.deleted && !target.private) return target;
  if (reference.fail_if_not_exists === false) return null;
  throw invalidForm(['message_reference: Unknown message']);
}

function list(call: Call) {
  const channel = channelOf(call);
  if (!may(channel, call.world.bot, 'ReadMessageHistory')) return ok([]);
  const before = call.query.get('before');
  const after = call.query.get('after');
  const found = channel.messages
    .filter((message) => !message.deleted && !message.private)
    .filter(({ id }) => !before || BigInt(id) < BigInt(before))
    .filter(({ id }) => !after || BigInt(id) > BigInt(after));
  const limit = Number(call.query.get('limit') ?? 50);
  const page = after ? found.slice(0, limit) : found.slice(-limit);
  return ok(page.reverse().map(json));
}

function change(call: Call) {
  const message = messageOf(call);
  if (message.author !== call.world.bot) {
    throw new Refusal(403, 50005, 'Cannot edit a message authored by another user');
  }
  if (message.channel.archived) throw archivedThread();
  const { changes, body } = changesOf(call, 'MessageEditRequestPartial', call.body, message);
  edit(message, changes, body.allowed_mentions);
  return ok(json(message));
}

function destroy(call: Call) {
  const message = messageOf(call);
  if (message.author !== call.world.bot) need(message.channel, 'ManageMessages');
  remove(message);
  return undefined;
}

/** https://docs.discord.com/developers/resources/channel#start-thread-from-message */
function openThread(call: Call) {
  const message = messageOf(call);
  need(message.channel, 'CreatePublicThreads');
  if (!threadParents.includes(message.channel.type)) {
    throw new Refusal(400, 50024, 'Cannot execute action on this channel type');
  }
  if (message.thread && call.world.channels.has(message.thread.id)) {
    throw new Refusal(400, 160004, 'A thread has already been created for this message');
  }
  // discord.js adds a type that only threads without a message have; Discord overlooks it.
  const { type: _, ...sent } = call.body as { type?: number };
  const { name } = checked<{ name: string }>('CreateTextThreadWithMessageRequest', sent);
  return ok(channelJson(startThread(message, name.trim(), call.world.bot)));
}

export const messageRoutes: readonly Route[] = [
  { method: 'GET', path: '/channels/:channel/messages', handle: list },
  { method: 'POST', path: '/channels/:channel/messages', handle: create },
  {
    method: 'GET',
    path: one,
    handle: (call) => {
      const message = messageOf(call);
      if (!may(message.channel, call.world.bot, 'ReadMessageHistory')) throw missingAccess();
      return ok(json(message));
    },
  },
  { method: 'PATCH', path: one, handle: change },
  { method: 'DELETE', path: one, handle: destroy },
  { method: 'POST', path: `${one}/threads`, handle: openThread },
  {
    method: 'PUT',
    path: `${one}/reactions/:emoji/@me`,
    handle(call) {
      const message = messageOf(call);
      if (!may(message.channel, call.world.bot, 'ReadMessageHistory')) throw missingAccess();
      need(message.channel, 'AddReactions');
      message.reactions.push({ emoji: call.params.emoji ?? '', user: call.world.bot });
      call.world.signal.fire();
      return undefined;
    },
  },
  {
    method: 'DELETE',
    path: `${one}/reactions/:emoji/@me`,
    handle(call) {
      const { reactions } = messageOf(call);
      const own = reactions.findIndex(
        ({ emoji, user }) => emoji === call.params.emoji && user === call.world.bot,
      );
      if (own >= 0) reactions.splice(own, 1);
      call.world.signal.fire();
      return undefined;
    },
  },
];
