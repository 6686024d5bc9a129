import { describe, expect, it, vi } from 'vitest';
import { removeArticle } from '../../../src/library/remove.js';
import { en } from '../../../src/locales/en.js';
import { newsroom } from './newsroom.js';
import {
  confidenceLine,
  excerptIn,
  expectQuote,
  howMuch,
  missiles,
  nextQuote,
  quoteIn,
  read,
  stolen,
  theft,
} from './reading.js';

const { buttons } = en;
const longAgo = '2000-01-01T00:00:00.000Z';
const firstGaps = { offset: 0, limit: 10, done: false, order: 'most-asked' } as const;

describe.each([
  ['of a running bot', false],
  ['after a restart', true],
])('buttons %s', (_, restarted) => {
  /** A member's question by mention, answered for all to see; or by `/ask`, for the member alone. */
  async function answered({ alone = false } = {}) {
    const room = await newsroom();
    const { channel, reader, mention, exchange, engine, restart } = room;
    const reply = alone
      ? await (await reader.slash(channel, 'ask', { question: theft, private: true })).reply()
      : await exchange(reader, channel, `${mention} ${theft}`);
    const { quotes } = await engine.ask(theft);
    if (restarted) await restart();
    return { ...room, reply, quotes };
  }

  it('"Next quote" shows who asked the other quotes in place, and the first again', async () => {
    const { reader, other, reply, quotes } = await answered();
    const [first = '', second = ''] = quotes.map(confidenceLine);
    expect(first).not.toBe(second);
    expect(nextQuote(reply)).toBe('Next quote (1 of 2)');
    expect(await (await reader.press(reply, nextQuote(reply))).reply()).toBe(reply);
    expectQuote(reply, quotes[1]);
    expect(read(reply)).toContain(second);
    expect(nextQuote(reply)).toBe('Next quote (2 of 2)');
    await (await reader.press(reply, nextQuote(reply))).reply(({ edits }) => edits > 1);
    expectQuote(reply, quotes[0]);
    expect(read(reply)).toContain(first);
    expect(reply.visibleTo(other.user)).toBe(true);
  });

  it('"Next quote" gives others a copy of their own', async () => {
    const { reader, other, reply, quotes } = await answered();
    const copy = await (await other.press(reply, nextQuote(reply))).reply();
    expectQuote(copy, quotes[1]);
    expect(read(copy)).toContain(`Asked: ${theft}`);
    expect(copy.visibleTo(other.user)).toBe(true);
    expect(copy.visibleTo(reader.user)).toBe(false);
    expectQuote(reply, quotes[0]);

    expect(await (await other.press(copy, nextQuote(copy))).reply()).toBe(copy);
    expectQuote(copy, quotes[0]);
    expect(reply.edits).toBe(0);
    expect(copy.buttons).not.toContain(buttons.share);
  });

  it('"Next quote" leaves a copy a copy, also a moderator’s', async () => {
    const { guild, reply, quotes, records } = await answered();
    const warden = guild.member('warden', { permissions: ['ManageMessages'] });
    const copy = await (await warden.press(reply, nextQuote(reply))).reply();
    for (const at of [0, 1]) {
      await (await warden.press(copy, nextQuote(copy))).reply();
      expectQuote(copy, quotes[at]);
      expect(read(copy)).toContain(`Asked: ${theft}`);
      expect(copy.buttons).not.toContain(buttons.delete);
      expect(copy.buttons).not.toContain(buttons.share);
    }
    expect(reply.buttons).toContain(buttons.delete);
    expect(await records.answerInMessage(reply.id)).not.toBeNull();
  });

  it('"More context" shows who pressed the passages around the quote, and goes on from there', async () => {
    const { engine, reader, other, reply, quotes } = await answered();
    const context = await (await other.press(reply, buttons.context)).reply();
    const article = await engine.library.article(quotes[0]?.article.id ?? '');
    const passages = await engine.library.passages(article?.id ?? '');
    expect(context.visibleTo(other.user)).toBe(true);
    expect(context.visibleTo(reader.user)).toBe(false);
    expect(quoteIn(context).bold).toEqual([quotes[0]?.highlight.text]);
    expect(article?.body).toContain(excerptIn(context));
    expect(read(context)).toContain(`passage 1 of ${passages.length}`);
    expect(read(context)).toContain(article?.title);

    expect(await (await other.press(context, buttons.next)).reply()).toBe(context);
    expect(read(context)).toContain(`passage 2 of ${passages.length}`);
  });

  it('"Share" shows a private answer to all and pings nobody; who shared it can delete it', async () => {
    const { channel, reader, other, reply, quotes } = await answered({ alone: true });
    const shared = await (await reader.press(reply, buttons.share)).reply();
    expect(shared.visibleTo(other.user)).toBe(true);
    expectQuote(shared, quotes[0]);
    expect(shared.text).toContain(`Shared by <@${reader.id}>`);
    expect(read(shared)).toContain(`Asked: ${theft}`);
    expect(shared.mentioned).toEqual([]);

    const refused = await (await other.press(shared, buttons.delete)).reply();
    expect([refused.text, refused.private]).toEqual([en.refusals.notYours, true]);
    await (await reader.press(shared, buttons.delete)).reply(({ deleted }) => deleted);
    expect(channel.messages).not.toContainEqual(
      expect.objectContaining({ private: false, deleted: false }),
    );
  });

  it('"Share" shows each quote once, until it is deleted, and then says where', async () => {
    const { channel, reader, reply, quotes, discord } = await answered({ alone: true });
    const posted = () => channel.messages.filter((one) => !one.private && !one.deleted);
    const shared = await (await reader.press(reply, buttons.share)).reply();
    const again = await (await reader.press(reply, buttons.share)).reply();
    const link = `https://discord.com/channels/${channel.guild?.id}/${channel.id}/${shared.id}`;
    expect([again.text, again.private]).toEqual([en.refusals.shared(link), true]);
    expect(posted()).toEqual([shared]);

    await (await reader.press(reply, nextQuote(reply))).reply();
    const other = await (await reader.press(reply, buttons.share)).reply();
    expectQuote(other, quotes[1]);
    await (await reader.press(other, buttons.delete)).reply(({ deleted }) => deleted);
    const sharedAgain = await (await reader.press(reply, buttons.share)).reply();
    expectQuote(sharedAgain, quotes[1]);
    expect(posted()).toEqual([shared, sharedAgain]);
    expect(discord.transcript(channel, { as: reader })).not.toContain(en.refusals.gone);
  });

  it('"Share" that Discord failed at can be pressed again', async () => {
    const { channel, discord, reader, reply, quotes } = await answered({ alone: true });
    // discord.js tries four times.
    discord.refuseNext({ route: /^POST \/webhooks\//, status: 500, times: 4 });
    const told = await (await reader.press(reply, buttons.share)).reply();
    expect(told.text).toContain('Something went wrong (error `');
    expect(channel.messages.filter((one) => !one.private)).toEqual([]);
    const shared = await (await reader.press(reply, buttons.share)).reply();
    expectQuote(shared, quotes[0]);
  });

  it('a shared quote is judged as the answer that it is of', async () => {
    const { guild, reader, other, reply, records } = await answered({ alone: true });
    const shared = await (await reader.press(reply, buttons.share)).reply();
    expect((await (await other.press(shared, buttons.helpful)).reply()).private).toBe(true);
    const stats = await records.stats(guild.id, longAgo);
    expect(stats).toMatchObject({ questions: 1, helpful: 1 });
  });

  it('"Helpful" is counted once a member, and thanked for in private', async () => {
    const { guild, reader, other, reply, records } = await answered();
    for (const member of [reader, other, other]) {
      const thanks = await (await member.press(reply, buttons.helpful)).reply();
      expect([thanks.text, thanks.private]).toEqual([en.feedback.thanks, true]);
    }
    const stats = await records.stats(guild.id, longAgo);
    expect(stats).toMatchObject({ questions: 1, helpful: 2, notHelpful: 0 });
  });

  it('"Not helpful" counts at once, asks why, and thanks in private', async () => {
    const { guild, reader, other, reply, records } = await answered();
    const opened = await other.press(reply, buttons.notHelpful);
    expect(opened.modal?.title).toBe(en.feedback.why);
    await vi.waitFor(async () =>
      expect(await records.stats(guild.id, longAgo)).toMatchObject({ notHelpful: 1 }),
    );

    const why = { reason: 'That is the wrong year.' };
    const thanks = await (await other.submit(opened, why)).reply();
    expect([thanks.text, thanks.private]).toEqual([en.feedback.thanksForReason, true]);
    const { items } = await records.gaps(guild.id, longAgo, firstGaps);
    expect(items).toMatchObject([{ question: theft, votedDown: 1, reasons: [why.reason] }]);

    // Looked at again and closed: what was said stands.
    await other.press(reply, buttons.notHelpful);
    await (await reader.press(reply, buttons.notHelpful)).settled();
    await vi.waitFor(async () =>
      expect(await records.stats(guild.id, longAgo)).toMatchObject({ notHelpful: 2 }),
    );
    const after = await records.gaps(guild.id, longAgo, firstGaps);
    expect(after.items).toMatchObject([{ reasons: [why.reason] }]);
  });

  it('"Not helpful" needs no reason', async () => {
    const { other, reply } = await answered();
    const thanks = await other.submit(await other.press(reply, buttons.notHelpful), {});
    expect((await thanks.reply()).text).toBe(en.feedback.thanks);
  });

  it('"Follow-up" asks on for all to see, understood with what was asked before', async () => {
    const { reader, other, reply } = await answered();
    const opened = await other.press(reply, buttons.followUp);
    expect(opened.modal?.title).toBe(en.followUp.title);
    const next = await (await other.submit(opened, { question: howMuch })).reply();
    expect(quoteIn(next).bold.join(' ')).toContain(stolen);
    expect(read(next)).toContain(`Asked: ${howMuch}`);
    expect(next.visibleTo(reader.user)).toBe(true);
    expect(next).not.toBe(reply);
  });

  it('"Follow-up" of a private answer stays private', async () => {
    const { reader, other, reply } = await answered({ alone: true });
    const opened = await reader.press(reply, buttons.followUp);
    const next = await (await reader.submit(opened, { question: howMuch })).reply();
    expect(quoteIn(next).bold.join(' ')).toContain(stolen);
    expect(next.visibleTo(other.user)).toBe(false);
  });

  it('"Delete" takes the answer back for who asked, and forgets it', async () => {
    const { guild, reader, reply, records } = await answered();
    await (await reader.press(reply, buttons.delete)).reply(({ deleted }) => deleted);
    await vi.waitFor(async () =>
      expect(await records.stats(guild.id, longAgo)).toMatchObject({ questions: 0 }),
    );
  });

  it('"Delete" is refused to other members, and works for moderators of messages', async () => {
    const { guild, other, reply } = await answered();
    const refused = await (await other.press(reply, buttons.delete)).reply();
    expect([refused.text, refused.private]).toEqual([en.refusals.notYours, true]);
    expect(reply.deleted).toBe(false);
    const warden = guild.member('warden', { permissions: ['ManageMessages'] });
    await (await warden.press(reply, buttons.delete)).reply(({ deleted }) => deleted);
  });

  it('"Open" in a refusal shows an article to the member who clicked', async () => {
    const { channel, reader, other, mention, exchange, engine, restart } = await newsroom();
    const refusal = await exchange(reader, channel, `${mention} ${missiles}`);
    const { nearest } = await engine.ask(missiles);
    if (restarted) await restart();
    const article = await (await other.press(refusal, `nearest|${nearest[1]?.id}`)).reply();
    expect(article.visibleTo(reader.user)).toBe(false);
    expect(read(article)).toContain(nearest[1]?.title);
    expect(article.buttons).toEqual([en.article.read]);
  });

  it('work in direct messages too', async () => {
    const { reader, exchange, engine, restart } = await newsroom();
    const reply = await exchange(reader, reader.dm(), theft);
    const { quotes } = await engine.ask(theft);
    if (restarted) await restart();
    await (await reader.press(reply, nextQuote(reply))).reply();
    expectQuote(reply, quotes[1]);
    const opened = await reader.press(reply, buttons.followUp);
    const next = await (await reader.submit(opened, { question: howMuch })).reply();
    expect(quoteIn(next).bold.join(' ')).toContain(stolen);
    await (await reader.press(reply, buttons.delete)).reply(({ deleted }) => deleted);
  });

  it('say so where the answer is no longer kept, which can still be read', async () => {
    const { reader, other, reply, quotes, records } = await answered();
    await records.forgetMember(reader.id);
    for (const button of [nextQuote(reply), buttons.context, buttons.helpful]) {
      for (const member of [reader, other]) {
        const told = await (await member.press(reply, button)).reply();
        expect([told.text, told.private]).toEqual([en.refusals.gone, true]);
      }
    }
    expectQuote(reply, quotes[0]);
    await (await reader.press(reply, buttons.delete)).reply(({ deleted }) => deleted);
  });

  it('show the quote when its article is gone, and say that there is no more context', async () => {
    const { settings, reader, reply, quotes } = await answered();
    await removeArticle(settings.indexFolder, quotes[0]?.article.id ?? '');
    const told = await (await reader.press(reply, buttons.context)).reply();
    expect(told.text).toBe(en.refusals.changed);
    await (await reader.press(reply, nextQuote(reply))).reply();
    expectQuote(reply, quotes[1]);
  });
});
