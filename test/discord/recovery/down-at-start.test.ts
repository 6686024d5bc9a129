import { describe, expect, it } from 'vitest';
import type { Outage } from '../loopback/gateway.js';
import type { RefusalOrder } from '../loopback/http.js';
import type { Loopback } from '../loopback/loopback.js';
import { impatient, type Line, loopback, type Starting, start } from './starting.js';
import { healthAt } from './watched.js';

const patience = 60_000;

const html = '<html><body><h1>Web server is returning an unknown error</h1></body></html>';

/** The lines that tell of failed tries. */
const failedTries = (log: readonly Line[]) => log.filter(({ failed }) => failed !== undefined);

/** Waits until a bot has failed to connect so often. */
async function fails(times: number, { log }: Starting, discord: Loopback): Promise<void> {
  await discord.until(() => failedTries(log).length >= times, `${times} failed tries`);
}

/** That a bot is connected, answers, and says so in its health. */
async function expectAnswers({ started, port }: Starting, discord: Loopback): Promise<void> {
  await started;
  const guild = discord.guild();
  const channel = guild.channel('news');
  const question = `<@${discord.botId}> How long did the repairs of the hull take?`;
  const message = await guild.member('reader').say(channel, question);
  const answer = await channel.waitFor(({ replyTo }) => replyTo === message, 'the answer');
  expect(answer.text).toContain('eleven weeks');
  expect(await healthAt(port)).toMatchObject({ status: 200, troubles: [] });
}

const outages: [string, Outage, RegExp][] = [
  ['answers 503', { kind: 'answers', status: 503 }, /gateway answered with status 503/],
  ['answers 520 with a page', { kind: 'answers', status: 520, page: html }, /status 520/],
  ['answers 200', { kind: 'answers', status: 200, page: html }, /status 200/],
  ['cuts connections', { kind: 'cuts' }, /gateway (can't be reached|failed)|socket hang up/],
  ['does not answer', { kind: 'half-open' }, /didn't open a connection in time/],
  ['does not say HELLO', { kind: 'says', text: null }, /didn't say HELLO/],
  ['says what is not JSON', { kind: 'says', text: html }, /didn't say HELLO/],
  ['says HELLO without content', { kind: 'says', text: '{"op":10}' }, /failed: .*undefined/],
  ['says nothing in JSON', { kind: 'says', text: 'null' }, /didn't say HELLO/],
];

describe('a bot that starts while the gateway', () => {
  it.each(outages)(
    '%s tries again, says why, and answers once it is mended',
    async (_, outage, why) => {
      const discord = await loopback();
      discord.gateway.outage = outage;
      const starting = await start(discord);
      await fails(2, starting, discord);
      expect(await healthAt(starting.port)).toMatchObject({
        status: 503,
        ready: false,
        troubles: [{ not: 'Discord is connected', why: expect.stringMatching(why) }],
      });
      discord.gateway.mend();
      await expectAnswers(starting, discord);
      const [first] = failedTries(starting.log);
      expect(first).toMatchObject({ level: 'warn', failed: 1, msg: expect.stringMatching(why) });
      expect(first?.msg).toMatch(/It tries again in \d+(\.\d)? s\.$/);
      expect(discord.gateway.identifies).toHaveLength(1);
    },
    patience,
  );
});

describe("a bot that starts while Discord's API", () => {
  const asking = 'GET /gateway/bot';
  it.each<[string, Omit<RefusalOrder, 'route'>, RegExp]>([
    ['answers 503', { status: 503 }, /API at .* answered with status 503/],
    ['answers 520 with a page', { status: 520, page: html }, /status 520/],
    ['answers with a page', { status: 200, page: html }, /with a page instead of data/],
    ['does not find it, with a page', { status: 404, page: html }, /status 404/],
    ['cuts connections', { status: 'drop' }, /can't be reached at .*: other side closed/],
  ])(
    '%s tries again, says why, and answers once it is mended',
    async (_, order, why) => {
      const discord = await loopback();
      discord.refuseNext({ route: asking, times: 3, ...order });
      const starting = await start(discord);
      await expectAnswers(starting, discord);
      const tries = failedTries(starting.log);
      expect(tries.map(({ failed }) => failed)).toEqual([1, 2, 3]);
      expect(tries[0]).toMatchObject({ level: 'warn', msg: expect.stringMatching(why) });
    },
    patience,
  );

  it('fails at the second of two requests tries again', { timeout: patience }, async () => {
    const discord = await loopback();
    // discord.js asks on its own after the bot has, and tries four times.
    discord.refuseNext({ route: asking, status: 503, times: 4, after: 1 });
    const starting = await start(discord);
    await expectAnswers(starting, discord);
    expect(failedTries(starting.log)).toHaveLength(1);
    expect(discord.gateway.identifies).toHaveLength(1);
  });

  it.each([
    ['is not there', 'http://127.0.0.1:1/api', /can't be reached at .*: connect ECONNREFUSED/],
    ['has no address', 'http://discord.invalid/api', /can't be reached at .*: getaddrinfo/],
  ])(
    '%s tries again, and says why on its health page',
    async (_, address, why) => {
      const discord = await loopback();
      const starting = await start(discord, { env: { DISCORD_API_URL: address } });
      await fails(2, starting, discord);
      expect(await healthAt(starting.port)).toMatchObject({
        status: 503,
        troubles: [{ not: 'Discord is connected', why: expect.stringMatching(why) }],
      });
    },
    patience,
  );
});

describe('a bot that is asked to leave before it is connected', () => {
  /** That it leaves with 0, and is gone for good once Discord is mended. */
  async function expectGone({ leave, started }: Starting, discord: Loopback): Promise<void> {
    leave({ reason: 'the test', code: 0 });
    expect(await (await started).stopped).toBe(0);
    discord.gateway.mend();
    await discord.until(() => discord.gateway.open === 0, 'its connections to be closed');
    expect(discord.gateway.identifies).toEqual([]);
    expect(discord.gateway.live).toEqual([]);
  }
  const never = { ...impatient, between: () => 600_000 };

  it.each<[string, Outage]>([
    ['the gateway, which refuses it', { kind: 'answers', status: 503 }],
    ['the gateway, which cuts connections', { kind: 'cuts' }],
  ])(
    'leaves while it waits to try again: %s',
    async (_, outage) => {
      const discord = await loopback();
      discord.gateway.outage = outage;
      const starting = await start(discord, { waits: never });
      await fails(1, starting, discord);
      await expectGone(starting, discord);
    },
    patience,
  );

  it.each<[string, Outage]>([
    ['is half open', { kind: 'half-open' }],
    ['is open, before HELLO', { kind: 'says', text: null }],
  ])(
    'leaves while its connection %s',
    async (_, outage) => {
      const discord = await loopback();
      discord.gateway.outage = outage;
      const slow = { ...impatient, handshake: 5_000, hello: 6_000 };
      const starting = await start(discord, { waits: slow });
      await discord.until(() => discord.gateway.turnedAway === 1, 'it to connect');
      await expectGone(starting, discord);
    },
    patience,
  );

  it('leaves while it waits for the API', { timeout: patience }, async () => {
    const discord = await loopback();
    discord.refuseNext({ route: 'GET /gateway/bot', status: 503 });
    const starting = await start(discord, { waits: never });
    await fails(1, starting, discord);
    await expectGone(starting, discord);
  });

  it.each([
    ['its first request', 1],
    ["discord.js's own", 2],
  ])(
    'leaves while the API does not answer %s',
    async (_, request) => {
      const discord = await loopback();
      if (request === 1) discord.slow('GET /gateway/bot', 2_000);
      const starting = await start(discord);
      const asked = () => discord.requests.filter(({ path }) => path === '/gateway/bot').length;
      await discord.until(() => asked() === 1, 'the first request');
      if (request === 2) discord.slow('GET /gateway/bot', 2_000);
      await discord.until(() => asked() === request, 'the request');
      await expectGone(starting, discord);
      const answered = () => discord.requests.every(({ status }) => status !== 0);
      await discord.until(answered, 'the answers');
      expect(discord.gateway.open).toBe(0);
    },
    patience,
  );
});
