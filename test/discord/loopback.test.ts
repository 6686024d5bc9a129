import { Client, GatewayIntentBits, Partials } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectWell, type Loopback, startLoopback } from './loopback/loopback.js';

let discord: Loopback;
let client: Client;

beforeEach(async () => {
  discord = await startLoopback();
  client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
    ],
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    rest: { api: discord.apiUrl, version: '10' },
  });
});
afterEach(async () => {
  await client.destroy();
  await discord.stop();
});

describe('the loopback', () => {
  it('smoke', async () => {
    const guild = discord.guild();
    const news = guild.channel('news');
    const reader = guild.member('reader');
    client.on('messageCreate', (message) => {
      if (message.author.id !== discord.botId) message.reply(`you said: ${message.content}`);
    });
    client.on('interactionCreate', async (interaction) => {
      if (interaction.isChatInputCommand()) {
        await interaction.deferReply({ flags: 64 });
        await interaction.editReply({
          content: 'done',
          components: [
            { type: 1, components: [{ type: 2, style: 1, label: 'More', custom_id: 'more' }] },
          ],
        });
      } else if (interaction.isButton()) {
        await interaction.update({ content: 'more', components: [] });
      }
    });
    await client.login(discord.token);
    await discord.gateway.ready();
    await discord.until(() => client.isReady());
    await client.application?.commands.set([
      {
        name: 'ask',
        description: 'Asks',
        options: [{ type: 3, name: 'question', description: 'What', required: true }],
      },
    ]);
    await reader.say(news, `<@${discord.botId}> hello`);
    expect((await news.nextMessage()).content).toContain('hello');
    const asked = await reader.slash(news, 'ask', { question: 'what?' });
    const answer = await asked.reply();
    await (await reader.press(answer, 'More')).reply();
    await reader.say(reader.dm(), 'hello there');
    expect((await reader.dm().nextMessage()).content).toContain('hello there');
    console.log(discord.transcript(news, { as: reader }));
    await expectWell(discord);
  });
});
