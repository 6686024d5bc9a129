import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { handshake } from './handshake.js';
import { shardOf } from './snowflake.js';
import type { Dispatch, World } from './world.js';

/** Gateway opcodes: https://docs.discord.com/developers/topics/opcodes-and-status-codes */
export const op = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voice: 4,
  resume: 6,
  reconnect: 7,
  members: 8,
  invalid: 9,
  hello: 10,
  ack: 11,
} as const;

/** What is known of a bot's session; it outlives its connection, so that it can be resumed. */
export interface Session {
  readonly id: string;
  readonly shard: readonly [index: number, count: number];
  readonly intents: number;
  seq: number;
  /** Events that may have to be told again. */
  events: { readonly s: number; readonly t: string; readonly d: object }[];
  connection: Connection | null;
}

/** One websocket. */
export interface Connection {
  readonly socket: WebSocket;
  session: Session | null;
  /** Whether it looks alive and is not: nothing is heard and nothing said. */
  zombie: boolean;
  readonly sentAt: number[];
}

/** Something that the bot sent. */
export interface Sent {
  readonly op: number;
  readonly d: unknown;
  readonly at: number;
}

/** How a gateway is down. */
export type Outage =
  /** It answers with a page instead of a connection. */
  | { readonly kind: 'answers'; readonly status: number; readonly page?: string }
  /** It takes a connection and doesn't answer on it, until `gateway.mend()`. */
  | { readonly kind: 'half-open' }
  /** It cuts a connection before it is a websocket. */
  | { readonly kind: 'cuts' }
  /** It opens a websocket and says this instead of HELLO; `null`: nothing. */
  | { readonly kind: 'says'; readonly text: string | null };

/** Sends allowed in a minute: https://docs.discord.com/developers/events/gateway#rate-limiting */
const sendsPerMinute = 120;

/** Whether a session can't be resumed after this code; bots close with others of their own to resume. */
const ends = (code: number) =>
  code === 1000 || code === 1001 || code === 4004 || (code >= 4010 && code <= 4014);

/** Whether both ends are there, as far as this one knows. */
const isOpen = ({ socket, zombie }: Connection) =>
  socket.readyState === socket.OPEN && !socket.isPaused && !zombie;

/** The gateway: sessions, their events, and what a test does to the connections. */
export class Gateway {
  /** Everything that bots have sent, in order. */
  readonly sends: Sent[] = [];
  readonly identifies: { readonly shard: number; readonly at: number }[] = [];
  /** How often a session was resumed. */
  resumes = 0;
  /** While it is away, connections are cut as soon as they are made. */
  away = false;
  /** How connections are met instead, while the gateway is down. */
  outage: Outage | null = null;
  /** How many connections met with either. */
  turnedAway = 0;
  /** Changes an event before it is sent: Discord has left out fields before, and added others. */
  alter: ((event: string, told: Record<string, unknown>) => object) | null = null;
  readonly sessions = new Map<string, Session>();
  readonly world: World;
  readonly #connections = new Set<Connection>();
  readonly #server: WebSocketServer;
  readonly #halfOpen = new Set<{ readonly socket: Duplex; readonly open: () => void }>();
  #acking = true;

  constructor(world: World, server: Server) {
    this.world = world;
    this.#server = new WebSocketServer({ noServer: true });
    server.on('upgrade', (request, socket, head) => this.#meet(request, socket, head));
    world.dispatch = this.dispatch;
  }

  /** Sessions that are connected and have been told READY. */
  get live(): Session[] {
    return [...this.sessions.values()].filter(({ connection }) => connection !== null);
  }

  /** Waits until this many shards are ready. */
  async ready(shards = 1): Promise<void> {
    await this.world.until(() => this.live.length >= shards, `${shards} shards to be ready`);
  }

  /** Cuts the connections, or one shard's, off without a word. Events are kept for a RESUME. */
  drop({ shard }: { readonly shard?: number } = {}): void {
    for (const { socket, session } of this.#connections) {
      if (shard === undefined || session?.shard[0] === shard) socket.terminate();
    }
  }

  /** Closes the connections with one of Discord's codes. */
  close(code: number, reason = ''): void {
    for (const connection of this.#connections) this.shut(connection, code, reason);
  }

  /** Asks the bots to connect anew and resume. */
  reconnect(): void {
    for (const connection of this.#connections) this.say(connection, { op: op.reconnect, d: null });
  }

  /** Tells the bots that their sessions are invalid; with `resumable` they may try to resume. */
  invalidate({ resumable = false } = {}): void {
    for (const connection of this.#connections) {
      if (!resumable && connection.session) this.sessions.delete(connection.session.id);
      this.say(connection, { op: op.invalid, d: resumable });
    }
  }

  /** Forgets all sessions, so that the next RESUME is refused. */
  forget(): void {
    this.sessions.clear();
  }

  /** Leaves the connections open, hears nothing more on them and says nothing. New ones are well. */
  zombie(): void {
    for (const connection of this.#connections) connection.zombie = true;
  }

  /** Reads nothing more from the connections, not even that they are to end. */
  deafen(): void {
    for (const { socket } of this.#connections) socket.pause();
  }

  /** Ends an outage; what it left half open is opened. */
  mend(): void {
    this.outage = null;
    for (const { open } of this.#halfOpen) open();
    this.#halfOpen.clear();
  }

  /** Connections that the bot has made and not closed, whatever became of them. */
  get open(): number {
    return this.#halfOpen.size + this.#connections.size;
  }

  /** Says something on the connections as it is, which may be nonsense. */
  babble(text: string): void {
    for (const { socket } of this.#connections) socket.send(text);
  }

  /** Stops or starts acknowledging heartbeats, on new connections too; all else goes on. */
  acknowledge(on: boolean): void {
    this.#acking = on;
  }

  /** The session beside which a shard would be told of the same servers, where there is one. */
  rivalOf([index, count]: readonly [number, number]): Session | undefined {
    return this.live.find(({ shard, connection }) => {
      const same = shard[0] === index || shard[1] !== count;
      return same && connection !== null && isOpen(connection);
    });
  }

  readonly dispatch: Dispatch = (event, data, { guildId, intent = 0 }) => {
    const all = [...this.sessions.values()];
    const own = all.filter(({ shard }) => shardOf(guildId, shard[1]) === shard[0]);
    if (own.length === 0 && this.live.length > 0) {
      const whose = guildId === null ? 'direct messages' : `the server ${guildId}`;
      this.world.fault(`${event} reaches nobody: no connection has the shard of ${whose}`);
    }
    for (const session of own) {
      if (intent !== 0 && (session.intents & intent) === 0) continue;
      this.tell(session, event, typeof data === 'function' ? data(session.intents) : data);
    }
  };

  /** Tells one session of an event, and keeps it until it is known to have arrived. */
  tell(session: Session, t: string, d: object): void {
    session.seq += 1;
    // What is told now must not change when what it tells of does.
    const told = structuredClone(d);
    const event = { s: session.seq, t, d: this.alter?.(t, { ...told }) ?? told };
    session.events.push(event);
    if (session.connection) this.say(session.connection, { op: op.dispatch, ...event });
  }

  say(connection: Connection, payload: object): void {
    if (connection.zombie || connection.socket.readyState !== connection.socket.OPEN) return;
    connection.socket.send(JSON.stringify(payload));
  }

  shut(connection: Connection, code: number, reason: string): void {
    if (connection.session && ends(code)) this.sessions.delete(connection.session.id);
    connection.socket.close(code, reason);
  }

  /** Starts a session on a connection. */
  begin(connection: Connection, shard: readonly [number, number], intents: number): Session {
    const id = randomUUID();
    const session: Session = { id, shard, intents, seq: 0, events: [], connection };
    this.sessions.set(id, session);
    connection.session = session;
    return session;
  }

  async stop(): Promise<void> {
    for (const { socket } of this.#connections) socket.terminate();
    for (const { socket } of this.#halfOpen) socket.destroy();
    await new Promise<void>((done) => this.#server.close(() => done()));
  }

  #meet(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { outage } = this;
    const open = () =>
      this.#server.handleUpgrade(request, socket, head, (opened) => this.#accept(opened));
    socket.on('error', () => socket.destroy());
    if (outage) {
      this.turnedAway += 1;
      this.world.signal.fire();
    }
    if (outage?.kind === 'answers') {
      const { status, page = '' } = outage;
      const length = Buffer.byteLength(page);
      socket.end(
        `HTTP/1.1 ${status} Down\r\nContent-Type: text/html\r\nContent-Length: ${length}\r\nConnection: close\r\n\r\n${page}`,
      );
    } else if (outage?.kind === 'half-open') {
      const waiting = { socket, open };
      this.#halfOpen.add(waiting);
      socket.on('close', () => this.#halfOpen.delete(waiting));
    } else if (outage?.kind === 'cuts') socket.destroy();
    else open();
  }

  #accept(socket: WebSocket): void {
    if (this.away) {
      this.turnedAway += 1;
      socket.terminate();
      this.world.signal.fire();
      return;
    }
    const connection: Connection = { socket, session: null, zombie: false, sentAt: [] };
    this.#connections.add(connection);
    socket.on('close', (code) => {
      this.#connections.delete(connection);
      const { session } = connection;
      if (session?.connection === connection) {
        session.connection = null;
        if (ends(code)) this.sessions.delete(session.id);
      }
      this.world.signal.fire();
    });
    socket.on('error', () => socket.terminate());
    socket.on('message', (raw) => this.#hear(connection, String(raw)));
    if (this.outage?.kind === 'says') {
      if (this.outage.text !== null) socket.send(this.outage.text);
      return;
    }
    this.say(connection, {
      op: op.hello,
      d: { heartbeat_interval: this.world.options.heartbeatMs, _trace: [] },
    });
  }

  #hear(connection: Connection, raw: string): void {
    if (connection.zombie) return;
    const now = Date.now();
    connection.sentAt.push(now);
    while (now - (connection.sentAt[0] ?? now) > 60_000) connection.sentAt.shift();
    if (connection.sentAt.length > sendsPerMinute) {
      this.world.fault(`more than ${sendsPerMinute} gateway sends in a minute`);
      this.shut(connection, 4008, 'Rate limited.');
      return;
    }
    let sent: { op: number; d: unknown };
    try {
      sent = JSON.parse(raw);
    } catch {
      this.world.fault('a gateway send that is no JSON');
      this.shut(connection, 4002, 'Error while decoding payload.');
      return;
    }
    this.sends.push({ op: sent.op, d: sent.d, at: now });
    if (sent.op === op.heartbeat) {
      const { session } = connection;
      if (session && typeof sent.d === 'number') {
        const arrived = sent.d;
        session.events = session.events.filter(({ s }) => s > arrived);
      }
      if (this.#acking) this.say(connection, { op: op.ack });
    } else {
      handshake(this, connection, sent);
    }
    this.world.signal.fire();
  }
}
