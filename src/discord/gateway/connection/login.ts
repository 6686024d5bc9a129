import {
  type Client,
  type CloseEvent,
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  RESTEvents,
} from 'discord.js';
import { Failure } from '../../failure.js';
import type { DiscordSettings } from '../../settings.js';
import type { Shards } from './shards.js';
import { tokenOf } from './token.js';

/**
 * Logs in and waits until all servers are loaded.
 *
 * @throws Failure `invalid-setting` without a token, `discord-refused` or `discord-unreachable`
 */
export async function login(
  client: Client,
  discord: DiscordSettings,
  shards: Shards | null,
): Promise<void> {
  let onClose: (event: CloseEvent) => void = () => undefined;
  const refused = new Promise<never>((_, reject) => {
    onClose = ({ code }) => reject(closedForGood(code, shards));
    client.once(Events.ShardDisconnect, onClose);
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  try {
    await Promise.race([Promise.all([client.login(tokenOf(discord)), ready]), refused]);
  } catch (error) {
    throw loginFailure(error, discord.apiUrl, shards);
  } finally {
    client.off(Events.ShardDisconnect, onClose);
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
  return new Failure('discord', 'discord-unreachable', `Discord can't be reached at ${apiUrl}.`, {
    cause: error,
    remedy: 'Check the connection and DISCORD_API_URL, then start the bot again.',
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
