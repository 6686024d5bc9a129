import { ApplicationFlags, OAuth2Scopes, PermissionFlagsBits, Routes } from 'discord.js';
import * as z from 'zod';
import type { Api } from './api.js';

/** The application that the token belongs to. */
export interface Application {
  readonly id: string;
  readonly name: string;
  /** About how many servers it is in; `null` if Discord doesn't say. */
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
const server = z.looseObject({
  id: z.string(),
  name: z.string(),
  owner: z.boolean(),
  permissions: z.string(),
});

/** A server that the bot is in, and what the bot may not do there. */
export interface ServerPermissions {
  readonly id: string;
  readonly name: string;
  /** Names of the permissions that the bot's roles lack; what single channels deny is ignored. */
  readonly missing: readonly string[];
}

/** Discord's limit for servers in one answer. */
const mostServers = 200;

/** The permissions that the bot needs, by the names that Discord shows. */
const needed: readonly (readonly [name: string, bit: bigint])[] = [
  ['View Channels', PermissionFlagsBits.ViewChannel],
  ['Send Messages', PermissionFlagsBits.SendMessages],
  ['Send Messages in Threads', PermissionFlagsBits.SendMessagesInThreads],
  ['Read Message History', PermissionFlagsBits.ReadMessageHistory],
];

/**
 * Asks Discord which application the token belongs to.
 *
 * @throws Failure of `Api`
 */
export async function readApplication(api: Api): Promise<Application> {
  const { id, name, flags, approximate_guild_count } = await api.get(
    Routes.currentApplication(),
    application,
  );
  // Limited: switched on without a review by Discord, which bots in fewer than 100 servers don't need.
  const messageContent =
    ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited;
  return {
    id,
    name,
    servers: approximate_guild_count ?? null,
    messageContent: (flags & messageContent) !== 0,
  };
}

/** What it needs besides if questions are answered in threads. */
const neededForThreads: typeof needed = [
  ['Create Public Threads', PermissionFlagsBits.CreatePublicThreads],
];

/**
 * Asks Discord for the servers that the bot is in.
 *
 * @param answersInThreads whether the moderators of a server have questions answered in threads
 * @throws Failure of `Api`
 */
export async function readServers(
  api: Api,
  answersInThreads: (guildId: string) => boolean,
): Promise<ServerPermissions[]> {
  const all: ServerPermissions[] = [];
  for (let after = '0'; ; ) {
    const query = { after, limit: String(mostServers) };
    const some = await api.get(Routes.userGuilds(), z.array(server), query);
    for (const { id, name, owner, permissions } of some) {
      const wanted = answersInThreads(id) ? [...needed, ...neededForThreads] : needed;
      all.push({ id, name, missing: owner ? [] : missingOf(wanted, BigInt(permissions)) });
    }
    const last = some.at(-1);
    if (last === undefined || some.length < mostServers) return all;
    after = last.id;
  }
}

function missingOf(wanted: typeof needed, held: bigint): string[] {
  if ((held & PermissionFlagsBits.Administrator) !== 0n) return [];
  return wanted.filter(([, bit]) => (held & bit) === 0n).map(([name]) => name);
}

/** The link to invite the bot to a server, with the permissions that it needs whatever moderators set. */
export function inviteLink(applicationId: string): string {
  const permissions = needed.reduce((bits, [, bit]) => bits | bit, 0n);
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: `${OAuth2Scopes.Bot} ${OAuth2Scopes.ApplicationsCommands}`,
    permissions: String(permissions),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
