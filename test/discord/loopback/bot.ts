import { Client, type ClientOptions, GatewayIntentBits, Partials } from 'discord.js';
import { expectWell, type Loopback, startLoopback } from './loopback.js';
import type { LoopbackOptions } from './world.js';

const running: { readonly clients: Client[]; readonly loopbacks: Loopback[] } = {
  clients: [],
  loopbacks: [],
};

/** A loopback that `stopAll` stops. */
export async function started(options: LoopbackOptions = {}): Promise<Loopback> {
  const loopback = await startLoopback(options);
  running.loopbacks.push(loopback);
  return loopback;
}

/** A discord.js client of no further manners, that `stopAll` stops. */
export function clientOf(discord: Loopback, options: Partial<ClientOptions> = {}): Client {
  const client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
    ],
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    ...options,
    rest: { api: discord.apiUrl, version: '10', ...options.rest },
  });
  running.clients.push(client);
  return client;
}

/** A client that is logged in and ready. */
export async function readyClient(discord: Loopback, options: Partial<ClientOptions> = {}) {
  const client = clientOf(discord, options);
  await client.login(discord.token);
  await discord.until(() => client.isReady(), 'the client to be ready');
  return client;
}

/** Stops everything; and, unless told otherwise, fails where a bot was at fault. */
export async function stopAll(): Promise<void> {
  try {
    for (const loopback of running.loopbacks) await expectWell(loopback);
  } finally {
    for (const client of running.clients.splice(0)) await client.destroy();
    for (const loopback of running.loopbacks.splice(0)) await loopback.stop();
  }
}

/** Sends a request as a bot does that checks nothing itself. */
export async function request(
  discord: Loopback,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: { code?: number; message?: string; errors?: object } }> {
  const response = await fetch(`${discord.apiUrl}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : {} };
}
