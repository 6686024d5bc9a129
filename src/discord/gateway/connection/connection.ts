import type { Client } from 'discord.js';
import type { Logger } from 'pino';
import { Failure } from '../../../failure.js';
import type { DiscordSettings } from '../../../settings.js';
import { settledWithin } from '../../../settled-within.js';
import type { Metrics } from '../../context.js';
import { type Health, watchHealth } from '../../ops/health.js';
import type { Trouble } from '../../ops/troubles.js';
import type { Shards } from '../shards.js';
import { makeClient } from './client.js';
import type { UnreadableEvent } from './events.js';
import { askForGateway, login } from './login.js';
import { openTries, ordinaryWaits, type Waits } from './tries.js';

/** The bot's connection to Discord: it is made again for as long as that may help. */
export interface Connection {
  /** The client that is logged in, or is about to; one that could not log in is followed by another. */
  readonly client: Client;
  health(): Health;
  /** Why it isn't connected. */
  troubles(): readonly Trouble[];
  /**
   * Resolves once the bot is logged in and all its servers are loaded.
   *
   * @param prepare called for each client before it logs in
   * @throws Failure `discord-refused` or `invalid-setting` if trying again can't help; the reason that
   * it was closed
   */
  open(prepare: (client: Client) => void): Promise<void>;
  /** Logs out, or gives up. */
  close(): Promise<void>;
}

/** In milliseconds. discord.js would wait half a minute for a dead connection to close. */
const closeWithin = 2_000;

export function openConnection(
  discord: DiscordSettings,
  shards: Shards | null,
  { log, metrics }: { readonly log: Logger; readonly metrics: Pick<Metrics, 'failure'> },
  waits: Waits = ordinaryWaits,
): Connection {
  const tries = openTries(log, waits);
  const closing = new AbortController();
  const { signal } = closing;
  const unreadable = ({ error, ...event }: UnreadableEvent): void => {
    metrics.failure('unreadable-event');
    log.error({ err: error, ...event }, 'could not read an event');
  };
  const lost = (shard: number, why: string) => log.warn({ shard, why }, 'reconnecting');
  const watched = () => {
    const client = makeClient(discord, shards, { tries, waits, givenUp: signal, unreadable, lost });
    return { client, health: watchHealth(client) };
  };
  let current = watched();

  return {
    get client() {
      return current.client;
    },
    health: () => current.health(),
    troubles: tries.current,
    open: async (prepare) => {
      for (;;) {
        const { client } = current;
        try {
          await askForGateway(discord, signal);
          prepare(client);
          await login(client, discord, shards, signal);
          tries.reached('api');
          return;
        } catch (error) {
          signal.throwIfAborted();
          if (!(error instanceof Failure) || error.kind !== 'discord-unreachable') throw error;
          await client.destroy();
          await tries.failed('api', error.message, signal);
          current = watched();
        }
      }
    },
    close: async () => {
      closing.abort(new Error('the bot is leaving'));
      await settledWithin(current.client.destroy(), closeWithin);
    },
  };
}
