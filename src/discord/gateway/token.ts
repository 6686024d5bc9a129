import { Failure } from '../../failure.js';
import type { DiscordSettings } from '../../settings.js';

/** Three parts: the application's id, when it was made, and a signature. */
const form = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/**
 * The bot's token.
 *
 * @throws Failure `invalid-setting` if there is none, or if it can't be a token
 */
export function tokenOf({ token }: Pick<DiscordSettings, 'token'>): string {
  if (token !== undefined && form.test(token)) return token;
  if (token !== undefined) {
    throw new Failure('discord', 'invalid-setting', "DISCORD_TOKEN isn't a bot's token.", {
      cause:
        'a token has three parts with dots between them; ids, keys and client secrets have none',
      remedy: 'Copy it from the Developer Portal (your application, Bot, Reset Token) into .env.',
    });
  }
  throw new Failure('discord', 'invalid-setting', 'DISCORD_TOKEN is not set.', {
    remedy: 'Copy it from the Developer Portal (your application, Bot, Reset Token) into .env.',
  });
}
