import { describe, expect, it } from 'vitest';
import { en } from '../../../src/locales/en.js';
import { configure } from '../panel.js';
import { newsroom } from './newsroom.js';
import { expectQuote, mayor, quoteIn, read, theft } from './reading.js';

const orders = 'What did Kim Jong Un order?';

describe('/ask', () => {
  it('shows everyone the passage that answers, word for word, under the question', async () => {
    const { engine, channel, reader, other } = await newsroom();
    const reply = await (await reader.slash(channel, 'ask', { question: theft })).reply();
    const { quotes } = await engine.ask(theft);
    expectQuote(reply, quotes[0]);
    expect(read(reply)).toContain(`Asked: ${theft}`);
    expect(reply.visibleTo(other.user)).toBe(true);
  });

  it('takes a question of 1,000 characters', async () => {
    const { channel, reader } = await newsroom();
    const question = `${theft} ${'It was in the news. '.repeat(60)}`.slice(0, 1000);
    const reply = await (await reader.slash(channel, 'ask', { question })).reply();
    expect(reply.buttons).toContain(en.buttons.notHelpful);
  });

  it('quotes only articles with the source in the headline, publisher or author, and says so', async () => {
    const { engine, channel, reader } = await newsroom();
    const options = { question: orders, source: 'after DW' };
    const reply = await (await reader.slash(channel, 'ask', options)).reply();
    const { quotes } = await engine.ask(orders, { source: 'after DW' });
    expect(quotes[0]?.article.publisher).toBe('Pullquote briefs, after DW');
    expectQuote(reply, quotes[0]);
    expect(read(reply)).toContain(
      'Only articles with “after DW” in the headline, publisher or author',
    );
  });

  it('quotes only articles of the days asked for, and says so', async () => {
    const { engine, channel, reader } = await newsroom();
    const days = { after: '2023-12-01', before: '2023-12-31' };
    const reply = await (await reader.slash(channel, 'ask', { question: orders, ...days })).reply();
    const { quotes } = await engine.ask(orders, days);
    expect(quotes[0]?.article.date).toBe('2023-12-28');
    expectQuote(reply, quotes[0]);
    expect(read(reply)).toContain('Only articles from 1 December 2023 to 31 December 2023');
  });

  it('takes no notice of spaces around source and days', async () => {
    const { engine, channel, reader } = await newsroom();
    const options = { question: orders, source: ' after DW ', before: ' ' };
    const reply = await (await reader.slash(channel, 'ask', options)).reply();
    const { quotes } = await engine.ask(orders, { source: 'after DW' });
    expectQuote(reply, quotes[0]);
    expect(read(reply)).toContain(
      'Only articles with “after DW” in the headline, publisher or author',
    );
    expect(read(reply)).not.toContain('up to');
  });

  it('names what it took from the question itself', async () => {
    const { channel, reader } = await newsroom();
    const question = 'What did Kim Jong Un order, according to articles from April 2023?';
    const reply = await (await reader.slash(channel, 'ask', { question })).reply();
    expect(read(reply)).toContain('Only articles from 1 April 2023 to 30 April 2023');
  });

  it('suggests publishers while the source is typed', async () => {
    const { channel, reader } = await newsroom();
    const choices = await reader.autocomplete(channel, 'ask', { question: orders, source: 'dw' });
    expect(choices.map(({ value }) => value)).toEqual(['Pullquote briefs, after DW']);
  });

  it.each(['yesterday', '2023-02-30'])('says how to write a day where it is %s', async (after) => {
    const { channel, reader } = await newsroom();
    const reply = await (await reader.slash(channel, 'ask', { question: theft, after })).reply();
    expect(reply.text).toBe(en.failures.invalidDate);
  });

  it('names the filters where no article passes them', async () => {
    const { channel, reader } = await newsroom();
    const filters = { source: 'The Gazette', before: '1999-12-31' };
    const reply = await (
      await reader.slash(channel, 'ask', { question: theft, ...filters })
    ).reply();
    expect(read(reply)).toContain(
      'Only articles with “The Gazette” in the headline, publisher or author',
    );
    expect(read(reply)).toContain('Only articles until 31 December 1999');
    expect(read(reply)).toContain(en.answer.nothingPasses);
  });

  it('says where the articles hold no answer', async () => {
    const { channel, reader } = await newsroom();
    const reply = await (await reader.slash(channel, 'ask', { question: mayor })).reply();
    expect(read(reply)).toContain(en.answer.dontSay);
  });

  it('answers small talk in kind', async () => {
    const { channel, reader } = await newsroom();
    const reply = await (await reader.slash(channel, 'ask', { question: 'who are you?' })).reply();
    expect(reply.text).toBe(en.smallTalk.chatter);
  });
});

describe('who sees the answer to /ask', () => {
  it('is the asker alone where that was asked for', async () => {
    const { channel, reader, other } = await newsroom();
    const asked = await reader.slash(channel, 'ask', { question: theft, private: true });
    const reply = await asked.reply();
    expect(reply.visibleTo(reader.user)).toBe(true);
    expect(reply.visibleTo(other.user)).toBe(false);
    expect(reply.buttons).toContain(en.buttons.share);
    expect(reply.buttons).not.toContain(en.buttons.delete);
  });

  it('is the asker alone where the moderators have set that, unless told otherwise', async () => {
    const { channel, reader, moderator, restart } = await newsroom();
    await configure(moderator, channel, en.config.switches.privateByDefault.turnOn);
    const asking = async (options: object) =>
      (await reader.slash(channel, 'ask', { question: theft, ...options })).reply();
    expect((await asking({})).private).toBe(true);
    expect((await asking({ private: false })).private).toBe(false);
    await restart();
    expect((await asking({})).private).toBe(true);
  });
});

describe('a member who asks too often', () => {
  const slowly = { PULLQUOTE_QUESTIONS_PER_MINUTE: '1' };
  const whenAgain = /^That was a lot of questions at once\. You can ask again <t:(\d+):R>\.$/;

  it('is told in private when the next question may come', async () => {
    const { channel, reader, other } = await newsroom({ env: slowly });
    await (await reader.slash(channel, 'ask', { question: theft })).reply();
    const before = Date.now() / 1000;
    const refused = await (await reader.slash(channel, 'ask', { question: mayor })).reply();
    expect(refused.private).toBe(true);
    const [, at] = whenAgain.exec(refused.text) ?? [];
    expect(Number(at)).toBeGreaterThan(before);
    expect(Number(at)).toBeLessThanOrEqual(Math.ceil(before + 61));
    const others = await (await other.slash(channel, 'ask', { question: theft })).reply();
    expect(quoteIn(others).bold).not.toEqual([]);
  });

  it('is told it where the bot was mentioned', async () => {
    const { exchange, channel, reader, mention } = await newsroom({ env: slowly });
    const answer = await exchange(reader, channel, `${mention} ${theft}`);
    const refused = await exchange(reader, channel, `${mention} ${mayor}`);
    expect(refused.text).toMatch(whenAgain);
    // What is no question goes on.
    expect((await (await reader.press(answer, en.buttons.helpful)).reply()).text).toBe(
      en.feedback.thanks,
    );
  });

  it('is told it in answer to a follow-up', async () => {
    const { channel, reader } = await newsroom({ env: slowly });
    const answer = await (await reader.slash(channel, 'ask', { question: theft })).reply();
    const opened = await reader.press(answer, 'Follow-up');
    const refused = await (await reader.submit(opened, { question: mayor })).reply();
    expect(refused.text).toMatch(whenAgain);
    expect(refused.private).toBe(true);
  });
});

describe('under load', () => {
  it('who has to wait is told how many are before, and gets the answer in its place', async () => {
    let held = Promise.resolve();
    const { exchange, channel, guild, other, mention } = await newsroom({
      embedder: (real) => ({
        ...real,
        embedQuery: (text) => held.then(() => real.embedQuery(text)),
      }),
    });
    // From here on: the bot asks a question of its own before it starts.
    let letGo = () => {};
    held = new Promise((resolve) => {
      letGo = resolve;
    });
    const asked = [];
    for (let count = 0; count < 20; count++) {
      const reader = guild.member(`reader ${count}`);
      asked.push(await reader.slash(channel, 'ask', { question: theft }));
    }
    const byMention = await exchange(other, channel, `${mention} ${theft}`);
    const byCommand = await other.slash(channel, 'ask', { question: theft, private: true });
    for (const told of [byMention.text, await byCommand.text()]) {
      const before = Number.parseInt(told, 10);
      expect(told).toBe(en.refusals.waiting(before));
      expect(before).toBeGreaterThanOrEqual(15);
    }

    letGo();
    const isAnswer = ({ text }: { text: string }) => /\*\*(Likely|Closest)/.test(text);
    await channel.waitFor((message) => message === byMention && isAnswer(message));
    expect((await byCommand.reply(isAnswer)).private).toBe(true);
    for (const one of asked) expect(quoteIn(await one.reply(isAnswer)).bold).not.toEqual([]);
  });
});

describe('where the moderators have named channels', () => {
  it('the bot is asked in these and their threads, and says so elsewhere', async () => {
    const { exchange, guild, channel, reader, moderator, mention } = await newsroom();
    const open = guild.channel('ask-here');
    await configure(moderator, channel, en.config.choose.allowedChannels, [open]);

    const turnedAway = `I can't answer in this channel – ask me in <#${open.id}>.`;
    const refused = await (await reader.slash(channel, 'ask', { question: theft })).reply();
    expect([refused.text, refused.private]).toEqual([turnedAway, true]);
    expect((await exchange(reader, channel, `${mention} ${theft}`)).text).toBe(turnedAway);
    const message = await reader.say(channel, theft);
    const sources = await (await reader.menu(channel, 'Find sources', message)).reply();
    expect(sources.text).toBe(turnedAway);

    const thread = guild.thread(open, 'more');
    for (const place of [open, thread]) {
      const reply = await exchange(reader, place, `${mention} ${theft}`);
      expect(quoteIn(reply).bold).not.toEqual([]);
    }
    expect(quoteIn(await exchange(reader, reader.dm(), theft)).bold).not.toEqual([]);
  });
});

describe('where the moderators have named roles', () => {
  it('members with one of them ask, others are told which; moderators ask all the same', async () => {
    const { exchange, guild, channel, reader, moderator, mention } = await newsroom();
    const role = guild.role('subscribers', { mentionable: true });
    const subscriber = guild.member('subscriber', { roles: [role] });
    await configure(moderator, channel, en.config.choose.allowedRoles, [role]);

    const turnedAway = `You need one of these roles to ask me: <@&${role.id}>.`;
    const refused = await (await reader.slash(channel, 'ask', { question: theft })).reply();
    expect([refused.text, refused.private]).toEqual([turnedAway, true]);
    expect((await exchange(reader, channel, `${mention} ${theft}`)).text).toBe(turnedAway);

    for (const member of [subscriber, moderator]) {
      const reply = await (await member.slash(channel, 'ask', { question: theft })).reply();
      expect(quoteIn(reply).bold).not.toEqual([]);
      const mentioned = await exchange(member, channel, `${mention} ${theft}`);
      expect(quoteIn(mentioned).bold).not.toEqual([]);
    }
  });
});
