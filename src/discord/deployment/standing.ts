import { ApplicationFlags, OAuth2Scopes, PermissionFlagsBits, Routes } from 'discord.js';
import { z } from 'zod';
import type { Api } from './api.js';

/** What the token stands for. */
export interface Application {
  readonly id: string;
  readonly name: string;
  /** About how many servers it is in; `null` where Discord doesn't say. */
  readonly servers: number | null;
  /** Whether the Message Content Intent is switched on. */
  readonly messageContent: boolean;
}

const application = z.looseObject({
  id: z.string(),
  name: z.string(),
  flags: z.number().default(0),
  approximate_guild_count: z.number().nullish(),
});
const user = z.looseObject({ id: z.string() });
const member = z.looseObject({ roles: z.array(z.string()) });
const guild = z.looseObject({
  owner_id: z.string(),
  roles: z.array(z.looseObject({ id: z.string(), permissions: z.string() })),
});

/** What the bot does needs these, by the names that Discord's own pages show. */
const needed: readonly (readonly [name: string, bit: bigint])[] = [
  ['View Channels', PermissionFlagsBits.ViewChannel],
  ['Send Messages', PermissionFlagsBits.SendMessages],
  ['Send Messages in Threads', PermissionFlagsBits.SendMessagesInThreads],
  ['Read Message History', PermissionFlagsBits.ReadMessageHistory],
];

/**
 * Asks Discord whose the token is.
 *
 * @throws Failure of `Api`
 */
export async function readApplication(api: Api): Promise<Application> {
  const { id, name, flags, approximate_guild_count } = await api.get(
    Routes.currentApplication(),
    application,
  );
  // Limited: switched on without a review by Discord, as it is for bots in under 100 servers.
  const messageContent =
    ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited;
  return {
    id,
    name,
    servers: approximate_guild_count ?? null,
    messageContent: (flags & messageContent) !== 0,
  };
}

/**
 * Names of the permissions that the bot's roles lack in a server; what channels deny is not looked at.
 *
 * @throws Failure of `Api`
 */
export async function missingPermissions(api: Api, guildId: string): Promise<string[]> {
  const { id } = await api.get(Routes.user(), user);
  const { owner_id, roles } = await api.get(Routes.guild(guildId), guild);
  const own = await api.get(Routes.guildMember(guildId, id), member);
  // The role of everyone has the server's id.
  const held = roles
    .filter((role) => role.id === guildId || own.roles.includes(role.id))
    .reduce((bits, role) => bits | BigInt(role.permissions), 0n);
  if (owner_id === id || (held & PermissionFlagsBits.Administrator) !== 0n) return [];
  return needed.filter(([, bit]) => (held & bit) === 0n).map(([name]) => name);
}

/** The address at which a server's owner invites the bot, with the permissions that it needs. */
export function inviteLink(applicationId: string): string {
  const permissions = needed.reduce((bits, [, bit]) => bits | bit, 0n);
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: `${OAuth2Scopes.Bot} ${OAuth2Scopes.ApplicationsCommands}`,
    permissions: String(permissions),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
