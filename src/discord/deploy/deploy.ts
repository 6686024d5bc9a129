import { DiscordAPIError, Routes } from 'discord.js';
import * as z from 'zod';
import { Failure } from '../../failure.js';
import { languages } from '../../locales/words.js';
import type { Command } from '../command.js';
import type { Api } from './api.js';
import { type CommandBody, localize } from './body.js';
import { type AnyCommand, type Difference, difference, differs } from './difference.js';

/** What deploying does to the commands of one server, or to the global ones (`guildId` null). */
export interface ScopeChange {
  readonly guildId: string | null;
  readonly body: readonly AnyCommand[];
  readonly difference: Difference;
}

export interface Deployment {
  readonly applicationId: string;
  /** First the scope that the commands go to, then those where they would be listed twice. */
  readonly scopes: readonly ScopeChange[];
}

const deployedCommands = z.array(z.looseObject({ name: z.string(), type: z.number().optional() }));
const servers = z.array(z.looseObject({ id: z.string() }));
const application = z.looseObject({ id: z.string() });

/** The most that Discord lists at once, and far more servers than anyone tries commands out in. */
const serversLookedAt = '200';

/**
 * Compares the commands with those deployed. If a server is given, they go there and the global ones
 * are cleared; otherwise they become global, and servers' own commands are cleared.
 *
 * @param to.applicationId `undefined`: Discord is asked for it
 * @param to.userInstall whether members may install the bot for themselves; not by default
 * @throws Failure of `Api`, and `invalid-setting` if members are to install what one server has
 */
export async function planDeployment(
  api: Api,
  commands: readonly Command[],
  to: {
    readonly guildId: string | undefined;
    readonly applicationId: string | undefined;
    readonly userInstall?: boolean;
  },
): Promise<Deployment> {
  const { userInstall = false } = to;
  if (userInstall && to.guildId !== undefined) throw onlyGlobal();
  const applicationId =
    to.applicationId ?? (await api.get(Routes.currentApplication(), application)).id;
  const bodies = commands.map(({ data, forMembers = false }) =>
    localize(data, languages, userInstall && forMembers),
  );
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

/** Sends what differs, one request per scope. */
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

function onlyGlobal(): Failure {
  return new Failure(
    'settings',
    'invalid-setting',
    'Members can install only commands of all servers for themselves, not those of one server.',
    { remedy: 'Leave out DISCORD_GUILD_ID and --guild, or set DISCORD_USER_INSTALL=false.' },
  );
}

/** Only global commands have contexts. */
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
