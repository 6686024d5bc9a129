import { describe, expect, it } from 'vitest';
import { openRecords } from '../../../src/records/store.js';
import { question } from './held.js';
import { newsroom, patience, quoted } from './newsroom.js';
import { ownProcesses } from './own-process.js';

describe('a bot that is asked to leave', () => {
  it(
    'finishes what it is answering, apologises for what waits, and takes nothing new',
    {
      timeout: patience,
    },
    async () => {
      const { discord, bot, held, guild, channel, reader, other, mentioning } = await newsroom();
      held.hold();
      const first = await reader.slash(channel, 'ask', { question });
      await discord.until(() => held.come === 1, 'the first question to be read');
      const second = await other.slash(channel, 'ask', { question });
      const third = await guild.member('third').say(channel, mentioning);
      await discord.until(() => channel.typing.length > 0, 'the third question to be taken');
      const left = bot.stop('the test');
      const late = await guild.member('fourth').slash(channel, 'ask', { question });
      const lateToo = await guild.member('fifth').say(channel, mentioning);
      expect((await late.reply()).text).toMatch(/restarting.*ask again/);
      expect(late.private).toBe(true);
      const toLate = await channel.waitFor(({ replyTo }) => replyTo === lateToo, 'a word');
      expect(toLate.text).toMatch(/restarting.*ask again/);
      held.release();
      await left;
      expect((await first.reply()).text).toMatch(quoted);
      expect((await second.reply()).text).toMatch(/restarting.*ask again/);
      const toThird = await channel.waitFor(({ replyTo }) => replyTo === third, 'an apology');
      expect(toThird.text).toMatch(/restarting.*ask again/);
      expect(await bot.stopped).toBe(0);
      expect(discord.gateway.live).toEqual([]);
      expect(held.come).toBe(1);
    },
  );

  it('waits for no connection that is dead', { timeout: patience }, async () => {
    const { bot, gateway } = await newsroom();
    gateway.deafen();
    await bot.stop('the test');
    expect(await bot.stopped).toBe(0);
    // It did not agree to the end of the connection, as it never would.
    expect(gateway.live).toHaveLength(1);
  });
});

/** Longer than any test. */
const never = 600_000;
const editing = /^PATCH \/webhooks\//;

/** A process whose answer Discord lets wait, until it is let go. */
async function answering() {
  const room = await ownProcesses();
  const { discord } = room;
  const guild = discord.guild();
  const first = await room.start();
  discord.slow(editing, never);
  const use = await guild.member('reader').slash(guild.channel('news'), 'ask', { question });
  await discord.until(() => discord.requests.some(({ method }) => method === 'PATCH'), 'an answer');
  return { ...room, first, use };
}

describe('a process that is sent SIGTERM', () => {
  it(
    'ends with 0 also while Discord lets its answer wait, which comes after the restart',
    {
      timeout: 120_000,
    },
    async () => {
      const { discord, index, start, first, use } = await answering();
      first.signal('SIGTERM');
      expect(await first.ended).toBe(0);
      expect(first.stderr).toContain('SIGTERM: finishing the answers in progress');
      expect(use.thinking).toBe(true);
      discord.slow(editing, 0);
      const second = await start();
      expect((await use.reply()).text).toMatch(quoted);
      second.signal('SIGTERM');
      expect(await second.ended).toBe(0);
      const records = openRecords(index);
      expect(await records.pending()).toEqual([]);
      await records.close();
    },
  );

  it(
    'ends at once when it is sent another, and the next process answers',
    {
      timeout: 120_000,
    },
    async () => {
      const { discord, start, first, use } = await answering();
      first.signal('SIGTERM');
      await first.says('a second signal stops at once');
      // Within a second it would be taken for the first one, passed on once more.
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      first.signal('SIGTERM');
      expect(await first.ended).toBe(130);
      discord.slow(editing, 0);
      await start();
      expect((await use.reply()).text).toMatch(quoted);
    },
  );
});
