import type { Interaction } from './interaction.js';
import { Channel, type Guild } from './places.js';
import type { DeployedCommand } from './rules/command.js';
import { Signal } from './signal.js';
import { guildIds, snowflakes } from './snowflake.js';

/** What a test may set; everything has a default. */
export interface LoopbackOptions {
  /** The bot's name; default `Pullquote`. */
  readonly name?: string;
  /** The token that is let in. */
  readonly token?: string;
  /** Whether the privileged MESSAGE_CONTENT intent is switched on for the application; default no. */
  readonly messageContent?: boolean;
  /** Shards that `GET /gateway/bot` recommends; default 1. */
  readonly shards?: number;
  /** Fewest shards that a bot may have in all, on so many servers; default 1. */
  readonly leastShards?: number;
  /** Milliseconds between heartbeats that HELLO asks for; default Discord's 41,250. */
  readonly heartbeatMs?: number;
  /** Identifies allowed within 5 s; default 16, as for a bot on many servers. */
  readonly identifyConcurrency?: number;
  /** Identifies that are left for today; default 999. */
  readonly loginsLeft?: number;
  /** Milliseconds within which an interaction has to be acknowledged; default Discord's 3,000. */
  readonly ackWithinMs?: number;
  /** Requests allowed for one route and channel in a time; default 1,000 in 1,000 ms. */
  readonly rateLimit?: { readonly limit: number; readonly perMs: number };
  /** Address of the privacy policy, as the operator gave it in the Developer Portal; default none. */
  readonly privacyPolicy?: string | null;
  /** Pings that the bot may make without a fault; default none. */
  readonly pingsAllowed?: boolean;
  /** Milliseconds that waiting for something takes at most; default 60,000, as slow machines take long. */
  readonly patienceMs?: number;
}

export interface User {
  readonly id: string;
  readonly name: string;
  readonly bot: boolean;
  readonly locale: string;
  /** Whether the user refuses direct messages from the bot. */
  dmsClosed: boolean;
}

/** A file that the loopback serves, as Discord's CDN does. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly url: string;
}

/** Tells connected bots of an event. `intent` is the bit that a session needs to be told. */
export type Dispatch = (
  event: string,
  data: object | ((intents: number) => object),
  to: { readonly guildId: string | null; readonly intent?: number },
) => void;

/** Everything that the loopback knows: who there is, what was said, what went wrong. */
export class World {
  readonly options: Required<LoopbackOptions>;
  readonly signal = new Signal();
  readonly users = new Map<string, User>();
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  readonly interactions = new Map<string, Interaction>();
  readonly interactionsByToken = new Map<string, Interaction>();
  readonly files = new Map<string, StoredFile>();
  readonly faults: string[] = [];
  readonly bot: User;
  readonly nextId: () => string;
  readonly nextGuildId = guildIds();
  commands: DeployedCommand[] = [];
  /** `http://127.0.0.1:PORT`; known once the loopback listens. */
  address = '';
  dispatch: Dispatch = () => undefined;
  #ahead = 0;

  constructor(options: LoopbackOptions) {
    this.options = {
      name: 'Pullquote',
      token: 'loopback.token.of-the-bot',
      messageContent: false,
      shards: 1,
      leastShards: 1,
      heartbeatMs: 41_250,
      identifyConcurrency: 16,
      loginsLeft: 999,
      ackWithinMs: 3_000,
      rateLimit: { limit: 1_000, perMs: 1_000 },
      privacyPolicy: null,
      pingsAllowed: false,
      patienceMs: 60_000,
      ...options,
    };
    this.nextId = snowflakes(() => this.now());
    this.bot = this.addUser(this.options.name, { bot: true });
  }

  /** Milliseconds since 1970 on the loopback's clock. */
  now(): number {
    return Date.now() + this.#ahead;
  }

  /** Puts the loopback's clock forward, e.g. past the 15 minutes that a token is good for. */
  advance(ms: number): void {
    this.#ahead += ms;
  }

  addUser(name: string, { bot = false, locale = 'en-US' } = {}): User {
    const user: User = { id: this.nextId(), name, bot, locale, dmsClosed: false };
    this.users.set(user.id, user);
    return user;
  }

  /** The direct messages between the bot and a user. */
  dmWith(user: User): Channel {
    for (const channel of this.channels.values()) {
      if (channel.guild === null && channel.recipient === user) return channel;
    }
    return new Channel(this, { type: 1, name: user.name, recipient: user });
  }

  addFile(name: string, bytes: Uint8Array, contentType: string): StoredFile {
    const id = this.nextId();
    const path = `/attachments/${id}/${encodeURIComponent(name)}`;
    const file = { id, name, bytes, contentType, url: `${this.address}${path}` };
    this.files.set(path, file);
    return file;
  }

  fault(what: string): void {
    this.faults.push(what);
    this.signal.fire();
  }

  /**
   * Waits until `look` finds something; looks again after every change.
   *
   * @throws Error that names what was waited for, and the faults that may be why
   */
  async until<Found>(
    look: () => Found | undefined | false,
    what: string,
    withinMs = this.options.patienceMs,
  ): Promise<Found> {
    const inVain = () => [`waited in vain for ${what}`, ...this.faults].join('\n- ');
    return this.signal.until(look, inVain, withinMs);
  }
}
