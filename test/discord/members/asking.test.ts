import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { MessageFlags } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { en } from '../../../src/locales/en.js';
import { wordsFor } from '../../../src/locales/words.js';
import { temporaryFolder } from '../../library/stories.js';
import { story, storyText } from '../../library/story.js';
import { post } from '../loopback/posting.js';
import { newsroom } from './newsroom.js';
import {
  confidenceLine,
  expectQuote,
  howMuch,
  mayor,
  missiles,
  nextQuote,
  quoteIn,
  read,
  theft,
} from './reading.js';

describe('asking by mention', () => {
  it('replies with the passage that answers, word for word, its sentence in bold', async () => {
    const { exchange, engine, channel, reader, mention } = await newsroom();
    const reply = await exchange(reader, channel, `${mention} ${theft}`);
    const { quotes } = await engine.ask(theft);
    expectQuote(reply, quotes[0]);
  });

  it('names headline, publisher, how likely it is, and how many quotes there are', async () => {
    const { exchange, engine, channel, reader, mention } = await newsroom();
    const reply = await exchange(reader, channel, `${theft} ${mention}`);
    const text = read(reply);
    const { quotes } = await engine.ask(theft);
    expect(text).toContain(quotes.map(confidenceLine)[0]);
    expect(text).toContain(
      "UN sanctions monitors: stolen cryptocurrency helps pay for North Korea's missiles\nPullquote briefs\n",
    );
    expect(nextQuote(reply)).toBe('Next quote (1 of 2)');
  });

  it('shows that it is typing until the answer is there', async () => {
    const { exchange, discord, channel, reader, mention } = await newsroom();
    await exchange(reader, channel, `${mention} ${theft}`);
    expect(channel.typing.map(({ id }) => id)).toEqual([discord.botId]);
  });

  it('works in a thread, and the answer stays there', async () => {
    const { exchange, engine, guild, channel, reader, mention } = await newsroom();
    const thread = guild.thread(channel, 'about the report');
    const reply = await exchange(reader, thread, `${mention} ${theft}`);
    const { quotes } = await engine.ask(theft);
    expectQuote(reply, quotes[0]);
    expect(channel.messages).toEqual([]);
  });

  it('says that there are no articles, and how moderators add some', async () => {
    const { exchange, engine, channel, reader, mention, discord } = await newsroom();
    for (const { id } of await engine.library.articles()) await engine.remove(id);
    const reply = await exchange(reader, channel, `${mention} ${theft}`);
    const [before = '', after = ''] = en.answer.noArticles.split('`/articles add`');
    const id = discord.commands().find(({ name }) => name === 'articles')?.id;
    expect(reply.text).toContain(`${before}</articles add:${id}>${after}`);
  });

  it('says so where the articles hold no answer, and offers the nearest articles', async () => {
    const { exchange, engine, channel, reader, mention } = await newsroom();
    const reply = await exchange(reader, channel, `${mention} ${missiles}`);
    const { nearest } = await engine.ask(missiles);
    expect(read(reply)).toMatch(/^I couldn't find that in the articles\.\nClosest articles:\n/);
    expect(nearest).not.toEqual([]);
    for (const { title, sentence } of nearest) {
      expect(read(reply)).toContain(title);
      const [start = ''] = sentence.text.split('\n');
      expect(read(reply)).toContain(start.slice(0, 100));
    }

    const [first] = nearest;
    const article = await (await reader.press(reply, `nearest|${first?.id}`)).reply();
    expect(article.private).toBe(true);
    expect(read(article)).toContain(first?.title);
    expect(article.buttons).toEqual([en.article.read]);
  });

  it('says nothing of near articles if none is near', async () => {
    const { exchange, channel, reader, mention } = await newsroom();
    const reply = await exchange(reader, channel, `${mention} ${mayor}`);
    expect(read(reply)).toBe("I couldn't find that in the articles.");
    const { followUp, notHelpful, delete: remove } = en.buttons;
    expect(reply.buttons).toEqual([followUp, notHelpful, remove]);
  });

  it('answers small talk in kind and looks nothing up', async () => {
    const { exchange, channel, reader, mention } = await newsroom();
    const reply = await exchange(reader, channel, `${mention} thanks!`);
    expect(reply.text).toBe(en.smallTalk.thanks);
    expect(reply.buttons).toEqual([]);
  });

  it('says how to ask where the mention comes without a question', async () => {
    const { exchange, channel, reader, mention } = await newsroom();
    expect((await exchange(reader, channel, mention)).text).toBe(en.smallTalk.empty);
  });

  it('says so where the question is longer than the model reads', async () => {
    const { exchange, channel, reader, mention } = await newsroom();
    const long = `${mention} ${theft} I ask because ${'it was on the news and '.repeat(100)}`;
    expect((await exchange(reader, channel, long.slice(0, 2000))).text).toBe(
      en.failures.questionTooLong,
    );
  });

  it('shows what is in a mention as it was written, and pings nobody', async () => {
    const { exchange, guild, channel, reader, other, mention } = await newsroom();
    const role = guild.role('editors', { mentionable: true });
    const named = `@everyone <@${other.id}> <@&${role.id}> ${theft}`;
    const reply = await exchange(reader, channel, `${mention} ${named}`);
    await exchange(other, channel, `${mention} ${howMuch}`, reply);
    const asked = await reader.slash(channel, 'ask', { question: named });
    expect(read(await asked.reply())).toContain(`Asked: @everyone `);
  });
});

describe('the source of a quote', () => {
  it('is headline, publisher and day, with a button to read it, and where else it stands', async () => {
    const folder = temporaryFolder();
    const day = { date: '2024-03-01', url: 'https://courier.example/bridge' };
    const copied = { publisher: 'Port Arran Times', date: '2024-03-02' };
    writeFileSync(path.join(folder, '1.md'), storyText(1, { publisher: 'Lundby Courier', ...day }));
    writeFileSync(path.join(folder, '2.md'), storyText(1, copied));
    const { exchange, channel, reader, mention } = await newsroom({ articles: folder });
    const { title } = story(1);
    const reply = await exchange(reader, channel, `${mention} ${title}?`);
    expect(read(reply)).toContain(`${title}\nLundby Courier · 1 March 2024\n`);
    expect(reply.component(en.article.read).url).toBe('https://courier.example/bridge');
    expect(read(reply)).toContain(`also in: ${title} · Port Arran Times · 2 March 2024`);
  });
});

describe('the language of an answer', () => {
  it('is the one of who uses a command, and the one of the server for a mention', async () => {
    const { discord, exchange, mention } = await newsroom();
    const guild = discord.guild({ locale: 'fr' });
    const channel = guild.channel('nouvelles');
    const reader = guild.member('Leserin', { locale: 'de' });
    const asked = await (await reader.slash(channel, 'ask', { question: mayor })).reply();
    expect(read(asked)).toContain(wordsFor('de').answer.dontSay);
    expect(asked.buttons).toContain(wordsFor('de').buttons.notHelpful);
    const mentioned = await exchange(reader, channel, `${mention} ${mayor}`);
    expect(read(mentioned)).toContain(wordsFor('fr').answer.dontSay);
  });
});

describe('asking directly', () => {
  it('takes every direct message as a question', async () => {
    const { exchange, engine, reader } = await newsroom();
    const reply = await exchange(reader, reader.dm(), theft);
    const { quotes } = await engine.ask(theft);
    expectQuote(reply, quotes[0]);
  });

  it('greets whoever greets', async () => {
    const { exchange, reader } = await newsroom();
    expect((await exchange(reader, reader.dm(), 'hello there')).text).toBe(en.smallTalk.greeting);
  });

  it('takes commands too; there is nobody to hide the answer from', async () => {
    const { engine, reader } = await newsroom();
    const asked = await reader.slash(reader.dm(), 'ask', { question: theft, private: true });
    const reply = await asked.reply();
    const { quotes } = await engine.ask(theft);
    expectQuote(reply, quotes[0]);
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
    const { quotes } = await engine.ask(claim);
    expectQuote(reply, quotes[0]);
    expect(read(reply)).toMatch(`Asked: ${claim}`);
    expect(reply.private).toBe(true);
    expect(reply.visibleTo(other.user)).toBe(false);
  });

  it('says so where there is nothing in the message to look up', async () => {
    const { channel, reader, other } = await newsroom();
    const picture = { name: 'chart.png', bytes: 'png', contentType: 'image/png' };
    for (const message of [
      await other.say(channel, '', { files: [picture] }),
      await other.say(channel, 'thanks!'),
    ]) {
      const reply = await (await reader.menu(channel, 'Find sources', message)).reply();
      expect([reply.text, reply.private]).toEqual([en.smallTalk.nothing, true]);
    }
  });

  it('reads cards, and what is forwarded', async () => {
    const { discord, engine, channel, reader, other } = await newsroom();
    const { quotes } = await engine.ask(theft);
    const robot = channel.world.addUser('robot', { bot: true });
    const title = 'What did the UN report';
    const description = theft.slice(title.length + 1);
    const card = post(channel, robot, { embeds: [{ title, description }] });
    const elsewhere = discord.guild({ name: 'elsewhere' }).channel('wire');
    const forwards = post(elsewhere, robot, { content: theft });
    const components = [{ type: 17, components: [{ type: 10, content: theft }] }];
    const inV2 = post(channel, robot, { components, flags: MessageFlags.IsComponentsV2 });
    for (const message of [card, inV2, post(channel, other.user, { forwards })]) {
      const reply = await (await reader.menu(channel, 'Find sources', message)).reply();
      expectQuote(reply, quotes[0]);
    }
  });

  it('reads the beginning of a long message', async () => {
    const { engine, channel, reader, other } = await newsroom();
    const rest = 'There is a lot more to be said about everything that went on then. ';
    const message = await other.say(channel, `${theft} ${rest.repeat(60)}`.slice(0, 4000));
    const reply = await (await reader.menu(channel, 'Find sources', message)).reply();
    // Of two passages with this sentence, the words around the question may choose the other.
    const { quotes } = await engine.ask(theft);
    expect(quoteIn(reply).bold).toEqual([quotes[0]?.highlight.text]);
    expect(read(reply)).toContain(`Asked: ${theft} ${rest}`);
  });
});
