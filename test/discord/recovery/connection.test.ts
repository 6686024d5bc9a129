import { describe, expect, it } from 'vitest';
import { question } from './held.js';
import { type Newsroom, newsroom, patience, quoted } from './newsroom.js';
import { healthAt, healthBecomes } from './watched.js';

/** That questions by command and by mention are answered, each once. */
async function expectAnswers({ reader, channel, mentioning, discord }: Newsroom): Promise<void> {
  const before = channel.messages.filter(({ author }) => author.id === discord.botId).length;
  const use = await reader.slash(channel, 'ask', { question });
  expect((await use.reply()).text).toMatch(quoted);
  const message = await reader.say(channel, mentioning);
  const answer = await channel.waitFor(({ replyTo }) => replyTo === message, 'the answer');
  expect(answer.text).toMatch(quoted);
  const after = channel.messages.filter(({ author }) => author.id === discord.botId).length;
  expect(after - before).toBe(2);
}

describe('while the connection to the gateway is cut', () => {
  it('what was asked before is answered all the same', { timeout: patience }, async () => {
    const room = await newsroom();
    const { held, gateway, discord, reader, other, channel } = room;
    held.hold();
    const use = await reader.slash(channel, 'ask', { question });
    await other.say(channel, room.mentioning);
    await discord.until(() => channel.typing.length > 0, 'both to be taken');
    gateway.away = true;
    gateway.drop();
    await discord.until(() => gateway.live.length === 0, 'the connection to be gone');
    held.release();
    expect((await use.reply()).text).toMatch(quoted);
    const answers = () => channel.messages.filter(({ text }) => quoted.test(text));
    await discord.until(() => answers().length === 2, 'both answers');
    expect(gateway.live).toEqual([]);
    gateway.away = false;
    await discord.until(() => gateway.resumes === 1, 'the session to be resumed');
    await expectAnswers(room);
  });

  it('what is asked is answered once it is back', { timeout: patience }, async () => {
    const room = await newsroom();
    const { gateway, reader, other, channel, discord } = room;
    gateway.away = true;
    gateway.drop();
    await discord.until(() => gateway.live.length === 0, 'the connection to be gone');
    const asked = reader.slash(channel, 'ask', { question });
    const message = await other.say(channel, room.mentioning);
    gateway.away = false;
    expect((await (await asked).reply()).text).toMatch(quoted);
    const answer = await channel.waitFor(({ replyTo }) => replyTo === message, 'the answer');
    expect(answer.text).toMatch(quoted);
    expect(gateway.resumes).toBe(1);
    expect(gateway.identifies).toHaveLength(1);
    await expectAnswers(room);
  });

  it('the health is bad, and good again after', { timeout: patience }, async () => {
    const { gateway, port } = await newsroom();
    await healthBecomes(200, port);
    gateway.away = true;
    gateway.drop();
    await healthBecomes(503, port);
    gateway.away = false;
    await healthBecomes(200, port);
  });
});

describe('a bot whose gateway', () => {
  it('asks it to reconnect resumes', { timeout: patience }, async () => {
    const room = await newsroom();
    const { gateway, discord, held, reader, channel } = room;
    held.hold();
    const use = await reader.slash(channel, 'ask', { question });
    gateway.reconnect();
    await discord.until(() => gateway.resumes === 1, 'the session to be resumed');
    held.release();
    expect((await use.reply()).text).toMatch(quoted);
    await expectAnswers(room);
  });

  it(
    'asks it to reconnect and cuts the connection at once resumes',
    {
      timeout: patience,
    },
    async () => {
      const room = await newsroom();
      room.gateway.reconnect();
      room.gateway.drop();
      await room.discord.until(() => room.gateway.resumes > 0, 'the session to be resumed');
      await expectAnswers(room);
    },
  );

  it(
    'says that its session is invalid, to be resumed, resumes',
    { timeout: patience },
    async () => {
      const room = await newsroom();
      room.gateway.invalidate({ resumable: true });
      await room.discord.until(() => room.gateway.resumes === 1, 'the session to be resumed');
      await expectAnswers(room);
    },
  );

  it(
    'says that its session is over begins another, and answers what it was asked',
    {
      timeout: patience,
    },
    async () => {
      const room = await newsroom();
      const { gateway, held, reader, channel } = room;
      held.hold();
      const use = await reader.slash(channel, 'ask', { question });
      gateway.invalidate();
      await healthBecomes(503, room.port);
      held.release();
      expect((await use.reply()).text).toMatch(quoted);
      await healthBecomes(200, room.port);
      expect(gateway.identifies).toHaveLength(2);
      await expectAnswers(room);
    },
  );

  it('is silent on an open connection takes another one', { timeout: patience }, async () => {
    const room = await newsroom({ heartbeatMs: 400 });
    const { gateway, port, reader, channel } = room;
    await healthBecomes(200, port);
    gateway.zombie();
    const asked = reader.slash(channel, 'ask', { question });
    await healthBecomes(503, port);
    await healthBecomes(200, port);
    expect(gateway.resumes).toBeGreaterThan(0);
    expect((await (await asked).reply()).text).toMatch(quoted);
    await expectAnswers(room);
  });

  it(
    'acknowledges no heartbeat goes on answering between one connection and the next',
    {
      timeout: patience,
    },
    async () => {
      const room = await newsroom({ heartbeatMs: 400 });
      const { gateway } = room;
      gateway.acknowledge(false);
      await room.discord.until(() => gateway.resumes >= 2, 'two connections to be given up');
      await expectAnswers(room);
      gateway.acknowledge(true);
      await expectAnswers(room);
    },
  );
});

describe('a bot of two shards', () => {
  it(
    'serves the servers of both, each question once, and tells the health of both',
    {
      timeout: patience,
    },
    async () => {
      const room = await newsroom({ shards: 2 });
      const { discord, gateway, port, mentioning } = room;
      await gateway.ready(2);
      const guilds = [1, 2, 3, 4].map((number) => discord.guild({ name: `newsroom ${number}` }));
      const asked = guilds.map(async (guild) => {
        const channel = guild.channel('news');
        const reader = guild.member('reader');
        const use = reader.slash(channel, 'ask', { question });
        const message = await reader.say(channel, mentioning);
        await (await use).reply();
        await channel.waitFor(({ replyTo }) => replyTo === message, 'the answer');
        return channel.messages.filter(({ author }) => author.id === discord.botId).length;
      });
      expect(await Promise.all(asked)).toEqual([2, 2, 2, 2]);
      const health = await healthAt(port);
      expect(health).toMatchObject({ status: 200, shards: [{ id: 0 }, { id: 1 }] });
    },
  );

  it('takes both connections up again', { timeout: patience }, async () => {
    const room = await newsroom({ shards: 2 });
    const { gateway, port } = room;
    await gateway.ready(2);
    gateway.drop();
    await healthBecomes(503, port);
    await healthBecomes(200, port);
    expect(gateway.resumes).toBe(2);
    await expectAnswers(room);
  });
});

describe('a bot that Discord wants no more', () => {
  it(
    'leaves with a failure when its token is changed, after what it is answering',
    {
      timeout: patience,
    },
    async () => {
      const { gateway, held, bot, discord, reader, channel } = await newsroom();
      held.hold();
      const use = await reader.slash(channel, 'ask', { question });
      await discord.until(() => held.come === 1, 'the question to be read');
      gateway.close(4004);
      held.release();
      expect(await bot.stopped).toBe(1);
      expect((await use.reply()).text).toMatch(quoted);
    },
  );

  it(
    'leaves with a failure when its requests are refused for their token',
    {
      timeout: patience,
    },
    async () => {
      const { bot, discord, other, channel, mentioning } = await newsroom();
      discord.refuseNext({
        route: /^POST .*\/messages$/,
        status: 401,
        message: '401: Unauthorized',
      });
      await other.say(channel, mentioning);
      expect(await bot.stopped).toBe(1);
    },
  );
});
