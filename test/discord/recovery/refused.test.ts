import { describe, expect, it } from 'vitest';
import { nextQuote } from '../members/reading.js';
import { question } from './held.js';
import { type Newsroom, newsroom, patience, quoted } from './newsroom.js';
import { metricsAt, metricsHold } from './watched.js';

const acknowledging = /^POST \/interactions\/.*\/callback$/;
const editing = /^PATCH \/webhooks\//;
const sending = /^POST \/channels\/\d+\/messages$/;

const byBot = ({ channel, discord }: Newsroom) =>
  channel.messages.filter(({ author }) => author.id === discord.botId);

/** How often requests of a route came. */
const times = ({ discord }: Newsroom, route: RegExp) =>
  discord.requests.filter(({ method, path }) => route.test(`${method} ${path}`)).length;

/** Asks by mention, and waits for what the bot replies. */
async function mentioned(room: Newsroom) {
  const message = await room.other.say(room.channel, room.mentioning);
  return room.channel.waitFor(({ replyTo }) => replyTo === message, 'a reply');
}

describe('a request that Discord wants later (429)', () => {
  it('is an acknowledgement, which comes then', { timeout: patience }, async () => {
    const room = await newsroom();
    room.discord.refuseNext({ route: acknowledging, status: 429, retryAfter: 0.3 });
    const use = await room.reader.slash(room.channel, 'ask', { question });
    expect((await use.reply()).text).toMatch(quoted);
    expect(times(room, acknowledging)).toBe(2);
  });

  it('is an answer, which comes then', { timeout: patience }, async () => {
    const room = await newsroom();
    for (const route of [editing, sending]) {
      room.discord.refuseNext({ route, status: 429, retryAfter: 0.3 });
    }
    const use = await room.reader.slash(room.channel, 'ask', { question });
    expect((await use.reply()).text).toMatch(quoted);
    expect((await mentioned(room)).text).toMatch(quoted);
    expect([times(room, editing), times(room, sending)]).toEqual([2, 2]);
  });

  it('holds no acknowledgement up where it is for all routes', { timeout: patience }, async () => {
    const room = await newsroom();
    const { discord, reader, other, channel } = room;
    discord.refuseNext({ route: editing, status: 429, global: true, retryAfter: 3 });
    const first = await reader.slash(channel, 'ask', { question });
    await discord.until(() => times(room, editing) === 1, 'the answer to be refused');
    const second = await other.slash(channel, 'ask', { question });
    expect(second.acknowledged).not.toBeNull();
    expect(times(room, editing)).toBe(1);
    expect((await first.reply()).text).toMatch(quoted);
    expect((await second.reply()).text).toMatch(quoted);
  });
});

describe('a request that Discord fails at', () => {
  it('is an acknowledgement, which is tried again', { timeout: patience }, async () => {
    const room = await newsroom();
    room.discord.refuseNext({ route: acknowledging, status: 500, times: 5 });
    const use = await room.reader.slash(room.channel, 'ask', { question });
    expect((await use.reply()).text).toMatch(quoted);
  });

  it.each([
    ['is answered with 502', 502],
    ['is cut off', 'drop'],
  ] as const)(
    'is an acknowledgement that is carried out and %s: the answer comes',
    async (_, status) => {
      const room = await newsroom();
      room.discord.refuseNext({ route: acknowledging, status, carriedOut: true });
      const use = await room.reader.slash(room.channel, 'ask', { question });
      const answer = await use.reply();
      expect(answer.text).toMatch(quoted);
      room.discord.forgive(/40060/);
      room.discord.refuseNext({ route: acknowledging, status, carriedOut: true });
      await (await room.reader.press(answer, nextQuote(answer))).reply(
        (changed) => nextQuote(changed) === 'Next quote (2 of 2)',
      );
      room.discord.forgive(/40060/);
    },
    patience,
  );

  it(
    'is an acknowledgement, for good: the question is left, and the next one answered',
    {
      timeout: patience,
    },
    async () => {
      const room = await newsroom({ ackWithinMs: 2_000 });
      room.discord.refuseNext({ route: acknowledging, status: 500, times: 12 });
      const use = await room.reader.slash(room.channel, 'ask', { question });
      expect(use.acknowledged).toBeNull();
      room.discord.forgive(/not acknowledged/);
      expect((await mentioned(room)).text).toMatch(quoted);
      expect(room.held.come).toBe(1);
    },
  );

  // discord.js tries four times at once, save where a connection is cut.
  it.each([
    [500, 6],
    [502, 6],
    ['drop', 2],
  ] as const)(
    'is an answer (%s), which is tried again',
    async (status, count) => {
      const room = await newsroom();
      for (const route of [editing, sending]) {
        room.discord.refuseNext({ route, status, times: count });
      }
      const use = await room.reader.slash(room.channel, 'ask', { question });
      const answer = mentioned(room);
      expect((await use.reply()).text).toMatch(quoted);
      expect((await answer).text).toMatch(quoted);
      expect(byBot(room)).toHaveLength(2);
    },
    patience,
  );

  it(
    'is a reply that is carried out and answered with 502: it comes once',
    {
      timeout: patience,
    },
    async () => {
      const room = await newsroom();
      room.discord.refuseNext({ route: sending, status: 502, carriedOut: true, times: 5 });
      expect((await mentioned(room)).text).toMatch(quoted);
      await room.discord.until(() => times(room, sending) === 6, 'the last try');
      expect(byBot(room)).toHaveLength(1);
    },
  );

  it(
    'is an answer, again and again: the member is told, with an id',
    {
      timeout: patience,
    },
    async () => {
      const room = await newsroom();
      room.discord.refuseNext({ route: editing, status: 500, times: 16 });
      const use = await room.reader.slash(room.channel, 'ask', { question });
      expect((await use.reply()).text).toMatch(/went wrong.*`\w{8}`/);
      expect(await metricsAt(room.port, 'pullquote_failures_total')).toEqual([
        'pullquote_failures_total{kind="unforeseen"} 1',
      ]);
    },
  );
});

describe('an acknowledgement that comes too late', () => {
  it('is counted, and the next question is answered', { timeout: patience }, async () => {
    const room = await newsroom({ ackWithinMs: 2_000 });
    room.discord.slow(acknowledging, 2_500);
    const use = await room.reader.slash(room.channel, 'ask', { question });
    expect(use.acknowledged).toBeNull();
    await room.discord.until(() => /10062/.test(room.discord.faults().join()), 'the refusal');
    room.discord.slow(acknowledging, 0);
    room.discord.forgive(/10062|not acknowledged/);
    expect((await mentioned(room)).text).toMatch(quoted);
    expect(room.held.come).toBe(1);
    expect(await metricsAt(room.port, 'pullquote_failures_total')).toEqual([
      'pullquote_failures_total{kind="late"} 1',
    ]);
  });
});

describe('suggestions that come too late', () => {
  it('are no failure', { timeout: patience }, async () => {
    const room = await newsroom({ ackWithinMs: 500 });
    const { discord, channel, reader, port } = room;
    discord.slow(acknowledging, 800);
    await expect(reader.autocomplete(channel, 'ask', { source: 'p' })).rejects.toThrow(
      'nothing was suggested',
    );
    await discord.until(() => /10062/.test(discord.faults().join()), 'the refusal');
    discord.forgive(/10062|not acknowledged/);
    expect((await mentioned(room)).text).toMatch(quoted);
    expect(await metricsAt(port, 'pullquote_failures_total')).toEqual([]);
  });
});

describe('a question whose place is gone before its answer', () => {
  /** Asks, does something while the question is held, and lets it go. */
  async function heldWhile(room: Newsroom, ask: () => Promise<unknown>, then: () => unknown) {
    const { held, discord } = room;
    held.hold();
    await ask();
    await discord.until(() => held.come === 1, 'the question to be read');
    await then();
    held.release();
  }

  const nowhere = 'pullquote_failures_total{kind="nowhere-to-answer"} 1';
  const counted = ({ port }: Newsroom) => metricsHold(nowhere, port);

  it(
    'is answered without a reference where its message was deleted',
    {
      timeout: patience,
    },
    async () => {
      const room = await newsroom();
      const message = await room.other.say(room.channel, room.mentioning);
      await heldWhile(
        room,
        async () => undefined,
        () => room.other.remove(message),
      );
      const answer = await room.channel.nextMessage();
      expect(answer.text).toMatch(quoted);
      expect(answer.replyTo).toBeNull();
    },
  );

  it.each<[string, (room: Newsroom) => unknown]>([
    ['its channel was deleted', ({ channel }) => channel.remove()],
    ['the bot was thrown out', ({ guild }) => guild.leave()],
  ])(
    'is let go where %s, and the next one is answered',
    async (_, go) => {
      const room = await newsroom();
      const { discord } = room;
      const elsewhere = discord.guild({ name: 'elsewhere' });
      await heldWhile(
        room,
        () => room.other.say(room.channel, room.mentioning),
        () => go(room),
      );
      await counted(room);
      discord.forgive(/10003/);
      const reader = elsewhere.member('reader');
      const use = await reader.slash(elsewhere.channel('news'), 'ask', { question });
      expect((await use.reply()).text).toMatch(quoted);
      expect(byBot(room)).toEqual([]);
    },
    patience,
  );

  it(
    'is let go where its 15 minutes are over, and the next one is answered',
    {
      timeout: patience,
    },
    async () => {
      const room = await newsroom();
      const { discord, reader, channel, moderator } = room;
      await heldWhile(
        room,
        () => reader.slash(channel, 'ask', { question }),
        () => discord.advance(16 * 60_000),
      );
      await counted(room);
      discord.forgive(/50027/);
      for (const message of byBot(room)) await moderator.remove(message);
      expect((await mentioned(room)).text).toMatch(quoted);
    },
  );

  it('is let go where its deferred reply was deleted', { timeout: patience }, async () => {
    const room = await newsroom();
    const { discord, reader, channel, moderator } = room;
    await heldWhile(
      room,
      () => reader.slash(channel, 'ask', { question }),
      async () => {
        for (const message of byBot(room)) await moderator.remove(message);
      },
    );
    await counted(room);
    discord.forgive(/10008/);
    expect((await mentioned(room)).text).toMatch(quoted);
  });

  it('is answered anew where the word of the wait was deleted', { timeout: patience }, async () => {
    const room = await newsroom();
    const { discord, guild, channel, held, moderator } = room;
    held.hold();
    for (let number = 1; number <= 20; number += 1) {
      await guild.member(`reader ${number}`).say(channel, room.mentioning);
    }
    const word = await channel.waitFor(({ text }) => /ahead of yours/.test(text));
    const asked = word.replyTo;
    await moderator.remove(word);
    held.release();
    const answer = await channel.waitFor(
      ({ replyTo, text }) => replyTo === asked && quoted.test(text),
      'the answer',
    );
    expect(answer.author.id).toBe(discord.botId);
    discord.forgive(/10008/);
    const answered = () => byBot(room).filter(({ text }) => quoted.test(text));
    await discord.until(() => answered().length === 20, 'all answers');
  });
});
