import { describe, expect, it } from 'vitest';
import type { PendingQuestion } from '../../../src/records/records.js';
import { openRecords } from '../../../src/records/store.js';
import type { Loopback } from '../loopback/loopback.js';
import type { Channel } from '../loopback/places.js';
import { question } from './held.js';
import { quoted } from './newsroom.js';
import { ownProcesses } from './own-process.js';

/** Several processes are started, each with the model. */
const patience = 120_000;
/** Longer than any test. */
const never = 600_000;

const showing = /^(PATCH \/webhooks\/|POST \/channels\/\d+\/messages)/;

async function newsroom() {
  const processes = await ownProcesses();
  const { discord } = processes;
  const guild = discord.guild();
  return {
    ...processes,
    guild,
    channel: guild.channel('news'),
    reader: guild.member('reader'),
    other: guild.member('other'),
    moderator: guild.member('moderator', { permissions: ['ManageMessages'] }),
    mentioning: `<@${discord.botId}> ${question}`,
  };
}

type Newsroom = Awaited<ReturnType<typeof newsroom>>;

const byBot = (channel: Channel, { botId }: Loopback) =>
  channel.messages.filter(({ author, deleted }) => author.id === botId && !deleted);

/** Asks by command and by mention, and lets no answer through. */
async function askBoth({ discord, reader, other, channel, mentioning }: Newsroom) {
  discord.slow(showing, never);
  const message = await other.say(channel, mentioning);
  const use = await reader.slash(channel, 'ask', { question });
  return { use, message };
}

/** Waits until answers have come that are not let through. */
async function onTheirWay(count: number, { discord }: Newsroom): Promise<void> {
  const come = () =>
    discord.requests.filter(
      ({ method, path, status }) => status === 0 && showing.test(`${method} ${path}`),
    );
  await discord.until(() => come().length === count, `${count} answers to come`);
}

/** What the records hold of questions that are not answered, and a way to change it. */
async function pendingIn(
  index: string,
  change?: (one: PendingQuestion) => PendingQuestion,
): Promise<readonly PendingQuestion[]> {
  const records = openRecords(index);
  try {
    const pending = await records.pending();
    for (const one of change ? pending : []) {
      await records.dropPending(one.id);
      if (change) await records.keepPending(change(one));
    }
    return pending;
  } finally {
    await records.close();
  }
}

/** Adds a row of which a crash left half. */
async function addDamaged(index: string): Promise<void> {
  const records = openRecords(index);
  const askedAt = new Date().toISOString();
  try {
    await records.keepPending({ id: 'damaged', askedAt, userId: '1', state: '{"kind":"ques' });
  } finally {
    await records.close();
  }
}

describe('after a crash', () => {
  it.each([
    ['acknowledged', (room: Newsroom) => room.discord.until(() => room.channel.typing.length > 0)],
    ['about to be answered', (room: Newsroom) => onTheirWay(2, room)],
  ])(
    'what was %s is answered by the next process, once',
    async (_, reached) => {
      const room = await newsroom();
      const { discord, channel, start, index } = room;
      const first = await start();
      const { use, message } = await askBoth(room);
      await reached(room);
      await first.crash();
      discord.slow(showing, 0);
      const second = await start();
      expect((await use.reply()).text).toMatch(quoted);
      const answer = await channel.waitFor(({ replyTo }) => replyTo === message, 'the answer');
      expect(answer.text).toMatch(quoted);
      // A third question, to see that nothing more comes of the first two.
      const third = await room.reader.slash(channel, 'ask', { question });
      expect((await third.reply()).text).toMatch(quoted);
      expect(byBot(channel, discord)).toHaveLength(3);
      second.signal('SIGTERM');
      expect(await second.ended).toBe(0);
      expect(await pendingIn(index)).toEqual([]);
    },
    patience,
  );

  it(
    'an answer that was sent and not yet noted is not sent again',
    {
      timeout: patience,
    },
    async () => {
      const { discord, channel, start, other, mentioning } = await newsroom();
      const first = await start();
      discord.refuseNext({ route: showing, status: 'drop', carriedOut: true });
      await other.say(channel, mentioning);
      await channel.nextMessage();
      await first.crash();
      const second = await start();
      await second.says('"msg":"question"');
      expect(byBot(channel, discord)).toHaveLength(1);
    },
  );

  it(
    'a question that brings the bot down again is given up, and its asker told',
    {
      timeout: patience,
    },
    async () => {
      const room = await newsroom();
      const { discord, channel, start, index } = room;
      const first = await start();
      const { use, message } = await askBoth(room);
      await first.crash();
      const second = await start();
      await second.says('taken up');
      await second.crash();
      expect(await pendingIn(index)).toHaveLength(2);
      await addDamaged(index);
      discord.slow(showing, 0);
      const third = await start();
      expect((await use.reply()).text).toMatch(/ask again/);
      const next = await room.reader.slash(channel, 'ask', { question });
      expect((await next.reply()).text).toMatch(quoted);
      const told = await channel.waitFor(({ replyTo }) => replyTo === message, 'an apology');
      expect(told.text).toMatch(/ask again/);
      expect(byBot(channel, discord)).toHaveLength(3);
      expect(third.log.filter(({ msg }) => msg === 'lost to a restart')).toHaveLength(2);
      third.signal('SIGTERM');
      expect(await third.ended).toBe(0);
      expect(await pendingIn(index)).toEqual([]);
    },
  );

  it(
    'what is too old is dropped; who was told to wait is told so',
    {
      timeout: patience,
    },
    async () => {
      const room = await newsroom();
      const { discord, channel, start, index, moderator } = room;
      // Like a message that tells of a wait, which is never a card.
      const first = await start({ DISCORD_PLAIN_TEXT: 'true' });
      const earlier = await room.other.say(channel, room.mentioning);
      const word = await channel.waitFor(({ replyTo }) => replyTo === earlier, 'an answer');
      const { use } = await askBoth(room);
      await first.crash();
      const old = new Date(Date.now() - 20 * 60_000).toISOString();
      await pendingIn(index, (one) => {
        const state = JSON.parse(one.state);
        // As if the bot's message had told of a wait.
        if (state.place.kind === 'message') state.place.repliedId = word.id;
        return { ...one, askedAt: old, state: JSON.stringify(state) };
      });
      discord.slow(showing, 0);
      const second = await start();
      await channel.waitFor(({ text }) => /ask again/.test(text), 'an apology');
      expect(word.text).toMatch(/ask again/);
      expect(use.thinking).toBe(true);
      if (use.message) await moderator.remove(use.message);
      second.signal('SIGTERM');
      expect(await second.ended).toBe(0);
      expect(await pendingIn(index)).toEqual([]);
    },
  );

  it('a moderator whose addition it cut short is told so', { timeout: patience }, async () => {
    const { channel, start, guild, index } = await newsroom();
    const moderator = guild.member('curator', { permissions: ['ManageGuild'] });
    const first = await start();
    const bytes =
      'The ferry to the islands sails again on Monday, the harbour office said. '.repeat(9);
    const use = await moderator.slash(channel, 'articles add', {
      file: { name: 'ferry.txt', bytes },
    });
    await use.reply();
    await first.crash();
    const second = await start();
    expect((await use.reply(({ text }) => /ask again/.test(text))).private).toBe(true);
    second.signal('SIGTERM');
    expect(await second.ended).toBe(0);
    expect(await pendingIn(index)).toEqual([]);
  });
});
