import { MessageFlags } from 'discord.js';
import { type AllowedMentions, mentionsOf } from './mentions.js';
import { type Draft, Message } from './message.js';
import { may } from './permissions.js';
import type { Channel } from './places.js';
import { eventJson } from './wire.js';
import type { User } from './world.js';

const guildMessages = 1 << 9;
const directMessages = 1 << 12;
const messageContent = 1 << 15;

/** Puts a new message into a channel and tells the bot of it. Whether it is allowed is checked before. */
export function post(
  channel: Channel,
  author: User,
  draft: Draft,
  allowed?: AllowedMentions | null,
): Message {
  const message = new Message(channel, author, draft);
  channel.messages.push(message);
  mention(message, allowed);
  announce('MESSAGE_CREATE', message);
  channel.world.signal.fire();
  return message;
}

export type Changes = Partial<
  Pick<Message, 'content' | 'embeds' | 'components' | 'files' | 'flags'>
>;

/** Changes a message. Of the bot's edits only those that fill a "thinking" message ping. */
export function edit(message: Message, changes: Changes, allowed?: AllowedMentions | null): void {
  const filled = message.loading;
  Object.assign(message, changes);
  message.flags &= ~MessageFlags.Loading;
  message.edits += 1;
  if (filled || !message.author.bot) mention(message, allowed);
  if (!filled) message.editedAt = message.channel.world.now();
  announce('MESSAGE_UPDATE', message);
  message.channel.world.signal.fire();
}

export function remove(message: Message): void {
  const { channel } = message;
  message.deleted = true;
  if (!message.private && may(channel, channel.world.bot, 'ViewChannel')) {
    const guildId = channel.guild?.id ?? null;
    channel.world.dispatch(
      'MESSAGE_DELETE',
      { id: message.id, channel_id: channel.id, ...(guildId && { guild_id: guildId }) },
      { guildId, intent: guildId ? guildMessages : directMessages },
    );
  }
  channel.world.signal.fire();
}

function mention(message: Message, allowed: AllowedMentions | null | undefined): void {
  const { world } = message.channel;
  const { users, roles, everyone } = mentionsOf(message, allowed);
  message.mentioned = users;
  message.mentionedRoles = roles;
  message.mentionsEveryone = everyone;
  if (message.author !== world.bot || message.private || world.options.pingsAllowed) return;
  const pinged = [
    ...users.map(({ name }) => name),
    ...roles.map((id) => `role ${message.channel.guild?.roles.get(id)?.name}`),
    ...(everyone ? ['everyone'] : []),
  ];
  if (pinged.length > 0) {
    world.fault(`a ping nobody asked for: ${pinged.join(', ')}, by “${message.text}”`);
  }
}

/** Opens a thread on a message, which gives it its id, and tells the bot of both. */
export function startThread(message: Message, name: string, by: User): Channel {
  const { channel, id } = message;
  if (!channel.guild) throw new Error('direct messages have no threads');
  const thread = channel.guild.thread(channel, name, by, id);
  message.thread = thread;
  announce('MESSAGE_UPDATE', message);
  channel.world.signal.fire();
  return thread;
}

function announce(event: string, message: Message): void {
  const { channel } = message;
  if (message.private || !may(channel, channel.world.bot, 'ViewChannel')) return;
  channel.world.dispatch(
    event,
    (intents) => eventJson(message, { content: (intents & messageContent) !== 0 }),
    {
      guildId: channel.guild?.id ?? null,
      intent: channel.guild ? guildMessages : directMessages,
    },
  );
}
