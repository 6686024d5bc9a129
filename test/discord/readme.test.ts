import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageFolder } from '../../src/settings.js';
import type { Member } from './loopback/member.js';
import type { Channel } from './loopback/places.js';
import { recordsOf } from './members/reading.js';
import { type RunningBot, runningBot } from './running-bot.js';

const shownTo = readFileSync(path.join(packageFolder, 'docs', 'discord.md'), 'utf8').split('```\n');
const question = 'what did the UN report say about crypto theft?';

/** A channel's transcript, its lines broken as the document's are. */
function shown({ discord }: RunningBot, channel: Channel, as: Member): string {
  return discord
    .transcript(channel, { as })
    .replace(/<t:\d+:R>/g, 'a moment ago')
    .replace(/(discord\.com\/channels)\/\d+\/\d+\/\d+/g, '$1/…')
    .trim()
    .split('\n')
    .map((line) => broken(line.trimEnd()))
    .join('\n');
}

const width = 100;

function broken(line: string): string {
  const [indent = ''] = /^ *(?:▌ )?(?:> )?/.exec(line) ?? [];
  const lines: string[] = [];
  let current = indent;
  for (const word of line.slice(indent.length).split(' ')) {
    const longer = current === indent ? `${indent}${word}` : `${current} ${word}`;
    if (longer.length > width && current !== indent) {
      lines.push(current);
      current = `${indent}${word}`;
    } else {
      current = longer;
    }
  }
  return [...lines, current].join('\n');
}

/** How sure an answer is, in hundredths. */
const sureness = /\((\d+)%\)/g;
const level = (text: string): string => text.replace(sureness, '(…%)');
const hundredths = (text: string): number[] =>
  [...text.matchAll(sureness)].map(([, number]) => Number(number));

/** In the document, but for hundredths: processors round a model's sums differently. */
function expectInDocument(transcript: string): void {
  expect(shownTo.map(level)).toContain(level(transcript));
  const printed = hundredths(shownTo.find((one) => level(one) === level(transcript)) ?? '');
  for (const [i, found] of hundredths(transcript).entries()) {
    expect(Math.abs(found - (printed[i] ?? 0))).toBeLessThanOrEqual(4);
  }
}

describe('the transcripts in docs/ are what a run gives', () => {
  it('a question by mention, and a follow-up', async () => {
    const running = await runningBot();
    const { discord } = running;
    const guild = discord.guild();
    const channel = guild.channel('news');
    const reader = guild.member('reader');
    await reader.say(channel, `<@${discord.botId}> ${question}`);
    const answer = await discord.nextMessage(channel);
    // It is kept once it has been sent; nobody replies within milliseconds.
    const records = recordsOf(running);
    await expect.poll(() => records.answerInMessage(answer.id)).not.toBeNull();
    await reader.say(channel, 'And what did they steal in 2021?', { replyTo: answer });
    await discord.nextMessage(channel);
    expectInDocument(`${shown(running, channel, reader)}\n`);
  });

  it('a private answer, shared', async () => {
    const running = await runningBot();
    const guild = running.discord.guild();
    const channel = guild.channel('news');
    const reader = guild.member('reader');
    const values = { question: 'who obtained a copy of the UN report?', private: true };
    const asked = await reader.slash(channel, 'ask', values);
    await (await reader.press(await asked.reply(), 'Share')).reply();
    expectInDocument(`${shown(running, channel, reader)}\n`);
  });

  it('what the articles do not say, and what moderators see of it', async () => {
    const running = await runningBot();
    const guild = running.discord.guild();
    const channel = guild.channel('news');
    const reader = guild.member('reader');
    const moderator = guild.member('moderator', { permissions: ['ManageGuild'] });
    const asked = await reader.slash(channel, 'ask', {
      question: 'how many ballistic missiles did Iran launch in January?',
    });
    await asked.reply();
    await (await moderator.slash(channel, 'gaps')).reply();
    expectInDocument(`${shown(running, channel, moderator)}\n`);
  });
});
