import {
  type IShardingStrategy,
  managerToFetchingStrategyOptions,
  SimpleContextFetchingStrategy,
  SimpleShardingStrategy,
  type WebSocketManager,
  WebSocketShard,
  WebSocketShardDestroyRecovery,
  WebSocketShardEvents,
  WebSocketShardStatus,
} from '@discordjs/ws';
import type { GatewayDispatchPayload } from 'discord.js';
import { endOfConnection, errorOfConnection } from './in-words.js';
import type { Tries, Waits } from './tries.js';

/** What a client's shards are run with. */
export interface ShardingState {
  readonly tries: Tries;
  readonly waits: Waits;
  /** Aborted once the client is given up: from then on nothing connects, and nothing is passed on. */
  readonly givenUp: AbortSignal;
  /** Passes an event on to discord.js. */
  readonly passOn: (
    event: GatewayDispatchPayload,
    shard: number,
    emit: (event: GatewayDispatchPayload) => void,
  ) => void;
  /** A connection that was well has ended, and another one is made at once. */
  readonly lost: (shard: number, why: string) => void;
}

/** What a client that is given up waits for. */
const forEver = new Promise<never>(() => undefined);

/**
 * discord.js's shards in this process, as its own strategy runs them, but for three things. A failed
 * try to connect fails nothing: the next one follows after a wait that grows. What can't be read costs
 * a connection at most. And a client that is given up stays so: discord.js would connect again.
 */
export function shardingOf(manager: WebSocketManager, state: ShardingState): IShardingStrategy {
  const shards = new Map<number, WebSocketShard>();
  const shardOf = (id: number): WebSocketShard => {
    const shard = shards.get(id);
    if (shard === undefined) throw new RangeError(`there is no shard ${id}`);
    return shard;
  };
  return {
    spawn: async (ids) => {
      const options = await managerToFetchingStrategyOptions(manager);
      const context = new SimpleContextFetchingStrategy(manager, {
        ...options,
        handshakeTimeout: state.waits.handshake,
        helloTimeout: state.waits.hello,
      });
      if (state.givenUp.aborted) return;
      for (const id of ids) shards.set(id, openShard(id, manager, context, state));
    },
    connect: () => {
      // It rejects at the first failed try, and goes on trying.
      for (const shard of shards.values()) shard.connect().catch(() => undefined);
    },
    destroy: async (options) => {
      const connected = [WebSocketShardStatus.Ready, WebSocketShardStatus.Resuming];
      // One that is still connecting has nothing to take leave of: what it gets is not passed on, and it
      // ends at its next step. Destroyed, it would leave its socket behind, or connect again.
      const ready = [...shards.values()].filter(({ status }) => connected.includes(status));
      shards.clear();
      await Promise.all(ready.map((shard) => shard.destroy(options)));
    },
    send: (id, payload) => shardOf(id).send(payload),
    fetchStatus: async () => {
      // Empty, and of the class that it takes.
      const statuses = await new SimpleShardingStrategy(manager).fetchStatus();
      for (const [id, { status }] of shards) statuses.set(id, status);
      return statuses;
    },
  };
}

function openShard(
  id: number,
  manager: WebSocketManager,
  context: SimpleContextFetchingStrategy,
  { tries, givenUp, passOn, lost }: ShardingState,
): WebSocketShard {
  let last: 'none' | 'failed' | 'connected' = 'none';
  /** Why the last connection ended, or was not made. */
  let why: string | null = null;
  let greeted = false;

  /** Called before each try to connect. */
  const turn = async (): Promise<void> => {
    const before = { last, why: why ?? 'The connection to the gateway ended.' };
    last = 'failed';
    why = null;
    greeted = false;
    if (givenUp.aborted) return forEver;
    if (before.last === 'connected') lost(id, before.why);
    if (before.last === 'failed') await tries.failed(id, before.why, givenUp).catch(() => forEver);
  };

  const shard: WebSocketShard = new WebSocketShard(
    {
      options: context.options,
      updateSessionInfo: (of, session) => context.updateSessionInfo(of, session),
      retrieveSessionInfo: async (of) => {
        // Also asked for at each event and heartbeat.
        if (shard.status === WebSocketShardStatus.Idle) await turn();
        return context.retrieveSessionInfo(of);
      },
      waitForIdentify: async (of, closed) => {
        await context.waitForIdentify(of, closed);
        if (givenUp.aborted) {
          void shard.destroy();
          await forEver;
        }
      },
    },
    id,
  );
  guardMessages(shard, (error) => {
    why = errorOfConnection(error);
    last = 'failed';
    void shard.destroy({ reason: 'unreadable', recover: WebSocketShardDestroyRecovery.Reconnect });
  });

  const toManager: { emit(event: WebSocketShardEvents, payload: object): boolean } = manager;
  const pass = (event: WebSocketShardEvents, payload: object) =>
    toManager.emit(event, { ...payload, shardId: id });
  const fromShard: { on(event: WebSocketShardEvents, listener: (one: object) => void): unknown } =
    shard;
  for (const event of Object.values(WebSocketShardEvents)) {
    if (event === WebSocketShardEvents.Dispatch) continue;
    fromShard.on(event, (payload) => {
      if (!givenUp.aborted) pass(event, payload);
    });
  }
  shard.on(WebSocketShardEvents.Dispatch, ({ data }) => {
    if (givenUp.aborted) return;
    passOn(data, id, (event) => void pass(WebSocketShardEvents.Dispatch, { data: event }));
  });
  const connected = (): void => {
    if (givenUp.aborted) return void shard.destroy();
    last = 'connected';
    tries.reached(id);
  };
  shard.on(WebSocketShardEvents.Ready, connected);
  shard.on(WebSocketShardEvents.Resumed, connected);
  shard.on(WebSocketShardEvents.Hello, () => {
    greeted = true;
  });
  shard.on(WebSocketShardEvents.Error, ({ error }) => {
    why = errorOfConnection(error);
  });
  shard.on(WebSocketShardEvents.Closed, ({ code }) => {
    why ??= endOfConnection(code, { greeted, connected: last === 'connected' });
  });
  return shard;
}

/**
 * discord.js reads what the gateway sends in a promise that nobody waits for, so a HELLO or READY that
 * isn't as it should be would end the process. There is no public way in: this stands around the one
 * private method that reads, and does nothing once discord.js names it otherwise, which a test notices.
 */
function guardMessages(shard: WebSocketShard, onUnreadable: (error: unknown) => void): void {
  const read: unknown = Reflect.get(shard, 'onMessage');
  if (typeof read !== 'function') return;
  Reflect.set(shard, 'onMessage', async (...message: unknown[]) => {
    try {
      await Reflect.apply(read, shard, message);
    } catch (error) {
      onUnreadable(error);
    }
  });
}
