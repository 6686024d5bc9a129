import { DiscordAPIError, Routes } from 'discord.js';
import * as z from 'zod';
import { Failure } from '../../failure.js';
import { languages } from '../../locales/words.js';
import type { Command } from '../command.js';
import type { Api } from './api.js';
import { type CommandBody, localize } from './body.js';
import { type AnyCommand, type Difference, difference, differs } from './difference.js';

/** What deploying does to the commands of one server, or (`guildId` null) to those of all. */
export interface ScopeChange {
  readonly guildId: string | null;
  readonly body: readonly AnyCommand[];
  readonly difference: Difference;
}

export interface Deployment {
  readonly applicationId: string;
  /** The scope that the commands go to first, then those where they would be listed twice. */
  readonly scopes: readonly ScopeChange[];
}

const deployedCommands = z.array(z.looseObject({ name: z.string(), type: z.number().optional() }));
const servers = z.array(z.looseObject({ id: z.string() }));
const application = z.looseObject({ id: z.string() });

/** What Discord lists at once, and far more servers than commands are tried out in. */
const serversLookedAt = '200';

/**
 * Compares the commands with those deployed. With a server, they go there and those of all servers
 * are cleared; else they go to all, and the servers that have commands of their own are cleared.
 *
 * @param to.applicationId `undefined`: asked of Discord
 * @throws Failure of `Api`
 */
export async function planDeployment(
  api: Api,
  commands: readonly Command[],
  to: { readonly guildId: string | undefined; readonly applicationId: string | undefined },
): Promise<Deployment> {
  const applicationId =
    to.applicationId ?? (await api.get(Routes.currentApplication(), application)).id;
  const bodies = commands.map(({ data }) => localize(data, languages));
  const scopes =
    to.guildId === undefined
      ? [
          await compare(api, applicationId, null, bodies),
          ...(await leftInServers(api, applicationId)),
        ]
      : [
          await compare(api, applicationId, to.guildId, bodies),
          await compare(api, applicationId, null, []),
        ];
  return { applicationId, scopes };
}

/** Sends what differs, one request a scope. */
export async function deploy(api: Api, { applicationId, scopes }: Deployment): Promise<void> {
  for (const scope of scopes) {
    if (differs(scope.difference)) await api.put(route(applicationId, scope.guildId), scope.body);
  }
}

async function compare(
  api: Api,
  applicationId: string,
  guildId: string | null,
  wanted: readonly CommandBody[],
): Promise<ScopeChange> {
  const deployed = await api.get(route(applicationId, guildId), deployedCommands, {
    with_localizations: 'true',
  });
  if (guildId === null) return { guildId, body: wanted, difference: difference(wanted, deployed) };
  const body = wanted.map(forOneServer);
  return { guildId, body, difference: difference(body, deployed.map(forOneServer)) };
}

/** Contexts are for commands of all servers. */
function forOneServer(command: AnyCommand & { contexts?: unknown; integration_types?: unknown }) {
  const { contexts: _, integration_types: __, ...body } = command;
  return body satisfies AnyCommand;
}

async function leftInServers(api: Api, applicationId: string): Promise<ScopeChange[]> {
  const joined = await api.get(Routes.userGuilds(), servers, { limit: serversLookedAt });
  const looked = await Promise.all(
    joined.map(({ id }) =>
      compare(api, applicationId, id, []).catch((error: unknown) => {
        if (invitedWithoutCommands(error)) return null;
        throw error;
      }),
    ),
  );
  return looked.flatMap((scope) => (scope !== null && differs(scope.difference) ? [scope] : []));
}

function invitedWithoutCommands(error: unknown): boolean {
  return (
    error instanceof Failure && error.cause instanceof DiscordAPIError && error.cause.status === 403
  );
}

function route(applicationId: string, guildId: string | null): `/${string}` {
  return guildId === null
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, guildId);
}
