import { type Client, DiscordAPIError, Events } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readyClient, request, started, stopAll } from './bot.js';
import type { Loopback } from './loopback.js';
import type { Member } from './member.js';
import type { Channel, Guild } from './places.js';

let discord: Loopback;
let guild: Guild;
let news: Channel;
let reader: Member;

beforeEach(async () => {
  discord = await started();
  guild = discord.guild();
  news = guild.channel('news');
  reader = guild.member('reader');
});
afterEach(stopAll);

const send = (channel: Channel, body: object) =>
  request(discord, 'POST', `/channels/${channel.id}/messages`, body);
const quiet = { allowed_mentions: { parse: [] } };

describe('messages', () => {
  it('of members reach the client, and its reply reaches them', async () => {
    const client = await readyClient(discord);
    client.on(Events.MessageCreate, async (message) => {
      if (message.author.id !== discord.botId) await message.reply(`> ${message.content}`);
    });
    await reader.say(news, `<@${discord.botId}> what is new?`);
    const reply = await discord.nextMessage(news);
    expect(reply.replyTo?.author).toBe(reader.user);
    expect(discord.transcript(news, { as: reader })).toBe(
      [
        'reader:\n  @Pullquote what is new?',
        'Pullquote (replying to reader):\n  > @Pullquote what is new?',
      ].join('\n\n'),
    );
  });

  it('are edited, fetched and deleted by the client', async () => {
    const client = await readyClient(discord);
    const channel = await client.channels.fetch(news.id);
    if (!channel?.isSendable()) throw new Error('the client finds no channel');
    const sent = await channel.send('first');
    await sent.edit('second');
    const message = await news.nextMessage();
    expect(message.content).toBe('second');
    expect((await channel.messages.fetch({ message: sent.id, force: true })).content).toBe(
      'second',
    );
    await sent.delete();
    expect(message.deleted).toBe(true);
    await expect(sent.edit('third')).rejects.toMatchObject({ code: 10008 });
    discord.forgive(/10008/);
  });

  it('carry files, which the loopback serves', async () => {
    const client = await readyClient(discord);
    const texts: string[] = [];
    client.on(Events.MessageCreate, async ({ author, attachments, channel }) => {
      const [file] = attachments.values();
      if (author.id === discord.botId || !file) return;
      texts.push(await (await fetch(file.url)).text());
      if (channel.isSendable()) {
        await channel.send({ files: [{ attachment: Buffer.from('back'), name: 'back.txt' }] });
      }
    });
    await reader.say(news, `<@${discord.botId}>`, {
      files: [{ name: 'article.txt', bytes: 'A story' }],
    });
    const back = await news.nextMessage();
    expect(texts).toEqual(['A story']);
    expect(back.files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([
      ['back.txt', 'back'],
    ]);
  });

  it('start threads, in which the bot can write', async () => {
    const client = await readyClient(discord);
    client.on(Events.MessageCreate, async (message) => {
      if (message.author.id === discord.botId || message.channel.isThread()) return;
      const thread = await message.startThread({ name: 'More of it' });
      await thread.send('Here');
    });
    const asked = await reader.say(news, `<@${discord.botId}>`);
    await discord.until(() => asked.thread?.messages.length === 1);
    expect(asked.thread?.messages[0]?.content).toBe('Here');
  });

  it('that others wrote are not the bot’s to change', async () => {
    const theirs = await reader.say(news, 'mine');
    const path = `/channels/${news.id}/messages/${theirs.id}`;
    expect(await request(discord, 'PATCH', path, { content: 'x' })).toMatchObject({
      status: 403,
      body: { code: 50005 },
    });
    expect(await request(discord, 'DELETE', path)).toMatchObject({ body: { code: 50013 } });
    discord.forgive(/50005|50013/);
  });
});

describe('permissions', () => {
  it.each([
    ['ViewChannel', 50001],
    ['SendMessages', 50013],
  ] as const)('without %s nothing is sent', async (permission, code) => {
    news.deny(guild.bot, permission);
    expect(await send(news, { content: 'x' })).toMatchObject({ status: 403, body: { code } });
    discord.forgive(new RegExp(`403/${code}`));
  });

  it('count for the roles and members that they are given to', async () => {
    news.deny(guild, 'SendMessages');
    await expect(reader.say(news, 'x')).rejects.toThrow('lacks SendMessages');
    const desk = guild.role('desk');
    const moderator = guild.member('moderator', { roles: [desk] });
    news.allow(desk, 'SendMessages');
    await moderator.say(news, 'x');
    news.deny(moderator, 'SendMessages');
    await expect(moderator.say(news, 'x')).rejects.toThrow('lacks SendMessages');
    await guild.member('editor', { permissions: ['Administrator'] }).say(news, 'x');
  });

  it('in threads are their own for sending', async () => {
    const thread = guild.thread(news, 'thread');
    news.deny(guild.bot, 'SendMessages');
    expect(await send(thread, { content: 'x' })).toMatchObject({ status: 200 });
    news.deny(guild.bot, 'SendMessagesInThreads');
    expect(await send(thread, { content: 'x' })).toMatchObject({ body: { code: 50013 } });
    discord.forgive(/50013/);
  });

  it('are needed for replies, files and embeds', async () => {
    const asked = await reader.say(news, 'x');
    news.deny(guild.bot, 'ReadMessageHistory', 'EmbedLinks', 'AttachFiles');
    const reply = { content: 'x', message_reference: { message_id: asked.id }, ...quiet };
    expect(await send(news, reply)).toMatchObject({ status: 403, body: { code: 160002 } });
    discord.forgive(/160002/);

    await send(news, { content: 'x', embeds: [{ title: 'gone' }] });
    expect((await news.nextMessage()).embeds).toEqual([]);

    const form = new FormData();
    form.set('payload_json', '{"content":"x"}');
    form.set('files[0]', new Blob(['x']), 'x.txt');
    const response = await fetch(`${discord.apiUrl}/v10/channels/${news.id}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${discord.token}` },
      body: form,
    });
    expect(response.status).toBe(403);
    discord.forgive(/50013/);
  });

  it('of a channel that is gone, and of a closed direct message', async () => {
    news.remove();
    expect(await send(news, { content: 'x' })).toMatchObject({ body: { code: 10003 } });
    discord.forgive(/10003/);
    reader.user.dmsClosed = true;
    expect(await send(reader.dm(), { content: 'x' })).toMatchObject({ body: { code: 50007 } });
    discord.forgive(/50007/);
  });

  it('let a reply to a deleted message go or not, as it asks', async () => {
    const asked = await reader.say(news, 'x');
    await reader.remove(asked);
    const reply = (more: object) => ({
      content: 'x',
      message_reference: { message_id: asked.id, ...more },
      ...quiet,
    });
    expect(await send(news, reply({}))).toMatchObject({ body: { code: 50035 } });
    discord.forgive(/Unknown message/);
    expect(await send(news, reply({ fail_if_not_exists: false }))).toMatchObject({ status: 200 });
    expect((await news.nextMessage()).replyTo).toBeNull();
  });
});

describe('pings', () => {
  const pinged = /a ping nobody asked for/;

  it('come of everything a message names where allowed_mentions is left out', async () => {
    const desk = guild.role('desk', { mentionable: true });
    const asked = await reader.say(news, 'x');
    await send(news, {
      content: `<@${reader.id}> <@&${desk.id}> @everyone`,
      message_reference: { message_id: asked.id },
    });
    expect(discord.forgive(pinged)).toEqual([
      expect.stringContaining('reader, role desk, everyone'),
    ]);
  });

  it.each([
    ['a reply', { replied_user: true }, 'nobody by name'],
    ['users by kind', { parse: ['users'] }, '<@reader>'],
    ['users by id', { users: ['reader'] }, '<@reader>'],
    ['everyone', { parse: ['everyone'] }, '@here'],
  ])('come of %s where that is allowed', async (_what, allowed, content) => {
    const asked = await reader.say(news, 'x');
    const named = (text: string) => text.replace('reader', reader.id);
    await send(news, {
      content: named(content),
      message_reference: { message_id: asked.id },
      allowed_mentions: JSON.parse(named(JSON.stringify(allowed))),
    });
    discord.forgive(pinged);
  });

  it('do not come of code, of what is not allowed, or of an edit', async () => {
    const everything = `<@${reader.id}> @everyone`;
    await send(news, { content: everything, ...quiet });
    await send(news, { content: everything, allowed_mentions: { parse: ['roles'], users: ['1'] } });
    await send(news, { content: `\`${everything}\` \`\`\`\n${everything}\n\`\`\`` });
    const { body } = await send(news, { content: 'x' });
    const path = `/channels/${news.id}/messages/${(body as { id: string }).id}`;
    await request(discord, 'PATCH', path, { content: everything });
    expect(discord.faults()).toEqual([]);
  });

  it('are no fault in a test that wants them', async () => {
    const other = await started({ pingsAllowed: true });
    const room = other.guild();
    const path = `/channels/${room.channel('news').id}/messages`;
    await request(other, 'POST', path, { content: `<@${room.member('reader').id}>` });
    expect(other.faults()).toEqual([]);
  });
});

describe('refusals that a test orders', () => {
  const channelOf = async (client: Client) => {
    const channel = await client.channels.fetch(news.id);
    if (!channel?.isSendable()) throw new Error('the client finds no channel');
    return channel;
  };

  it('are waited out: a 429 and two 500s', async () => {
    const channel = await channelOf(await readyClient(discord));
    discord.refuseNext({ route: `/channels/${news.id}/messages`, status: 429, retryAfter: 0.05 });
    await channel.send('after a 429');
    discord.refuseNext({ route: /^POST .*messages$/, status: 500, times: 2 });
    await channel.send('after two 500s');
    expect(news.messages.map(({ content }) => content)).toEqual(['after a 429', 'after two 500s']);
    const statuses = discord.requests.filter(({ method }) => method === 'POST');
    expect(statuses.map(({ status }) => status)).toEqual([429, 200, 500, 500, 200]);
  });

  it('are no faults; the same refusal unasked is one', async () => {
    const channel = await channelOf(await readyClient(discord));
    discord.refuseNext({ status: 403, code: 50013, message: 'Missing Permissions' });
    await expect(channel.send('x')).rejects.toBeInstanceOf(DiscordAPIError);
    expect(discord.faults()).toEqual([]);
    news.deny(guild.bot, 'SendMessages');
    await expect(channel.send('x')).rejects.toMatchObject({ code: 50013 });
    expect(discord.faults()).toEqual([expect.stringContaining('403/50013')]);
    discord.forgive(/50013/);
  });

  it('cut the connection', async () => {
    discord.refuseNext({ status: 'drop' });
    await expect(send(news, { content: 'x' })).rejects.toThrow();
    expect(discord.requests.at(-1)?.status).toBe(0);
  });

  it('come of their own where a bot doesn’t heed the rate limit', async () => {
    const strict = await started({ rateLimit: { limit: 2, perMs: 60_000 } });
    const path = `/channels/${strict.guild().channel('news').id}/messages`;
    const statuses = [];
    for (const content of ['1', '2', '3']) {
      statuses.push((await request(strict, 'POST', path, { content })).status);
    }
    expect(statuses).toEqual([200, 200, 429]);
    strict.forgive(/rate limit was used up/);
  });
});
