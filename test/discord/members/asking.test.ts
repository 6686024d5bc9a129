import { describe, expect, it } from 'vitest';
import { ask } from '../../../src/answer/ask.js';
import { en } from '../../../src/discord/words/en.js';
import { runningBot } from '../running-bot.js';
import { howMuch, mayor, quoteIn, read, theft } from './reading.js';

async function newsroom() {
  const running = await runningBot();
  const guild = running.discord.guild();
  const channel = guild.channel('news');
  const reader = guild.member('reader');
  const other = guild.member('other');
  const { discord } = running;
  return { ...running, discord, guild, channel, reader, other, bot: `<@${discord.botId}>` };
}

describe('asking by mention', () => {
  it('replies with the passage that answers, word for word, its sentence in bold', async () => {
    const { discord, engine, channel, reader, bot } = await newsroom();
    const question = await reader.say(channel, `${bot} ${theft}`);
    const reply = await discord.nextMessage(channel);
    const { quotes } = await ask(engine, theft);
    expect(reply.replyTo).toBe(question);
    expect(quoteIn(reply)).toEqual({ text: quotes[0]?.text, bold: quotes[0]?.highlight.text });
  });

  it('names headline, publisher, how sure it is, and how many quotes there are', async () => {
    const { discord, channel, reader, bot } = await newsroom();
    await reader.say(channel, `${theft} ${bot}`);
    const text = read(await discord.nextMessage(channel));
    expect(text).toMatch(/^Found, fairly sure \(\d+%\):/);
    expect(text).toContain(
      "UN sanctions monitors: stolen cryptocurrency helps pay for North Korea's missiles · Pullquote briefs",
    );
    expect(text).toContain('quote 1 of 2');
  });

  it('shows that it is typing until the answer is there', async () => {
    const { discord, channel, reader, bot } = await newsroom();
    await reader.say(channel, `${bot} ${theft}`);
    await discord.nextMessage(channel);
    expect(channel.typing.map(({ id }) => id)).toEqual([discord.botId]);
  });

  it('works in a thread, and the answer stays there', async () => {
    const { discord, engine, guild, channel, reader, bot } = await newsroom();
    const thread = guild.thread(channel, 'about the report');
    await reader.say(thread, `${bot} ${theft}`);
    const reply = await discord.nextMessage(thread);
    const { quotes } = await ask(engine, theft);
    expect(quoteIn(reply).text).toBe(quotes[0]?.text);
    expect(channel.messages).toEqual([]);
  });

  it('says so where the articles hold no answer, and offers the nearest headlines', async () => {
    const { discord, engine, channel, reader, bot } = await newsroom();
    await reader.say(channel, `${bot} ${mayor}`);
    const reply = await discord.nextMessage(channel);
    const { nearest } = await ask(engine, mayor);
    expect(read(reply)).toMatch(/^The articles don't say\.\nThe nearest that I have:\n/);
    for (const { title } of nearest) expect(read(reply)).toContain(title);

    const [first] = nearest;
    const chosen = await reader.choose(reply, en.answer.chooseNearest, first?.id ?? '');
    const article = await chosen.reply();
    expect(article.private).toBe(true);
    expect(read(article)).toContain(first?.title);
    expect(article.buttons).toEqual([en.article.read]);
  });

  it('answers small talk in kind and looks nothing up', async () => {
    const { discord, channel, reader, bot } = await newsroom();
    await reader.say(channel, `${bot} thanks!`);
    const reply = await discord.nextMessage(channel);
    expect(reply.content).toBe(en.smallTalk.thanks);
    expect(reply.buttons).toEqual([]);
  });

  it('says how to ask where the mention comes without a question', async () => {
    const { discord, channel, reader, bot } = await newsroom();
    await reader.say(channel, bot);
    expect((await discord.nextMessage(channel)).content).toBe(en.smallTalk.empty);
  });

  it('says so where the question is longer than the model reads', async () => {
    const { discord, channel, reader, bot } = await newsroom();
    const long = `${bot} ${theft} I ask because ${'it was on the news and '.repeat(100)}`;
    await reader.say(channel, long.slice(0, 2000));
    expect((await discord.nextMessage(channel)).content).toBe(en.failures.questionTooLong);
  });

  it('shows what is in a mention as it was written, and pings nobody', async () => {
    const { discord, guild, channel, reader, other, bot } = await newsroom();
    const role = guild.role('editors', { mentionable: true });
    const named = `@everyone <@${other.id}> <@&${role.id}> ${theft}`;
    await reader.say(channel, `${bot} ${named}`);
    const reply = await discord.nextMessage(channel);
    await other.say(channel, `${bot} ${howMuch}`, { replyTo: reply });
    await discord.nextMessage(channel);
    const asked = await reader.slash(channel, 'ask', { question: named });
    expect(read(await asked.reply())).toContain(`Asked: @everyone `);
  });
});

describe('asking directly', () => {
  it('takes every direct message as a question', async () => {
    const { discord, engine, reader } = await newsroom();
    await reader.say(reader.dm(), theft);
    const reply = await discord.nextMessage(reader.dm());
    const { quotes } = await ask(engine, theft);
    expect(quoteIn(reply)).toEqual({ text: quotes[0]?.text, bold: quotes[0]?.highlight.text });
  });

  it('greets whoever greets', async () => {
    const { discord, reader } = await newsroom();
    await reader.say(reader.dm(), 'hello there');
    expect((await discord.nextMessage(reader.dm())).content).toBe(en.smallTalk.greeting);
  });

  it('takes commands too; there is nobody to hide the answer from', async () => {
    const { engine, reader } = await newsroom();
    const asked = await reader.slash(reader.dm(), 'ask', { question: theft, private: true });
    const reply = await asked.reply();
    const { quotes } = await ask(engine, theft);
    expect(quoteIn(reply).text).toBe(quotes[0]?.text);
    expect(reply.private).toBe(false);
    expect(reply.buttons).not.toContain(en.buttons.share);
  });
});

describe('"Find sources" in the menu of a message', () => {
  it('shows who used it alone what the articles say about a message that is not for the bot', async () => {
    const { engine, channel, reader, other } = await newsroom();
    const claim = 'North Korea stole 50 million from crypto exchanges, says the UN report';
    const message = await other.say(channel, claim);
    const reply = await (await reader.menu(channel, 'Find sources', message)).reply();
    const { quotes } = await ask(engine, claim);
    expect(quoteIn(reply)).toEqual({ text: quotes[0]?.text, bold: quotes[0]?.highlight.text });
    expect(read(reply)).toMatch(`Asked: ${claim}`);
    expect(reply.private).toBe(true);
    expect(reply.visibleTo(other.user)).toBe(false);
  });

  it('says so where the message has no text', async () => {
    const { channel, reader, other } = await newsroom();
    const picture = { name: 'chart.png', bytes: 'png', contentType: 'image/png' };
    const message = await other.say(channel, '', { files: [picture] });
    const reply = await (await reader.menu(channel, 'Find sources', message)).reply();
    expect(reply.content).toBe(en.smallTalk.empty);
    expect(reply.private).toBe(true);
  });

  it('reads the beginning of a long message', async () => {
    const { engine, channel, reader, other } = await newsroom();
    const rest = 'There is a lot more to be said about everything that went on then. ';
    const message = await other.say(channel, `${theft} ${rest.repeat(60)}`.slice(0, 4000));
    const reply = await (await reader.menu(channel, 'Find sources', message)).reply();
    const { quotes } = await ask(engine, theft);
    expect(quoteIn(reply).text).toBe(quotes[0]?.text);
    expect(read(reply)).toContain(`Asked: ${theft} ${rest}`);
  });
});
