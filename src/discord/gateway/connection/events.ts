import {
  ChannelType,
  type Client,
  Events,
  GatewayDispatchEvents,
  type GatewayDispatchPayload,
} from 'discord.js';
import type { ShardingState } from './sharding.js';

/** An event that discord.js could not read. */
export interface UnreadableEvent {
  readonly error: unknown;
  /** As Discord names it, e.g. `INTERACTION_CREATE`. */
  readonly event: string;
  /** Of what it is about; `null` if it has none. */
  readonly id: string | null;
  readonly shard: number;
}

/** What makes a client ready, or is of a server that it waits for. */
const beforeReady: ReadonlySet<string> = new Set([
  GatewayDispatchEvents.Resumed,
  GatewayDispatchEvents.GuildCreate,
  GatewayDispatchEvents.GuildDelete,
]);

/**
 * Passes events on to discord.js, one by one: what it throws at one of them is reported and costs no
 * other. discord.js itself would keep what comes before it is ready, and throw out of reach.
 */
export function openEvents(
  client: Client,
  report: (unreadable: UnreadableEvent) => void,
): ShardingState['passOn'] {
  const held: (() => void)[] = [];
  client.once(Events.ClientReady, () => {
    for (const pass of held.splice(0)) pass();
  });
  return (event, shard, emit) => {
    // Without it there is no session: its connection ends.
    if (event.t === GatewayDispatchEvents.Ready) return emit(event);
    const pass = () => {
      try {
        emit(withChannelType(event, client));
      } catch (error) {
        report({ error, event: event.t, id: idOf(event), shard });
      }
    };
    if (client.isReady() || beforeReady.has(event.t)) pass();
    else held.push(pass);
  };
}

function idOf({ d }: GatewayDispatchPayload): string | null {
  const id: unknown = typeof d === 'object' && d !== null && 'id' in d ? d.id : null;
  return typeof id === 'string' ? id : null;
}

/** discord.js knows a direct message by the type of its channel, and drops it if that is left out. */
function withChannelType(event: GatewayDispatchPayload, client: Client): GatewayDispatchPayload {
  if (event.t !== GatewayDispatchEvents.MessageCreate) return event;
  const { guild_id: guild, channel_type: type, channel_id: channel } = event.d;
  if (guild || type !== undefined || client.channels.cache.has(channel)) return event;
  return { ...event, d: { ...event.d, channel_type: ChannelType.DM } };
}
