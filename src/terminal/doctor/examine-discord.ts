import { commands } from '../../discord/commands.js';
import { type Api, openApi } from '../../discord/deploy/api.js';
import { planDeployment } from '../../discord/deploy/deploy.js';
import { differs } from '../../discord/deploy/difference.js';
import {
  type Application,
  inviteLink,
  readApplication,
  readServers,
  type ServerPermissions,
} from '../../discord/deploy/permissions.js';
import type { DiscordSettings } from '../../settings.js';
import { plural } from '../layout.js';
import { type Finding, ill } from './finding.js';

/** Looks at the bot's token, intents, permissions and commands, as Discord knows them. */
export async function* examineDiscord(settings: DiscordSettings): AsyncGenerator<Finding> {
  let api: Api;
  let application: Application;
  try {
    api = openApi(settings);
    application = await readApplication(api);
  } catch (error) {
    yield ill(error);
    return;
  }
  const { id, name, servers } = application;
  const where = servers === null ? '' : `, in ${servers} ${plural('server', servers)}`;
  yield { state: 'well', what: `Discord knows the token: ${name} (${id})${where}` };
  yield { state: 'well', what: `to invite it: ${inviteLink(id)}` };
  if (settings.clientId !== undefined && settings.clientId !== id) {
    yield {
      state: 'ill',
      what: `DISCORD_CLIENT_ID is ${settings.clientId}, but the token is of ${id}`,
      next: 'leave DISCORD_CLIENT_ID empty, or take both from one application',
    };
    return;
  }
  yield examineIntents(settings, application);
  yield* examineServers(api, settings, inviteLink(id));
  yield await examineCommands(api, settings.guildId, id);
}

function examineIntents(
  { messageContent }: DiscordSettings,
  { messageContent: allowed }: Application,
): Finding {
  if (!messageContent) return { state: 'well', what: 'no privileged intent is asked for' };
  return allowed
    ? { state: 'well', what: 'the Message Content Intent is asked for and switched on' }
    : {
        state: 'ill',
        what: 'DISCORD_MESSAGE_CONTENT is on, but the Message Content Intent is not',
        next: 'switch it on in the Developer Portal (your application, Bot, Privileged Gateway Intents), or set DISCORD_MESSAGE_CONTENT=false',
      };
}

async function* examineServers(
  api: Api,
  { guildId, curatingGuilds }: DiscordSettings,
  invitation: string,
): AsyncGenerator<Finding> {
  let servers: readonly ServerPermissions[];
  try {
    servers = await readServers(api);
  } catch (error) {
    yield ill(error);
    return;
  }
  if (guildId !== undefined && servers.every(({ id }) => id !== guildId)) {
    yield {
      state: 'ill',
      what: `the bot is not in server ${guildId}, which DISCORD_GUILD_ID names`,
      next: `check the id, or invite it: ${invitation}`,
    };
  }
  const lacking = servers.filter(({ missing }) => missing.length > 0);
  for (const { id, name, missing } of lacking) {
    yield {
      state: 'ill',
      what: `in server ${name} (${id}) its roles lack: ${missing.join(', ')}`,
      next: `give them to its role, or invite it again: ${invitation}`,
    };
  }
  if (servers.length === 0) {
    yield { state: 'note', what: 'it is in no server yet', next: `invite it: ${invitation}` };
  } else if (lacking.length === 0) {
    const where = servers.length === 1 ? 'its server' : `all its ${servers.length} servers`;
    yield { state: 'well', what: `in ${where} its roles have the permissions it needs` };
  }
  if (servers.length > 1 && guildId === undefined && curatingGuilds.length === 0) {
    yield {
      state: 'note',
      what: `it is in ${servers.length} servers, and none of them may add or remove articles`,
      next: 'name those that may in DISCORD_CURATING_GUILDS',
    };
  }
}

async function examineCommands(
  api: Api,
  guildId: string | undefined,
  applicationId: string,
): Promise<Finding> {
  try {
    const { scopes } = await planDeployment(api, commands, { guildId, applicationId });
    return scopes.some(({ difference }) => differs(difference))
      ? {
          state: 'ill',
          what: 'the commands that Discord shows are not those of this version',
          next: 'pullquote deploy --dry-run shows the difference, pullquote deploy mends it',
        }
      : {
          state: 'well',
          what: `${commands.length} commands, as deployed ${guildId === undefined ? 'to all servers' : `to server ${guildId}`}`,
        };
  } catch (error) {
    return ill(error);
  }
}
