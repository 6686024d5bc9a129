import { DiscordAPIError, HTTPError, RateLimitError, REST, RESTJSONErrorCodes } from 'discord.js';
import type { z } from 'zod';
import { Failure } from '../../failure.js';
import type { DiscordSettings } from '../../settings.js';
import { tokenOf } from '../gateway/token.js';

/** Discord's API, its refusals put into words. Paths as `Routes` of discord.js makes them. */
export interface Api {
  get<T>(path: Path, answer: z.ZodType<T>, query?: Readonly<Record<string, string>>): Promise<T>;
  put(path: Path, body: unknown): Promise<void>;
}

type Path = `/${string}`;

/** A limit that ends sooner is waited for, in milliseconds. */
const longestWait = 60_000;

/**
 * Opens the API that the settings name. Its calls throw Failure `discord-refused` or
 * `discord-unreachable`.
 *
 * @throws Failure `invalid-setting` without a token
 */
export function openApi(settings: Pick<DiscordSettings, 'token' | 'apiUrl'>): Api {
  const { apiUrl } = settings;
  const rest = new REST({
    api: apiUrl,
    rejectOnRateLimit: ({ retryAfter }) => retryAfter > longestWait,
  }).setToken(tokenOf(settings));
  return {
    async get(path, answer, query = {}) {
      const got = await rest
        .get(path, { query: new URLSearchParams(query) })
        .catch((error: unknown) => fail(error, apiUrl));
      const read = answer.safeParse(got);
      if (!read.success)
        throw notDiscord(apiUrl, 'the answer has not the form that it should have');
      return read.data;
    },
    async put(path, body) {
      await rest.put(path, { body }).catch((error: unknown) => fail(error, apiUrl));
    },
  };
}

function fail(error: unknown, apiUrl: string): never {
  if (error instanceof RateLimitError) {
    throw refusal(
      error,
      `Discord takes no more of these requests for ${Math.round(error.retryAfter / 60_000)} minutes`,
      'run the same command again after that',
    );
  }
  if (error instanceof DiscordAPIError) {
    // Discord's own 404s have a code.
    throw error.status === 404 && !error.code
      ? notDiscord(apiUrl, 'it answered 404')
      : refused(error);
  }
  const address = new URL(apiUrl).origin;
  if (error instanceof HTTPError) {
    throw new Failure(
      'discord',
      'discord-unreachable',
      `${address} answers with an error of its own (${error.status})`,
      { cause: error, remedy: "Look at Discord's status page, and try again later." },
    );
  }
  throw new Failure('discord', 'discord-unreachable', `${address} can't be reached`, {
    cause: rootOf(error),
    remedy: 'Check the network, a proxy or firewall, and DISCORD_API_URL.',
  });
}

function notDiscord(apiUrl: string, cause: string): Failure {
  return new Failure('discord', 'discord-unreachable', `${apiUrl} doesn't answer as Discord does`, {
    cause,
    remedy: 'Leave DISCORD_API_URL empty for Discord itself.',
  });
}

function refused(error: DiscordAPIError): Failure {
  if (error.code === RESTJSONErrorCodes.MaximumDailyApplicationCommandCreatesReached) {
    return refusal(
      error,
      'Discord takes no more new commands today: 200 are allowed',
      'run the same command again tomorrow',
    );
  }
  if (error.status === 401) {
    return refusal(
      error,
      "Discord doesn't accept the token",
      'make a new one in the Developer Portal (your application, Bot, Reset Token) and put it into DISCORD_TOKEN',
    );
  }
  const ofServer = error.url.includes('/guilds/');
  if (ofServer && (error.status === 403 || error.code === RESTJSONErrorCodes.UnknownGuild)) {
    return refusal(
      error,
      'the bot is not in that server, or was invited there without its commands',
      'check the id of the server, and invite the bot with the link that `pullquote doctor` prints',
    );
  }
  if (error.status === 403 || error.code === RESTJSONErrorCodes.UnknownApplication) {
    return refusal(
      error,
      'the token is not that of the application that DISCORD_CLIENT_ID names',
      'leave DISCORD_CLIENT_ID empty, or copy both from one application of the Developer Portal',
    );
  }
  return refusal(
    error,
    `Discord refuses the request: ${error.message}`,
    'please report it with this message',
  );
}

function refusal(cause: Error, message: string, remedy: string): Failure {
  return new Failure('discord', 'discord-refused', message, { cause, remedy });
}

/** fetch says no more than "fetch failed"; what failed is underneath. */
function rootOf(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? rootOf(error.cause) : error;
}
