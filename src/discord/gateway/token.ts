import { Failure } from '../../failure.js';
import type { DiscordSettings } from '../../settings.js';

/**
 * The bot's token.
 *
 * @throws Failure `invalid-setting` if there is none
 */
export function tokenOf({ token }: Pick<DiscordSettings, 'token'>): string {
  if (token !== undefined) return token;
  throw new Failure('discord', 'invalid-setting', 'DISCORD_TOKEN is not set', {
    remedy: 'copy it from the Developer Portal (your application, Bot, Reset Token) into .env',
  });
}
