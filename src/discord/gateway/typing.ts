import type { Message } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Metrics } from '../context.js';

/** Discord shows typing for 10 s; a message that comes a little sooner needs no new request. */
const shownFor = 8_000;
const channelsRemembered = 1_000;

/** Shows in a channel that the bot is typing. */
export type ShowTyping = (message: Message) => Promise<void>;

/** Remembers where typing is shown, so that a busy channel costs one request in 8 s. */
export function openTyping(log: Logger, metrics: Metrics): ShowTyping {
  const shown = new LRUCache<string, true>({ max: channelsRemembered, ttl: shownFor });
  return async ({ channel }) => {
    if (!channel.isSendable() || shown.has(channel.id)) return;
    shown.set(channel.id, true);
    const started = performance.now();
    try {
      await channel.sendTyping();
      metrics.acknowledged(performance.now() - started);
    } catch (error) {
      // The answer comes anyway.
      log.debug({ err: error }, 'could not show typing');
    }
  };
}
