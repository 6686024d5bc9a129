import {
  type Client,
  type CloseEvent,
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  REST,
  RESTEvents,
  Routes,
} from 'discord.js';
import { z } from 'zod';
import { Failure } from '../../../failure.js';
import type { DiscordSettings } from '../../../settings.js';
import type { Shards } from '../shards.js';
import { tokenOf } from '../token.js';
import { errorOfApi } from './in-words.js';

const gatewayInformation = z.object({
  url: z.url({ protocol: /^wss?$/ }),
  shards: z.number(),
  session_start_limit: z.object({ remaining: z.number(), max_concurrency: z.number() }),
});

/**
 * Asks Discord's API for the gateway once, as logging in does: what is wrong with the answer can be
 * told only here.
 *
 * @throws Failure `invalid-setting` without a token or if the address is another server's,
 * `discord-refused`; `discord-unreachable` if it may get better
 */
export async function askForGateway(discord: DiscordSettings, signal: AbortSignal): Promise<void> {
  // The tries that follow are ours.
  const rest = new REST({ api: discord.apiUrl, version: '10', retries: 0 });
  rest.setToken(tokenOf(discord));
  const answer = await rest.get(Routes.gatewayBot(), { signal }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw loginFailure(error, discord.apiUrl, null);
  });
  if (gatewayInformation.safeParse(answer).success) return;
  // What stands between may answer with a page of its own during an outage. Data is the server's.
  if (!isPage(answer)) throw notDiscord(discord.apiUrl);
  throw unreachable(
    `Discord's API at ${discord.apiUrl} answered with a page instead of data.`,
    answer,
  );
}

/**
 * Logs in and waits until all servers are loaded; if the gateway can't be reached, until it can.
 *
 * @throws Failure as `askForGateway` does, and the signal's reason once it is aborted
 */
export async function login(
  client: Client,
  discord: DiscordSettings,
  shards: Shards | null,
  signal: AbortSignal,
): Promise<void> {
  let onClose: (event: CloseEvent) => void = () => undefined;
  let onAbort: () => void = () => undefined;
  const refused = new Promise<never>((_, reject) => {
    onClose = ({ code }) => reject(closedForGood(code, shards));
    client.once(Events.ShardDisconnect, onClose);
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort);
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  try {
    await Promise.race([Promise.all([client.login(tokenOf(discord)), ready]), refused]);
  } catch (error) {
    signal.throwIfAborted();
    throw loginFailure(error, discord.apiUrl, shards);
  } finally {
    client.off(Events.ShardDisconnect, onClose);
    signal.removeEventListener('abort', onAbort);
  }
}

/**
 * Reports why Discord ended a logged-in bot's session for good, and for which shard if it concerns one.
 * It may report that more than once.
 */
export function whenSessionEnds(
  client: Client,
  shards: Shards | null,
  report: (why: Failure, shard?: number) => void,
): void {
  client.on(Events.ShardDisconnect, ({ code }, shard) =>
    report(closedForGood(code, shards), shard),
  );
  client.on(Events.Invalidated, () => report(refusal('Discord ended the session.', sessionEnded)));
  // From then on discord.js sends nothing more with the bot's token, while the gateway stays open.
  client.rest.on(RESTEvents.Response, ({ path }, { status }) => {
    const ownToken = !/^\/(webhooks|interactions)\//.test(path);
    if (status === 401 && ownToken) {
      report(closedForGood(GatewayCloseCodes.AuthenticationFailed, shards));
    }
  });
}

const sessionEnded = { remedy: 'Start the bot again.' };

function loginFailure(error: unknown, apiUrl: string, shards: Shards | null): Failure {
  if (error instanceof Failure) return error;
  const invalid =
    error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
  if (invalid || (error instanceof DiscordAPIError && error.status === 401)) {
    return closedForGood(GatewayCloseCodes.AuthenticationFailed, shards);
  }
  // From @discordjs/ws; the message says when the count starts again.
  if (error instanceof Error && error.message.startsWith('Not enough sessions remaining')) {
    return refusal('The bot has logged in as often as Discord allows in a day.', {
      cause: error,
      remedy: 'Find out what made it start so often, and start it again after that time.',
    });
  }
  if (error instanceof DiscordAPIError && error.status === 404 && !isPage(error.rawError)) {
    return notDiscord(apiUrl);
  }
  return unreachable(errorOfApi(error, apiUrl), error);
}

/** What comes without the type of JSON is not read by discord.js. */
function isPage(answer: unknown): boolean {
  return answer instanceof ArrayBuffer;
}

function notDiscord(apiUrl: string): Failure {
  return new Failure('discord', 'invalid-setting', `${apiUrl} doesn't answer as Discord does.`, {
    remedy: 'Leave DISCORD_API_URL empty for Discord itself.',
  });
}

function unreachable(message: string, cause: unknown): Failure {
  return new Failure('discord', 'discord-unreachable', message, {
    cause,
    remedy: 'Check the connection and DISCORD_API_URL.',
  });
}

/** Why the gateway closes a connection for good, and what to do; see Discord's close event codes. */
function closedForGood(code: number, shards: Shards | null): Failure {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return refusal('Discord does not accept DISCORD_TOKEN.', {
        remedy: 'Take a new token from the Developer Portal (Bot, Reset Token) and put it in .env.',
      });
    case GatewayCloseCodes.DisallowedIntents:
      return refusal('DISCORD_MESSAGE_CONTENT is on, and Discord has not granted that intent.', {
        remedy:
          'Switch on "Message Content Intent" in the Developer Portal (Bot, Privileged Gateway Intents), or set DISCORD_MESSAGE_CONTENT=false.',
      });
    case GatewayCloseCodes.ShardingRequired:
    case GatewayCloseCodes.InvalidShard:
      return refusal('Discord asks for another number of shards.', {
        remedy:
          shards === null
            ? 'Start the bot again: it asks Discord for the number.'
            : 'Stop all its processes, and start each with the same greater --total-shards.',
      });
    default:
      return refusal(`Discord closed the connection for good (code ${code}).`, {
        remedy:
          'See https://discord.com/developers/docs/topics/opcodes-and-status-codes for what it means.',
      });
  }
}

function refusal(message: string, options: { remedy: string; cause?: unknown }): Failure {
  return new Failure('discord', 'discord-refused', message, options);
}
