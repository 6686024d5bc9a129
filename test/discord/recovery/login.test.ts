import { describe, expect, it, onTestFinished } from 'vitest';
import { startBot } from '../../../src/discord/bot.js';
import type { Shards } from '../../../src/discord/gateway/shards.js';
import { readSettings } from '../../../src/settings.js';
import { exitCodeFor, inWords } from '../../../src/terminal/errors.js';
import { expectWell, type Loopback, startLoopback } from '../loopback/loopback.js';
import type { LoopbackOptions } from '../loopback/world.js';
import { smallEngine } from '../small-engine.js';

const patience = 60_000;

async function loopback(options: LoopbackOptions = {}): Promise<Loopback> {
  const discord = await startLoopback({ patienceMs: 30_000, ...options });
  onTestFinished(async () => {
    try {
      await expectWell(discord);
    } finally {
      await discord.stop();
    }
  });
  return discord;
}

/** Starts a bot over a small index; it is stopped at the end of the test. */
async function start(
  discord: Loopback,
  env: Record<string, string> = {},
  shards: Shards | null = null,
) {
  const { engine, folder } = await smallEngine();
  const settings = readSettings({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    PULLQUOTE_INDEX: folder,
    PULLQUOTE_LOG_LEVEL: 'silent',
    ...env,
  });
  const bot = await startBot(settings, engine, undefined, shards);
  onTestFinished(() => bot.stop('end of the test'));
  return bot;
}

/** What an operator reads who starts a bot that can't log in, and its exit code. */
async function failureOf(started: Promise<unknown>): Promise<{ words: string; code: number }> {
  const failure = await started.then(
    () => null,
    (error: unknown) => error,
  );
  if (failure === null) throw new Error('it logged in');
  return { words: inWords(failure), code: exitCodeFor(failure) };
}

describe('a bot that cannot log in says why and what to do', () => {
  it('where Discord does not know its token', { timeout: patience }, async () => {
    const discord = await loopback();
    const failed = await failureOf(start(discord, { DISCORD_TOKEN: 'not.the.token' }));
    expect(failed).toEqual({
      code: 1,
      words: expect.stringMatching(/does not accept DISCORD_TOKEN.*\n.*next:.*Reset Token/s),
    });
    expect(failed.words).not.toContain('not.the.token');
    discord.forgive(/401/);
  });

  it('where an intent is not switched on: which switch it is', { timeout: patience }, async () => {
    const discord = await loopback({ messageContent: false });
    const failed = await failureOf(start(discord, { DISCORD_MESSAGE_CONTENT: 'true' }));
    expect(failed).toEqual({
      code: 1,
      words: expect.stringMatching(/DISCORD_MESSAGE_CONTENT is on.*\n.*"Message Content Intent"/s),
    });
    expect(discord.gateway.live).toEqual([]);
  });

  it.each([
    ['there is nobody', 'http://127.0.0.1:1/api'],
    ['the name is unknown', 'http://discord.invalid/api'],
  ])(
    'where Discord is not to be reached: %s',
    async (_, address) => {
      const discord = await loopback();
      const failed = await failureOf(start(discord, { DISCORD_API_URL: address }));
      expect(failed.words).toContain(`Discord can't be reached at ${address}`);
      expect(failed.words).toContain('next: Check the connection');
      expect(failed.code).toBe(1);
    },
    patience,
  );

  it('where Discord fails', { timeout: patience }, async () => {
    const discord = await loopback();
    discord.refuseNext({ route: 'GET /gateway/bot', status: 503, times: 10 });
    const failed = await failureOf(start(discord));
    expect(failed.words).toMatch(/can't be reached.*\n.*why: Service Unavailable/s);
    expect(failed.code).toBe(1);
  });

  it('where it has logged in too often', { timeout: patience }, async () => {
    const discord = await loopback({ loginsLeft: 0 });
    const failed = await failureOf(start(discord));
    expect(failed.words).toMatch(/logged in as often as Discord allows.*\n.*next:.*/s);
    expect(failed.code).toBe(1);
  });
});

describe('a bot whose shards are too few for its servers', () => {
  it.each([
    ['that was given them', { ids: [0, 1], total: 2 }, /next: Stop all .* greater --total-shards/],
    ['that asked for their number', null, /next: Start the bot again/],
  ])(
    'ends and says what to do: one %s',
    async (_, shards, next) => {
      const discord = await loopback({ leastShards: 4, shards: 2 });
      const failed = await failureOf(start(discord, {}, shards));
      expect(failed.words).toContain('Discord asks for another number of shards.');
      expect(failed.words).toMatch(next);
      expect(failed.code).toBe(1);
    },
    patience,
  );
});

describe('a bot whose gateway is not there yet', () => {
  it('waits for it', { timeout: patience }, async () => {
    const discord = await loopback();
    discord.gateway.away = true;
    const started = start(discord);
    await discord.until(() => discord.gateway.turnedAway > 1, 'two tries');
    discord.gateway.away = false;
    await started;
    expect(discord.gateway.live).toHaveLength(1);
  });
});
