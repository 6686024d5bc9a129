import { ButtonStyle, ComponentType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { command } from '../../../src/discord/command.js';
import { helpCommand } from '../../../src/discord/commands/help.js';
import { commands } from '../../../src/discord/commands.js';
import { openApi } from '../../../src/discord/deploy/api.js';
import { deploy, planDeployment } from '../../../src/discord/deploy/deploy.js';
import { customId } from '../../../src/discord/limits.js';
import { payload, row } from '../../../src/discord/payload.js';
import { en } from '../../../src/locales/en.js';
import type { Embedder } from '../../../src/models/embedding/embedder.js';
import { post } from '../loopback/posting.js';
import { newsroom } from './newsroom.js';
import { mayor, nextQuote, quoteIn, theft } from './reading.js';

interface LogLine {
  readonly level: string;
  readonly msg: string;
  readonly failure?: string;
  readonly err?: { readonly message: string; readonly code?: number };
}

/** A bot whose log is looked at. */
async function watched(options: Parameters<typeof newsroom>[0] = {}) {
  const lines: LogLine[] = [];
  const room = await newsroom({ ...options, log: (line) => lines.push(JSON.parse(line)) });
  return { ...room, lines };
}

/** An embedder that fails on every question but the first. */
function failing(real: Embedder): Embedder {
  let asked = 0;
  return {
    ...real,
    embedQuery: async (text) => {
      asked += 1;
      if (asked > 1) throw new Error('the model has lost its mind');
      return real.embedQuery(text);
    },
  };
}

describe('a failure', () => {
  const told = /^Something went wrong \(error `(\w{8})`\)\./;

  it('is shown with an id that the log has, and the next question is answered', async () => {
    const { exchange, channel, reader, mention, lines } = await watched({ embedder: failing });
    await exchange(reader, channel, `${mention} ${theft}`);
    const byMention = await exchange(reader, channel, `${mention} ${mayor}`);
    const question = { question: mayor, private: true };
    const byCommand = await (await reader.slash(channel, 'ask', question)).reply();
    for (const { text } of [byMention, byCommand]) {
      const [, id] = told.exec(text) ?? [];
      const logged = lines.filter(({ failure }) => failure === id);
      expect(logged).toHaveLength(1);
      expect(logged[0]).toMatchObject({
        level: 'error',
        err: { message: 'the model has lost its mind' },
      });
    }
    expect(byCommand.private).toBe(true);
    const hello = await exchange(reader, channel, `${mention} hello`);
    expect(hello.text).toBe(en.smallTalk.greeting);
  });

  it('of a button is told in private, and the message stays', async () => {
    const { exchange, engine, channel, reader, mention, lines } = await watched();
    const answer = await exchange(reader, channel, `${mention} ${theft}`);
    await engine.close();
    const context = await (await reader.press(answer, en.buttons.context)).reply();
    const [, id] = told.exec(context.text) ?? [];
    expect(context.private).toBe(true);
    expect(lines.map(({ failure }) => failure)).toContain(id);
    expect(quoteIn(answer).text).not.toBe('');
  });
});

describe('a channel that the bot may not write in', () => {
  it('is told of in a direct message to who mentioned the bot', async () => {
    const { discord, guild, channel, reader, mention } = await newsroom();
    channel.deny(guild.bot, 'SendMessages');
    await reader.say(channel, `${mention} ${theft}`);
    const told = await discord.nextMessage(reader.dm());
    expect(told.text).toBe(en.refusals.mayNotWrite(`<#${channel.id}>`));
    expect(channel.messages.filter(({ author }) => author.bot)).toEqual([]);
  });

  it('answers commands all the same', async () => {
    const { guild, channel, reader } = await newsroom();
    channel.deny(guild.bot, 'SendMessages');
    const reply = await (await reader.slash(channel, 'ask', { question: theft })).reply();
    expect(quoteIn(reply).bold).not.toEqual([]);
  });

  it('is noted in the log where the member takes no direct messages either', async () => {
    const { discord, exchange, guild, channel, reader, other, mention, lines } = await watched();
    channel.deny(guild.bot, 'SendMessages');
    reader.user.dmsClosed = true;
    await reader.say(channel, `${mention} ${theft}`);
    await discord.until(() => lines.find(({ err }) => err?.code === 50007), 'a line in the log');
    discord.forgive(/50007/);
    const elsewhere = guild.channel('elsewhere');
    const answer = await exchange(other, elsewhere, `${mention} ${theft}`);
    expect(quoteIn(answer).bold).not.toEqual([]);
  });

  it('is answered in where only its threads are open to the bot, and the other way round', async () => {
    const { discord, exchange, guild, channel, reader, mention } = await newsroom();
    const thread = guild.thread(channel, 'the report');
    channel.deny(guild.bot, 'SendMessagesInThreads');
    const answer = await exchange(reader, channel, `${mention} ${theft}`);
    expect(quoteIn(answer).bold).not.toEqual([]);
    await reader.say(thread, `${mention} ${theft}`);
    const told = await discord.nextMessage(reader.dm());
    expect(told.text).toBe(en.refusals.mayNotWrite(`<#${thread.id}>`));
  });
});

describe('a channel whose history the bot may not read', () => {
  it('gets the answer beside the question', async () => {
    const { discord, guild, channel, reader, mention } = await newsroom();
    channel.deny(guild.bot, 'ReadMessageHistory');
    await reader.say(channel, `${mention} ${theft}`);
    const answer = await discord.nextMessage(channel);
    expect(quoteIn(answer).bold).not.toEqual([]);
    expect(answer.replyTo).toBeNull();
    discord.forgive(/160002/);
    await (await reader.press(answer, nextQuote(answer))).reply();
    expect(quoteIn(answer).bold).not.toEqual([]);
  });
});

describe('after an update', () => {
  it('a button that there is no more is told of', async () => {
    const { channel, reader, discord } = await newsroom();
    const old = {
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      label: 'Summarize',
      custom_id: customId('summarize', 'abc'),
    } as const;
    const bot = channel.world.users.get(discord.botId) ?? reader.user;
    const { content, components } = payload('Found:', [row(old)]);
    const message = post(channel, bot, { content, components });
    const told = await (await reader.press(message, 'Summarize')).reply();
    expect([told.text, told.private]).toEqual([en.refusals.unknownButton, true]);
    expect(message.text).toBe('Found:');
  });

  it('a command that there is no more is told of', async () => {
    const { settings, channel, reader } = await newsroom();
    const old = command({ ...helpCommand, data: { ...helpCommand.data, name: 'summarize' } });
    const api = openApi(settings.discord);
    const everywhere = { guildId: undefined, applicationId: undefined };
    await deploy(api, await planDeployment(api, [...commands, old], everywhere));
    const told = await (await reader.slash(channel, 'summarize')).reply();
    expect([told.text, told.private]).toEqual([en.refusals.unknownCommand, true]);
  });
});
