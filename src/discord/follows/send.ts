import {
  type Channel,
  DiscordAPIError,
  type MessageCreateOptions,
  RESTJSONErrorCodes,
} from 'discord.js';
import { Failure } from '../../failure.js';
import { isRefusal, patiently } from '../failures.js';

/** Waits between attempts to send a message, in milliseconds. */
const sendingWaits = [1_000, 3_000];

/** The system's and undici's codes for a connection that never came about. */
const neverReached = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * Sends a message that nobody asked for, at most once. A few attempts in a row are safe: Discord knows the nonce for
 * some minutes. After that the message must not be sent again if Discord may have taken it.
 *
 * @param open finds where it is to be sent
 * @param message with a nonce that is enforced
 * @returns `unknown` if Discord may have taken it or not
 * @throws DiscordAPIError if Discord refuses it; Failure `discord-refused` if nothing can be sent there; otherwise the
 * error by which Discord was never reached
 */
export async function sendOnce(
  open: () => Promise<Channel | null>,
  message: MessageCreateOptions,
): Promise<'sent' | 'unknown'> {
  let mayBeThere = false;
  try {
    await patiently(async () => {
      const channel = await open();
      if (!channel?.isSendable()) {
        throw new Failure('discord', 'discord-refused', 'The bot cannot write there.');
      }
      await channel.send(message).catch((error) => {
        mayBeThere ||= isOpen(error);
        throw error;
      });
    }, sendingWaits);
    return 'sent';
  } catch (error) {
    if (mayBeThere) return 'unknown';
    throw error;
  }
}

/** Whether a message was refused for want of permissions, which moderators may give. */
export function mayBePermitted(error: unknown): boolean {
  const { MissingAccess, MissingPermissions } = RESTJSONErrorCodes;
  return isRefusal(error, MissingAccess) || isRefusal(error, MissingPermissions);
}

/** Whether Discord may have taken a message although sending it failed. */
function isOpen(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return false;
  return !(error instanceof Error && 'code' in error && neverReached.has(String(error.code)));
}
