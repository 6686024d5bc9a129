import { type Connection, type Gateway, op } from './gateway.js';
import { shardOf } from './snowflake.js';
import { guildJson, memberJson, userJson } from './wire.js';

const guilds = 1 << 0;
const guildMembers = 1 << 1;
const presences = 1 << 8;
const messageContent = 1 << 15;
const knownIntents = (1 << 26) - 1;

interface Identify {
  readonly token: string;
  readonly intents: number;
  readonly shard?: readonly [number, number];
}

interface Resume {
  readonly token: string;
  readonly session_id: string;
  readonly seq: number;
}

/** Answers what a bot sends besides heartbeats: IDENTIFY, RESUME, presence, requests for members. */
export function handshake(
  gateway: Gateway,
  connection: Connection,
  sent: { readonly op: number; readonly d: unknown },
): void {
  const { world } = gateway;
  const shut = (code: number, reason: string, { fault = true } = {}) => {
    if (fault) world.fault(`the gateway closed with ${code}: ${reason}`);
    gateway.shut(connection, code, reason);
  };
  if (sent.op === op.identify) {
    if (connection.session) shut(4005, 'Already authenticated.');
    else identify(gateway, connection, sent.d as Identify, shut);
  } else if (sent.op === op.resume) {
    resume(gateway, connection, sent.d as Resume, shut);
  } else if (!connection.session) {
    shut(4003, 'Not authenticated.');
  } else if (sent.op === op.members) {
    members(gateway, connection, sent.d as { guild_id: string; nonce?: string });
  } else if (sent.op !== op.presence && sent.op !== op.voice) {
    shut(4001, 'Unknown opcode.');
  }
}

type Shut = (code: number, reason: string, options?: { fault: boolean }) => void;

function identify(gateway: Gateway, connection: Connection, sent: Identify, shut: Shut): void {
  const { world } = gateway;
  const { options } = world;
  const [index, count] = sent.shard ?? [0, 1];
  if (sent.token !== options.token) {
    shut(4004, 'Authentication failed.', { fault: false });
    return;
  }
  if (!(index >= 0 && index < count)) {
    shut(4010, 'Invalid shard.');
    return;
  }
  if (!Number.isInteger(sent.intents) || (sent.intents & ~knownIntents) !== 0) {
    shut(4013, 'Invalid intent(s).');
    return;
  }
  if (count < options.leastShards) {
    shut(4011, 'Sharding required.', { fault: false });
    return;
  }
  const privileged = guildMembers | presences | (options.messageContent ? 0 : messageContent);
  if ((sent.intents & privileged) !== 0) {
    shut(4014, 'Disallowed intent(s).', { fault: false });
    return;
  }
  const now = Date.now();
  const bucket = index % options.identifyConcurrency;
  const tooSoon = gateway.identifies.some(
    ({ shard, at }) =>
      shard % options.identifyConcurrency === bucket && now - at < 5_000 && shard !== index,
  );
  if (tooSoon) {
    world.fault(`shard ${index} identified within 5 s of another of its bucket`);
    gateway.say(connection, { op: op.invalid, d: false });
    return;
  }
  const rival = gateway.rivalOf([index, count]);
  if (rival) {
    world.fault(
      `shard ${index} of ${count} identified beside shard ${rival.shard.join(' of ')}: both are told of the same servers`,
    );
  }
  gateway.identifies.push({ shard: index, at: now });
  const session = gateway.begin(connection, [index, count], sent.intents);
  const own = [...world.guilds.values()].filter(({ id }) => shardOf(id, count) === index);
  gateway.tell(session, 'READY', {
    v: 10,
    user: { ...userJson(world.bot), verified: true, mfa_enabled: false, email: null },
    guilds: own.map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    session_type: 'normal',
    resume_gateway_url: `${world.address.replace('http', 'ws')}/gateway`,
    shard: [index, count],
    application: { id: world.bot.id, flags: 0 },
    private_channels: [],
    presences: [],
    relationships: [],
    _trace: [],
  });
  if ((sent.intents & guilds) === 0) return;
  for (const guild of own) gateway.tell(session, 'GUILD_CREATE', guildJson(guild));
}

function resume(gateway: Gateway, connection: Connection, sent: Resume, shut: Shut): void {
  const { world } = gateway;
  if (sent.token !== world.options.token) {
    shut(4004, 'Authentication failed.', { fault: false });
    return;
  }
  const session = gateway.sessions.get(sent.session_id);
  if (!session) {
    gateway.say(connection, { op: op.invalid, d: false });
    return;
  }
  if (sent.seq > session.seq) {
    shut(4007, 'Invalid seq.');
    return;
  }
  session.connection?.socket.terminate();
  session.connection = connection;
  connection.session = session;
  gateway.resumes += 1;
  for (const event of session.events.filter(({ s }) => s > sent.seq)) {
    gateway.say(connection, { op: op.dispatch, ...event });
  }
  gateway.tell(session, 'RESUMED', { _trace: [] });
}

function members(
  gateway: Gateway,
  connection: Connection,
  sent: { readonly guild_id: string; readonly nonce?: string },
): void {
  const guild = gateway.world.guilds.get(sent.guild_id);
  if (!guild || !connection.session) return;
  const [index, count] = connection.session.shard;
  if (shardOf(guild.id, count) !== index) {
    gateway.world.fault(`shard ${index} of ${count} asked for members of a server of another`);
    return;
  }
  gateway.tell(connection.session, 'GUILD_MEMBERS_CHUNK', {
    guild_id: guild.id,
    members: [...guild.members.values()].map(memberJson),
    chunk_index: 0,
    chunk_count: 1,
    nonce: sent.nonce,
  });
}
