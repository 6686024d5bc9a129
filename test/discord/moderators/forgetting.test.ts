import { describe, expect, it, vi } from 'vitest';
import { en } from '../../../src/locales/en.js';
import type { Member } from '../loopback/member.js';
import type { Channel } from '../loopback/places.js';
import { newsroom } from '../members/newsroom.js';
import { howMuch, nextQuote, read, theft } from '../members/reading.js';
import type { BotOptions } from '../running-bot.js';
import { boldIn } from './curating.js';

/** A bot with members who are answered and forgotten. */
async function forgettable(options: BotOptions = {}) {
  const room = await newsroom(options);
  const { channel, reader } = room;
  return {
    ...room,
    ask: async (member: Member = reader, question = theft, where: Channel = channel) =>
      (await member.slash(where, 'ask', { question })).reply(),
    forget: async (member: Member = reader, where: Channel = channel) =>
      (await member.slash(where, 'forget me')).reply(),
  };
}

/** A bot whose model keeps every question waiting, once it has started, until it is let go. */
async function heldBack() {
  let hold = Promise.resolve();
  const room = await forgettable({
    embedder: (real) => ({
      ...real,
      embedQuery: async (text) => {
        await hold;
        return real.embedQuery(text);
      },
    }),
  });
  let letGo = (): void => undefined;
  hold = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return { ...room, letGo };
}

const since = '2000-01-01T00:00:00.000Z';

describe('/forget me', () => {
  it('drops the member’s answers and votes on all servers and in private, and nobody else’s', async () => {
    const { ask, forget, channel, discord, reader, other, records } = await forgettable();
    const elsewhere = discord.guild({ name: 'elsewhere' });
    const there = elsewhere.member(reader);
    const own = [
      await ask(),
      await ask(there, theft, elsewhere.channel('talk')),
      await ask(reader, theft, reader.dm()),
    ];
    const others = await ask(other);
    await (await reader.press(others, en.buttons.helpful)).reply();

    const said = await forget();
    expect(said.private).toBe(true);
    expect(said.text).toBe(
      `Deleted: 3 questions with their answers and 1 vote.\n${en.forget.messagesStay}`,
    );
    for (const { id } of own) expect(await records.answerInMessage(id)).toBeNull();
    expect(await records.answerInMessage(others.id)).toMatchObject({ userId: other.id });
    expect(await records.stats(null, since)).toMatchObject({ questions: 1, helpful: 0 });
    const chosen = await other.press(others, en.buttons.helpful);
    expect((await chosen.reply()).text).toBe(en.feedback.thanks);
    expect((await forget()).text).toBe(en.forget.nothing);
    expect(discord.transcript(channel, { as: other })).not.toContain('Deleted:');
  });

  it('works in a direct message', async () => {
    const { ask, forget, reader, records } = await forgettable();
    const answer = await ask();
    expect((await forget(reader, reader.dm())).text).toMatch(/^Deleted: 1 question with/);
    expect(await records.answerInMessage(answer.id)).toBeNull();
  });

  it('leaves messages whose buttons say that they are forgotten, until they are deleted', async () => {
    const { ask, forget, reader, other, restart } = await forgettable();
    const answer = await ask();
    const { text } = answer;
    await forget();
    await restart();
    const { context, helpful, notHelpful, followUp } = en.buttons;
    for (const member of [reader, other]) {
      for (const button of [context, nextQuote(answer), helpful]) {
        const said = await (await member.press(answer, button)).reply((one) => one !== answer);
        expect(said.text).toBe(en.refusals.gone);
        expect(said.private).toBe(true);
      }
      const why = await member.press(answer, notHelpful);
      const reason = await member.submit(why, { reason: 'too old' });
      expect((await reason.reply()).text).toBe(en.refusals.gone);
    }
    // A follow-up stands on its own then.
    const asking = await reader.press(answer, followUp);
    const followed = await reader.submit(asking, { question: howMuch });
    expect(read(await followed.reply())).toContain(en.answer.dontSay);
    expect(answer.text).toBe(text);
    await (await reader.press(answer, en.buttons.delete)).reply();
    expect(answer.deleted).toBe(true);
  });
});

describe('/forget me while a question of the member is under way', () => {
  it('has it answered, and keeps neither the question nor its answer', async () => {
    const { forget, letGo, records, channel, reader, other, mention, replyTo } = await heldBack();
    const asked = await reader.slash(channel, 'ask', { question: theft });
    const mentioned = await reader.say(channel, `${mention} ${theft}`);
    const others = await other.slash(channel, 'ask', { question: theft });
    await vi.waitFor(async () => expect(await records.pending()).toHaveLength(3));
    expect((await forget()).text).toBe(en.forget.waiting(2));
    expect(await records.pending()).toMatchObject([{ userId: other.id }]);
    letGo();
    const own = [await asked.reply(), await replyTo(mentioned)];
    const answers = [...own, await others.reply()];
    for (const answer of answers) expect(boldIn(answer)).toContain('crypto theft');
    for (const answer of own) {
      const context = await (await reader.press(answer, en.buttons.context)).reply();
      expect(context.text).toBe(en.refusals.gone);
    }
    expect(await records.stats(null, since)).toMatchObject({ questions: 1, members: 1 });
    expect(await records.pending()).toEqual([]);
  });

  it('brings no answer back that is forgotten before it is shown', async () => {
    const { forget, discord, records, channel, reader } = await forgettable();
    discord.slow(/^PATCH \/webhooks\//, 500);
    const asked = await reader.slash(channel, 'ask', { question: theft });
    await vi.waitFor(
      async () => expect(await records.stats(null, since)).toMatchObject({ questions: 1 }),
      { timeout: 60_000, interval: 20 },
    );
    expect((await forget()).text).toMatch(/^Deleted: 1 question with/);
    const answer = await asked.reply();
    const context = await (await reader.press(answer, en.buttons.context)).reply();
    expect(context.text).toBe(en.refusals.gone);
    expect(await records.stats(null, since)).toMatchObject({ questions: 0 });
  });
});
