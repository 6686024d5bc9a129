import { describe, expect, it } from 'vitest';
import { ownProcesses } from './recovery/own-process.js';

const questions = [
  'What did the UN report say about crypto theft?',
  'Who obtained a copy of the report?',
  'Who won the football world cup?',
  'How did Seoul answer?',
];

describe('a crowd', () => {
  it('of 50 members with four questions each is answered, every question once', async () => {
    // In a process of its own, as it runs: here, Discord's work would hold up the bot's.
    const { discord, start } = await ownProcesses({ ackWithinMs: 3_000, patienceMs: 200_000 });
    await start();
    const guild = discord.guild();
    const channel = guild.channel('news');
    const uses = await Promise.all(
      Array.from({ length: 50 }, async (_, i) => {
        const reader = guild.member(`reader ${i}`);
        const [first = '', second = '', third = '', fourth = ''] = questions;
        const mentions = [first, second].map((text) =>
          reader.say(channel, `<@${discord.botId}> ${text}`),
        );
        const commands = [third, fourth].map((question) =>
          reader.slash(channel, 'ask', { question }),
        );
        return { mentions: await Promise.all(mentions), commands: await Promise.all(commands) };
      }),
    );
    const isAnswer = (text: string): boolean =>
      /\*\*(?:Likely answer|Closest match)|I couldn't find that/.test(text);
    for (const { mentions, commands } of uses) {
      for (const command of commands) {
        expect(await command.reply(({ text }) => isAnswer(text))).toBeTruthy();
      }
      for (const mention of mentions) {
        await channel.waitFor(
          ({ text, replyTo }) => replyTo === mention && isAnswer(text),
          'an answer to a mention',
        );
      }
    }
    const replies = channel.messages.filter(({ author }) => author.id === discord.botId);
    expect(replies).toHaveLength(200);
    expect(replies.every(({ text }) => isAnswer(text))).toBe(true);
  }, 240_000);
});
