import { DiscordAPIError, type RESTJSONErrorCodes } from 'discord.js';

/** Whether Discord refused a request for this reason. */
export function isRefusal(error: unknown, code: RESTJSONErrorCodes): boolean {
  return error instanceof DiscordAPIError && error.code === code;
}
