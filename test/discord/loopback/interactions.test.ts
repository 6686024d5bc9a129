import {
  type ChatInputCommandInteraction,
  type Client,
  Events,
  type Interaction,
  MessageFlags,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readyClient, request, started, stopAll } from './bot.js';
import type { Loopback } from './loopback.js';
import type { Member } from './member.js';
import type { Channel, Guild } from './places.js';
import type { LoopbackOptions } from './world.js';

let discord: Loopback;
let guild: Guild;
let news: Channel;
let reader: Member;
let client: Client;

afterEach(stopAll);

const commands = [
  {
    name: 'ask',
    description: 'Asks',
    options: [
      { type: 3, name: 'question', description: 'What', required: true, max_length: 20 },
      { type: 3, name: 'source', description: 'Whose', autocomplete: true },
      { type: 5, name: 'private', description: 'For you alone' },
    ],
  },
  {
    name: 'config',
    description: 'Settings',
    default_member_permissions: '32',
    contexts: [0],
    options: [
      {
        type: 1,
        name: 'set',
        description: 'Changes',
        options: [
          { type: 7, name: 'channel', description: 'Where' },
          { type: 8, name: 'role', description: 'Who' },
          { type: 11, name: 'file', description: 'What' },
          { type: 4, name: 'days', description: 'How long', min_value: 1, max_value: 90 },
        ],
      },
    ],
  },
  { type: 3, name: 'Find sources' },
];

const more = {
  type: 1,
  components: [{ type: 2, style: 1, label: 'More', custom_id: 'more' }],
} as const;

/** A loopback with a client that does this on every interaction. */
async function given(does: (interaction: Interaction) => unknown, options: LoopbackOptions = {}) {
  discord = await started(options);
  guild = discord.guild();
  news = guild.channel('news');
  reader = guild.member('reader');
  client = await readyClient(discord);
  await request(discord, 'PUT', `/applications/${discord.botId}/commands`, commands);
  client.on(Events.InteractionCreate, does);
}

const chat = (interaction: Interaction) => interaction as ChatInputCommandInteraction;

describe('a slash command', () => {
  it('is deferred and answered by an edit', async () => {
    await given(async (interaction) => {
      await chat(interaction).deferReply();
      await chat(interaction).editReply(`> ${chat(interaction).options.getString('question')}`);
    });
    const asked = await reader.slash(news, 'ask', { question: 'what?' });
    expect(asked.acknowledged).toBeLessThan(3_000);
    expect(asked.private).toBe(false);
    expect(await asked.text()).toBe('> what?');
    expect(discord.transcript(news, { as: reader })).toBe(
      'reader used /ask question: what?\nPullquote:\n  > what?',
    );
  });

  it('is answered for its user alone, and stays so', async () => {
    await given(async (interaction) => {
      await chat(interaction).deferReply({ flags: MessageFlags.Ephemeral });
      await chat(interaction).followUp('for you');
      await chat(interaction).followUp('for all');
    });
    const asked = await reader.slash(news, 'ask', { question: 'what?' });
    const reply = await asked.reply();
    expect([reply.content, reply.private]).toEqual(['for you', true]);
    await discord.until(() => asked.followUps.length === 1);
    expect(asked.followUps[0]?.private).toBe(false);
    const other = guild.member('other');
    expect(discord.transcript(news, { as: other })).not.toContain('for you');
    expect(discord.transcript(news, { as: other })).toContain('for all');
    expect(discord.transcript(news, { as: reader })).toContain('(only reader sees this)');
    await expect(other.press(reply, 'More')).rejects.toThrow("can't see");
    const path = `/channels/${news.id}/messages/${reply.id}`;
    expect(await request(discord, 'GET', path)).toMatchObject({ body: { code: 10008 } });
    discord.forgive(/10008/);
  });

  it('takes channels, roles, files and numbers as options', async () => {
    await given(async (interaction) => {
      const { options } = chat(interaction);
      const file = options.getAttachment('file', true);
      const text = await (await fetch(file.url)).text();
      const { name } = options.getChannel('channel', true);
      await chat(interaction).reply(
        `${options.getSubcommand()} ${name} ${options.getRole('role', true).name} ${text} ${options.getInteger('days')}`,
      );
    });
    const moderator = guild.member('moderator', { permissions: ['ManageGuild'] });
    const done = await moderator.slash(news, 'config set', {
      channel: news,
      role: guild.role('desk'),
      file: { name: 'a.txt', bytes: 'story' },
      days: 7,
    });
    expect(await done.text()).toBe('set news desk story 7');
  });

  it('can only be run as Discord offers it', async () => {
    await given(() => undefined);
    const refused = (name: string, values = {}, channel = news) =>
      expect(reader.slash(channel, name, values)).rejects;
    await refused('nothing').toThrow('no command nothing was deployed');
    await refused('ask').toThrow('question is required');
    await refused('ask', { question: 'x'.repeat(21) }).toThrow('question: is too long');
    await refused('ask', { question: 3 }).toThrow('question: takes a text');
    await refused('ask', { question: 'x', day: 'y' }).toThrow('no option day');
    await refused('config set', {}).toThrow('needs permissions 32');
    await refused('config set', {}, reader.dm()).toThrow("isn't offered");
    const editor = guild.member('editor', { permissions: ['Administrator'] });
    await expect(editor.slash(news, 'config')).rejects.toThrow('form without a subcommand');
    await expect(editor.slash(news, 'config set', { days: 91 })).rejects.toThrow('out of bounds');
    news.deny(guild, 'UseApplicationCommands');
    await refused('ask', { question: 'x' }).toThrow('may not use commands');
  });

  it('that is deployed to both scopes is listed twice', async () => {
    await given((interaction) => chat(interaction).reply('x'));
    const path = `/applications/${discord.botId}/guilds/${guild.id}/commands`;
    await request(discord, 'PUT', path, commands.slice(0, 1));
    await reader.slash(news, 'ask', { question: 'what?' });
    discord.forgive(/listed twice/);
  });
});

describe('a reply to an interaction', () => {
  it('is no plain message: replying to it, even with a ping, shows the bot no text', async () => {
    const texts: string[] = [];
    await given((interaction) => chat(interaction).reply('x'));
    client.on(Events.MessageCreate, ({ author, content }) => {
      if (author.id !== discord.botId) texts.push(content);
    });
    const reply = await (await reader.slash(news, 'ask', { question: 'what?' })).reply();
    await reader.say(news, 'and then?', { replyTo: reply });
    await discord.until(() => texts.length === 1);
    expect(texts).toEqual(['']);
  });

  it('can’t be replied to where it is private', async () => {
    await given((interaction) => chat(interaction).reply({ content: 'x', flags: 64 }));
    const reply = await (await reader.slash(news, 'ask', { question: 'what?' })).reply();
    await expect(reader.say(news, 'and?', { replyTo: reply })).rejects.toThrow('private');
  });
});

describe('an acknowledgement', () => {
  it('that comes too late is refused, and is a fault', async () => {
    const codes: unknown[] = [];
    await given(
      async (interaction) => {
        await new Promise((done) => setTimeout(done, 150));
        await chat(interaction)
          .reply('late')
          .catch(({ code }) => codes.push(code));
      },
      { ackWithinMs: 50 },
    );
    const asked = await reader.slash(news, 'ask', { question: 'what?' });
    expect(asked.acknowledged).toBeNull();
    expect(discord.transcript(news, { as: reader })).toContain('did not respond');
    await discord.until(() => codes.length === 1);
    expect(codes).toEqual([10062]);
    expect(discord.forgive(/not acknowledged within 50 ms|10062/)).toHaveLength(2);
  });

  it('can’t be given twice', async () => {
    const codes: unknown[] = [];
    await given(async ({ id, token }) => {
      const path = `/interactions/${id}/${token}/callback`;
      await request(discord, 'POST', path, { type: 5 });
      const twice = await request(discord, 'POST', path, { type: 4, data: { content: 'x' } });
      codes.push(twice.body.code);
      const original = `/webhooks/${discord.botId}/${token}/messages/@original`;
      await request(discord, 'PATCH', original, { content: 'done' });
    });
    await (await reader.slash(news, 'ask', { question: 'what?' })).reply();
    expect(codes).toEqual([40060]);
    discord.forgive(/40060/);
  });

  it('with nothing after it leaves “thinking”, and is a fault', async () => {
    await given((interaction) => chat(interaction).deferReply());
    await reader.slash(news, 'ask', { question: 'what?' });
    expect(discord.transcript(news, { as: reader })).toContain('is thinking…');
    expect(discord.faults()).toEqual([expect.stringContaining('deferred and never answered')]);
    discord.forgive(/deferred and never answered/);
  });

  it('must fit the interaction', async () => {
    const codes: unknown[] = [];
    await given(async ({ id, token }) => {
      const path = `/interactions/${id}/${token}/callback`;
      for (const body of [
        { type: 6 },
        { type: 7, data: { content: 'x' } },
        { type: 8, data: { choices: [] } },
        { type: 99 },
      ]) {
        codes.push((await request(discord, 'POST', path, body)).body.code);
      }
      await request(discord, 'POST', path, { type: 4, data: { content: 'x' } });
    });
    await (await reader.slash(news, 'ask', { question: 'what?' })).reply();
    expect(codes).toEqual([50035, 50035, 50035, 50035]);
    discord.forgive(/50035/);
  });

  it('gives a token that is good for 15 minutes', async () => {
    await given((interaction) => chat(interaction).reply('x'));
    const asked = await reader.slash(news, 'ask', { question: 'what?' });
    const path = `/webhooks/${discord.botId}/${asked.token}/messages/@original`;
    discord.advance(14 * 60_000);
    expect(await request(discord, 'PATCH', path, { content: 'y' })).toMatchObject({ status: 200 });
    discord.advance(2 * 60_000);
    expect(await request(discord, 'PATCH', path, { content: 'z' })).toMatchObject({
      status: 401,
      body: { code: 50027 },
    });
    discord.forgive(/50027/);
  });
});

describe('other interactions', () => {
  it('a button changes its message, or adds to it', async () => {
    await given(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        await interaction.reply({ content: 'one', components: [more] });
      } else if (interaction.isButton() && interaction.message.content === 'one') {
        await interaction.update('two');
      } else if (interaction.isButton()) {
        await interaction.deferUpdate();
        await interaction.followUp({ content: 'three', flags: MessageFlags.Ephemeral });
      }
    });
    const first = await (await reader.slash(news, 'ask', { question: 'what?' })).reply();
    expect(first.buttons).toEqual(['More']);
    const other = guild.member('other');
    expect(await (await other.press(first, 'More')).reply()).toBe(first);
    expect(first.content).toBe('two');
    const third = await (await other.press(first, 'more')).reply();
    expect([third.content, third.ephemeralFor]).toEqual(['three', other.user]);
    await expect(other.press(first, 'Share')).rejects.toThrow('no “Share” on the message');
  });

  it('a select’s choice arrives by its value', async () => {
    const select = {
      type: 3,
      custom_id: 'nearest',
      placeholder: 'Nearest',
      options: [{ label: 'A story', value: '7' }],
    } as const;
    await given(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        await interaction.reply({ content: 'x', components: [{ type: 1, components: [select] }] });
      } else if (interaction.isStringSelectMenu()) {
        await interaction.reply(`chose ${interaction.values}`);
      }
    });
    const asked = await (await reader.slash(news, 'ask', { question: 'what?' })).reply();
    expect(discord.transcript(news, { as: reader })).toContain('{Nearest: A story}');
    expect(await (await reader.choose(asked, 'Nearest', 'A story')).text()).toBe('chose 7');
    await expect(reader.choose(asked, 'Nearest', 'B')).rejects.toThrow('no choice B');
  });

  it('a modal is opened, filled in and answered', async () => {
    await given(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        await interaction.reply({ content: 'x', components: [more] });
      } else if (interaction.isButton()) {
        const input = {
          type: 4,
          style: 1,
          custom_id: 'why',
          label: 'Why?',
          max_length: 9,
        } as const;
        await interaction.showModal({
          custom_id: 'reason',
          title: 'Not helpful?',
          components: [{ type: 1, components: [input] }],
        });
      } else if (interaction.isModalSubmit()) {
        await interaction.reply(`thanks: ${interaction.fields.getTextInputValue('why')}`);
      }
    });
    const asked = await (await reader.slash(news, 'ask', { question: 'what?' })).reply();
    const opened = await reader.press(asked, 'More');
    expect(opened.modal?.title).toBe('Not helpful?');
    await expect(reader.submit(opened, {})).rejects.toThrow('why has to be filled in');
    await expect(reader.submit(opened, { why: 'x'.repeat(10) })).rejects.toThrow('0 to 9');
    expect(await (await reader.submit(opened, { why: 'old' })).text()).toBe('thanks: old');
  });

  it('a message command has the text that is otherwise withheld', async () => {
    await given((interaction) => {
      if (interaction.isMessageContextMenuCommand()) {
        return interaction.reply(`> ${interaction.targetMessage.content}`);
      }
    });
    const said = await guild.member('other').say(news, 'Something was said');
    expect(await (await reader.menu(news, 'Find sources', said)).text()).toBe(
      '> Something was said',
    );
  });

  it('an option being typed gets suggestions', async () => {
    await given((interaction) => {
      if (!interaction.isAutocomplete()) return;
      const { name, value } = interaction.options.getFocused(true);
      return interaction.respond([{ name: `${name} ${value}`, value }]);
    });
    expect(await reader.autocomplete(news, 'ask', { source: 'par' })).toEqual([
      { name: 'source par', value: 'par' },
    ]);
    await expect(reader.autocomplete(news, 'ask', { question: 'x' })).rejects.toThrow(
      'suggests nothing',
    );
  });

  it('suggestions have limits', async () => {
    const codes: unknown[] = [];
    await given(async ({ id, token }) => {
      const choices = Array.from({ length: 26 }, (_, at) => ({ name: `${at}`, value: `${at}` }));
      const path = `/interactions/${id}/${token}/callback`;
      codes.push((await request(discord, 'POST', path, { type: 8, data: { choices } })).body.code);
      await request(discord, 'POST', path, { type: 8, data: { choices: choices.slice(1) } });
    });
    expect(await reader.autocomplete(news, 'ask', { source: 'p' })).toHaveLength(25);
    expect(codes).toEqual([50035]);
    discord.forgive(/50035/);
  });

  it('work in direct messages', async () => {
    await given((interaction) => chat(interaction).reply({ content: 'x', components: [more] }));
    const asked = await reader.slash(reader.dm(), 'ask', { question: 'what?' });
    expect((await asked.reply()).channel).toBe(reader.dm());
  });
});

describe('deployed commands', () => {
  beforeEach(() => given(() => undefined));

  it('keep their ids when they are deployed again', async () => {
    const before = discord.commands().map(({ id }) => id);
    await client.application?.commands.set(commands as never);
    expect(discord.commands().map(({ id }) => id)).toEqual(before);
    expect(discord.commands(guild)).toEqual([]);
  });

  it('are read, changed and deleted one by one', async () => {
    const fetched = await client.application?.commands.fetch({ withLocalizations: true });
    expect(fetched?.map(({ name }) => name)).toEqual(['ask', 'config', 'Find sources']);
    const ask = fetched?.find(({ name }) => name === 'ask');
    await ask?.edit({ description: 'Asks again' });
    expect(discord.commands()[0]?.description).toBe('Asks again');
    await ask?.delete();
    expect(discord.commands().map(({ name }) => name)).toEqual(['config', 'Find sources']);
  });
});
