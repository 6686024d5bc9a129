import { Events, GatewayIntentBits } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { clientOf, readyClient, request, started, stopAll } from './bot.js';

afterEach(stopAll);

/** The texts that a client is told of, as they come. */
function heard(client: Awaited<ReturnType<typeof readyClient>>): string[] {
  const texts: string[] = [];
  client.on(Events.MessageCreate, ({ content }) => texts.push(content));
  return texts;
}

describe('login', () => {
  it('tells the client who it is and where', async () => {
    const discord = await started({ name: 'Pullquote' });
    const guild = discord.guild({ name: 'newsroom' });
    guild.channel('news');
    const client = await readyClient(discord);
    expect(client.user?.id).toBe(discord.botId);
    expect(client.guilds.cache.map(({ name }) => name)).toEqual(['newsroom']);
    expect(client.channels.cache.size).toBe(1);
  });

  it('refuses a wrong token over the web with 401', async () => {
    const discord = await started();
    const client = clientOf(discord);
    await expect(client.login('wrong')).rejects.toThrow(/invalid token/i);
    discord.forgive(/401/);
  });

  it('refuses a wrong token at the gateway with 4004', async () => {
    const discord = await started();
    expect(await closeOf(discord.gatewayUrl, { token: 'wrong', intents: 1 })).toBe(4004);
  });

  it('refuses an intent that is not switched on with 4014', async () => {
    const discord = await started();
    const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent];
    await expect(clientOf(discord, { intents }).login(discord.token)).rejects.toThrow(
      /disallowed intents/i,
    );
  });

  it('refuses a shard that there is not with 4010', async () => {
    const discord = await started();
    const identify = { token: discord.token, intents: 1, shard: [2, 2] };
    expect(await closeOf(discord.gatewayUrl, identify)).toBe(4010);
    discord.forgive(/4010/);
  });

  it('lets only so many identify within 5 s', async () => {
    const discord = await started({ identifyConcurrency: 1 });
    const identify = (shard: number) => ({ token: discord.token, intents: 1, shard: [shard, 2] });
    await opOf(discord.gatewayUrl, identify(0), 0);
    expect(await opOf(discord.gatewayUrl, identify(1), 9)).toMatchObject({ op: 9, d: false });
    discord.forgive(/within 5 s/);
  });

  it('closes after more than 120 sends in a minute', async () => {
    const discord = await started();
    const closed = await closeOf(discord.gatewayUrl, { token: discord.token, intents: 1 }, 130);
    expect(closed).toBe(4008);
    discord.forgive(/120 gateway sends/);
  });
});

/** Connects by hand, identifies, sends so many heartbeats; resolves to the code of the close. */
function closeOf(url: string, identify: object, heartbeats = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    socket.once('error', reject);
    socket.once('close', resolve);
    socket.once('message', () => {
      socket.send(JSON.stringify({ op: 2, d: identify }));
      for (let sent = 0; sent < heartbeats; sent += 1) socket.send('{"op":1,"d":null}');
    });
  });
}

/** Connects by hand, identifies, and resolves to the first payload with this opcode. */
function opOf(url: string, identify: object, op: number): Promise<object> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    socket.once('error', reject);
    socket.on('message', (raw) => {
      const payload = JSON.parse(String(raw));
      if (payload.op === 10) socket.send(JSON.stringify({ op: 2, d: identify }));
      if (payload.op === op) resolve(payload);
    });
  });
}

describe('events', () => {
  it('hold the text only where Discord gives it to bots without the intent', async () => {
    const discord = await started();
    const guild = discord.guild();
    const news = guild.channel('news');
    const reader = guild.member('reader');
    const client = await readyClient(discord);
    const texts = heard(client);
    const { body } = await request(discord, 'POST', `/channels/${news.id}/messages`, {
      content: 'An answer',
    });
    const answer = await news.waitFor(({ id }) => id === (body as { id: string }).id);

    await reader.say(news, 'Nobody asked you');
    await reader.say(news, `<@${discord.botId}> what is new?`);
    await reader.say(news, 'A reply with a ping', { replyTo: answer });
    await reader.say(news, 'A reply without', { replyTo: answer, ping: false });
    await reader.say(reader.dm(), 'A direct message');
    await discord.until(() => texts.length === 6);
    expect(texts).toEqual([
      'An answer',
      '',
      `<@${discord.botId}> what is new?`,
      'A reply with a ping',
      '',
      'A direct message',
    ]);
  });

  it('hold every text with the intent, where it is switched on', async () => {
    const discord = await started({ messageContent: true });
    const guild = discord.guild();
    const reader = guild.member('reader');
    const intents =
      GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages | GatewayIntentBits.MessageContent;
    const texts = heard(await readyClient(discord, { intents }));
    await reader.say(guild.channel('news'), 'Nobody asked you');
    await discord.until(() => texts.length === 1);
    expect(texts).toEqual(['Nobody asked you']);
  });

  it('come only with their intent, and only from channels that the bot sees', async () => {
    const discord = await started();
    const guild = discord.guild();
    const hidden = guild.channel('hidden');
    const reader = guild.member('reader');
    hidden.deny(guild.bot, 'ViewChannel');
    const texts = heard(await readyClient(discord, { intents: ['Guilds', 'GuildMessages'] }));
    await reader.say(hidden, `<@${discord.botId}> hidden`);
    await reader.say(reader.dm(), 'direct');
    await reader.say(guild.channel('news'), `<@${discord.botId}> seen`);
    await discord.until(() => texts.length === 1);
    expect(texts).toEqual([`<@${discord.botId}> seen`]);
  });

  it('tell of servers that the bot joins and leaves', async () => {
    const discord = await started();
    const client = await readyClient(discord);
    const guild = discord.guild({ name: 'second' });
    await discord.until(() => client.guilds.cache.size === 1);
    guild.leave();
    await discord.until(() => client.guilds.cache.size === 0);
  });

  it('go to the shard of their server, and direct messages to shard 0', async () => {
    const discord = await started({ shards: 2 });
    const [first, second] = [discord.guild({ name: 'first' }), discord.guild({ name: 'second' })];
    const client = await readyClient(discord, { shards: 'auto' });
    const shards: string[] = [];
    client.on(Events.MessageCreate, ({ guild, content }) => {
      shards.push(`${content}: ${guild?.shardId}`);
    });
    await discord.gateway.ready(2);
    const reader = first.member('reader');
    await reader.say(first.channel('a'), `<@${discord.botId}>`);
    await second.member(reader).say(second.channel('b'), `<@${discord.botId}>`);
    await discord.until(() => shards.length === 2);
    expect(shards.sort()).toEqual([`<@${discord.botId}>: 0`, `<@${discord.botId}>: 1`]);
    expect(discord.gateway.live.map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ]);
  });
});

describe('shards in several clients', () => {
  /** A client of some of four shards. */
  const clientOfShards = (discord: Awaited<ReturnType<typeof started>>, ...shards: number[]) =>
    readyClient(discord, { shards, shardCount: 4 });

  it('are each told of their own servers, and shard 0 of direct messages', async () => {
    const discord = await started({ shards: 4 });
    const guilds = [0, 1, 2, 3].map((number) => discord.guild({ name: `server ${number}` }));
    const first = await clientOfShards(discord, 0, 1);
    const second = await clientOfShards(discord, 2, 3);
    const names = [first, second].map(({ guilds: { cache } }) => cache.map(({ name }) => name));
    expect(names).toEqual([
      ['server 0', 'server 1'],
      ['server 2', 'server 3'],
    ]);
    const texts = [heard(first), heard(second)];
    const readers = guilds.map((guild) => guild.member('reader'));
    for (const reader of readers) {
      const { name } = reader.guild;
      await reader.say(reader.guild.channel('news'), `<@${discord.botId}> ${name}`);
      await reader.say(reader.dm(), `directly, from ${name}`);
    }
    await discord.until(() => texts.flat().length === 8);
    expect(texts.map((some) => [...some].sort())).toEqual([
      [
        ...[0, 1].map((number) => `<@${discord.botId}> server ${number}`),
        ...[0, 1, 2, 3].map((number) => `directly, from server ${number}`),
      ],
      [2, 3].map((number) => `<@${discord.botId}> server ${number}`),
    ]);
  });

  it('are at fault where two have the same one, or count differently', async () => {
    const discord = await started();
    await clientOfShards(discord, 0, 1);
    await clientOfShards(discord, 1);
    expect(discord.forgive(/identified beside/)).toEqual([
      expect.stringContaining('shard 1 of 4 identified beside shard 1 of 4'),
    ]);
    await readyClient(discord, { shards: [1], shardCount: 2 });
    discord.forgive(/shard 1 of 2 identified beside shard 0 of 4/);
  });

  it('are at fault where nobody has the one of a server', async () => {
    const discord = await started();
    await clientOfShards(discord, 1, 2, 3);
    const [first, second] = [discord.guild(), discord.guild()];
    expect(discord.forgive(/GUILD_CREATE reaches nobody/)[0]).toContain(first.id);
    discord.forgive(/GUILD_ROLE_CREATE|GUILD_MEMBER_ADD/);
    const reader = second.member('reader');
    await reader.say(second.channel('news'), 'heard');
    expect(discord.faults()).toEqual([]);
    await reader.say(reader.dm(), 'not heard');
    discord.forgive(/MESSAGE_CREATE reaches nobody: .* direct messages/);
  });

  it('are refused with 4011 where there are too few', async () => {
    const discord = await started({ leastShards: 4 });
    const identify = { token: discord.token, intents: 1, shard: [0, 2] };
    expect(await closeOf(discord.gatewayUrl, identify)).toBe(4011);
    await clientOfShards(discord, 0, 1, 2, 3);
  });
});

describe('a connection', () => {
  it('that is cut is resumed, and what was missed is told', async () => {
    const discord = await started();
    const guild = discord.guild();
    const news = guild.channel('news');
    const reader = guild.member('reader');
    const texts = heard(await readyClient(discord));
    await reader.say(news, `<@${discord.botId}> before`);
    await discord.until(() => texts.length === 1);
    discord.gateway.drop();
    await reader.say(news, `<@${discord.botId}> meanwhile`);
    await discord.until(() => texts.length === 2);
    expect(discord.gateway.resumes).toBe(1);
    expect(discord.gateway.identifies).toHaveLength(1);
    expect(texts.at(-1)).toContain('meanwhile');
  });

  it('that is asked to reconnect resumes', async () => {
    const discord = await started();
    await readyClient(discord);
    discord.gateway.reconnect();
    await discord.until(() => discord.gateway.resumes === 1);
  });

  it('whose heartbeats go unanswered is given up and resumed', async () => {
    const discord = await started({ heartbeatMs: 200 });
    const guild = discord.guild();
    const texts = heard(await readyClient(discord));
    discord.gateway.zombie();
    await discord.until(() => discord.gateway.resumes === 1);
    await guild.member('reader').say(guild.channel('news'), `<@${discord.botId}> still there?`);
    await discord.until(() => texts.length === 1);
  });

  it('is given up again and again while no heartbeat is answered', async () => {
    const discord = await started({ heartbeatMs: 100 });
    await readyClient(discord);
    discord.gateway.acknowledge(false);
    await discord.until(() => discord.gateway.resumes === 2);
    discord.gateway.acknowledge(true);
  });

  it('whose session is invalid for the moment resumes', async () => {
    const discord = await started();
    await readyClient(discord);
    discord.gateway.invalidate({ resumable: true });
    await discord.until(() => discord.gateway.resumes === 1);
  });

  it('whose session is gone identifies anew', async () => {
    const discord = await started();
    const client = await readyClient(discord);
    // discord.js can't be stopped between its IDENTIFY and READY.
    const again = new Promise((resolve) => client.once(Events.ShardReady, resolve));
    discord.gateway.forget();
    discord.gateway.drop();
    await again;
    expect(discord.gateway.identifies).toHaveLength(2);
    expect(discord.gateway.resumes).toBe(0);
  });

  it('that is closed for good is not taken up again', async () => {
    const discord = await started();
    const client = await readyClient(discord);
    const gone = new Promise((resolve) => client.once(Events.ShardDisconnect, resolve));
    discord.gateway.close(4004);
    expect(await gone).toMatchObject({ code: 4004 });
    expect(discord.gateway.live).toEqual([]);
  });
});
