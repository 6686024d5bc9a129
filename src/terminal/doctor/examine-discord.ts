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
import type { ServerSettings } from '../../records/records.js';
import type { DiscordSettings } from '../../settings.js';
import { plural } from '../layout.js';
import { type Finding, failed } from './finding.js';

/**
 * Checks the bot's token, intents, permissions and commands with Discord.
 *
 * @param servers what moderators have set, by their servers' ids
 */
export async function* examineDiscord(
  settings: DiscordSettings,
  servers: ReadonlyMap<string, ServerSettings>,
): AsyncGenerator<Finding> {
  let api: Api;
  let application: Application;
  try {
    api = openApi(settings);
    application = await readApplication(api);
  } catch (error) {
    yield failed(error);
    return;
  }
  const { id, name, servers: count } = application;
  const where = count === null ? '' : `, in ${count} ${plural('server', count)}`;
  yield { state: 'ok', what: `Discord accepts the token: ${name} (${id})${where}` };
  yield { state: 'ok', what: `invite link: ${inviteLink(id)}` };
  if (settings.clientId !== undefined && settings.clientId !== id) {
    yield {
      state: 'fail',
      what: `DISCORD_CLIENT_ID is ${settings.clientId}, but the token belongs to ${id}`,
      next: 'Leave DISCORD_CLIENT_ID empty, or take both from the same application.',
    };
    return;
  }
  yield examineIntents(settings, application);
  yield* examineServers(api, settings, servers, inviteLink(id));
  yield await examineCommands(api, settings, id);
}

function examineIntents(
  { messageContent }: DiscordSettings,
  { messageContent: allowed }: Application,
): Finding {
  if (!messageContent) return { state: 'ok', what: 'no privileged intent requested' };
  return allowed
    ? { state: 'ok', what: 'the Message Content Intent is requested and turned on' }
    : {
        state: 'fail',
        what: 'DISCORD_MESSAGE_CONTENT is on, but the Message Content Intent is off',
        next: 'Turn it on in the Developer Portal (your application, Bot, Privileged Gateway Intents), or set DISCORD_MESSAGE_CONTENT=false.',
      };
}

async function* examineServers(
  api: Api,
  { guildId, collections, curatingGuilds }: DiscordSettings,
  set: ReadonlyMap<string, ServerSettings>,
  invitation: string,
): AsyncGenerator<Finding> {
  let servers: readonly ServerPermissions[];
  try {
    servers = await readServers(api, (one) => set.get(one)?.answersInThreads ?? false);
  } catch (error) {
    yield failed(error);
    return;
  }
  if (guildId !== undefined && servers.every(({ id }) => id !== guildId)) {
    yield {
      state: 'fail',
      what: `the bot is not in server ${guildId}, which DISCORD_GUILD_ID names`,
      next: `Check the id, or invite the bot: ${invitation}`,
    };
  }
  const lacking = servers.filter(({ missing }) => missing.length > 0);
  for (const { id, name, missing } of lacking) {
    yield {
      state: 'fail',
      what: `the bot's roles in server ${name} (${id}) lack: ${missing.join(', ')}`,
      next: missing.includes('Create Public Threads')
        ? 'Give them to its role, or switch threads off with `/config` there.'
        : `Give them to its role, or invite it again: ${invitation}`,
    };
  }
  if (servers.length === 0) {
    yield { state: 'note', what: 'the bot is in no server yet', next: `Invite it: ${invitation}` };
  } else if (lacking.length === 0) {
    const where = servers.length === 1 ? 'its server' : `all its ${servers.length} servers`;
    yield { state: 'ok', what: `the bot's roles in ${where} have the permissions it needs` };
  }
  const curates =
    collections === 'per-server' || guildId !== undefined || curatingGuilds.length > 0;
  if (servers.length > 1 && !curates) {
    yield {
      state: 'note',
      what: `the bot is in ${servers.length} servers, and none of them may add or remove articles`,
      next: 'Name those that may in DISCORD_CURATING_GUILDS.',
    };
  }
}

async function examineCommands(
  api: Api,
  { guildId, userInstall }: DiscordSettings,
  applicationId: string,
): Promise<Finding> {
  try {
    const { scopes } = await planDeployment(api, commands, { guildId, applicationId, userInstall });
    return scopes.some(({ difference }) => differs(difference))
      ? {
          state: 'fail',
          what: 'the deployed commands are not those of this version',
          next: 'Run `pullquote deploy`; `pullquote deploy --dry-run` shows the difference.',
        }
      : {
          state: 'ok',
          what: `${commands.length} commands, deployed ${guildId === undefined ? 'to all servers' : `to server ${guildId}`}`,
        };
  } catch (error) {
    return failed(error);
  }
}
