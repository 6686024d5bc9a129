import { PermissionFlagsBits } from 'discord.js';
import type { Channel, Guild } from './places.js';
import type { User } from './world.js';

/** Names of permissions as discord.js has them, e.g. `SendMessages`. */
export type Permission = keyof typeof PermissionFlagsBits;

/** What a new server lets everyone do. */
export const ordinary: readonly Permission[] = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'AddReactions',
  'UseApplicationCommands',
];

export function bits(names: readonly Permission[]): bigint {
  return names.reduce((sum, name) => sum | PermissionFlagsBits[name], 0n);
}

const all = Object.values(PermissionFlagsBits).reduce((sum, bit) => sum | bit, 0n);

/** A user's permissions in a whole server, from the roles; none for a stranger. */
export function permissionsIn(guild: Guild, user: User): bigint {
  if (guild.ownerId === user.id) return all;
  const member = guild.members.get(user.id);
  if (!member) return 0n;
  let sum = guild.everyone.permissions;
  for (const role of member.roles) sum |= role.permissions;
  return sum & PermissionFlagsBits.Administrator ? all : sum;
}

/**
 * A user's permissions in a channel: the roles', then the channel's overwrites for everyone, for the
 * roles together, and for the member. A thread has its parent's; direct messages allow everything.
 */
export function permissionsAt(channel: Channel, user: User): bigint {
  if (channel.guild === null) return all;
  const base = permissionsIn(channel.guild, user);
  const member = channel.guild.members.get(user.id);
  if (base === all || !member) return base;
  const { overwrites } = channel.parent ?? channel;
  const everyone = overwrites.get(channel.guild.id);
  let allow = 0n;
  let deny = 0n;
  for (const role of member.roles) {
    allow |= overwrites.get(role.id)?.allow ?? 0n;
    deny |= overwrites.get(role.id)?.deny ?? 0n;
  }
  const own = overwrites.get(user.id);
  let sum = (base & ~(everyone?.deny ?? 0n)) | (everyone?.allow ?? 0n);
  sum = (sum & ~deny) | allow;
  return (sum & ~(own?.deny ?? 0n)) | (own?.allow ?? 0n);
}

export function may(channel: Channel, user: User, permission: Permission): boolean {
  return (permissionsAt(channel, user) & PermissionFlagsBits[permission]) !== 0n;
}
