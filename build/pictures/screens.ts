import { en } from '../../src/locales/en.js';
import type { Loopback } from '../../test/discord/loopback/loopback.js';
import type { Member } from '../../test/discord/loopback/member.js';
import type { Message } from '../../test/discord/loopback/message.js';
import type { Channel, Guild } from '../../test/discord/loopback/places.js';
import { configure } from '../../test/discord/panel.js';
import { type Newsroom, newsScreens } from './news-screens.js';

/** A screen, and the messages on it. */
export interface Screen {
  readonly name: string;
  readonly messages: readonly Message[];
}

/** Asks the bot for everything that it can show. */
export async function screensOf(room: Newsroom): Promise<readonly Screen[]> {
  const { discord, guild } = room;
  const reader = guild.member('reader');
  const moderator = guild.member('moderator', { permissions: ['ManageGuild'] });
  const mention = `<@${discord.botId}>`;
  const asked = async (name: string, question: string): Promise<Screen> => {
    const channel = guild.channel(name);
    const message = await reader.say(channel, `${mention} ${question}`);
    return { name, messages: [message, await discord.nextMessage(channel)] };
  };
  const answer = await asked('answer', 'what did the UN report say about crypto theft?');
  const closest = await asked('closest', 'Why does China say the sanctions should be eased?');
  const refusal = await asked('refusal', 'How many missiles did North Korea launch in 2016?');
  const several = await asked(
    'several',
    'How much did hackers steal from crypto exchanges? And who is the mayor of Lisbon?',
  );
  const channel = guild.channel('private');
  return [
    answer,
    closest,
    refusal,
    several,
    ...(await privately(reader, channel)),
    await commandOf('gaps', moderator, channel),
    await commandOf('config', moderator, channel),
    await commandOf('help', reader, channel),
    await commandOf('status', reader, channel),
    await commandOf('sources', reader, channel),
    await inThread(discord, { reader, moderator, guild }),
    ...(await newsScreens(room)),
    // Last, as it adds a server: with two of them, no moderator may change what both share.
    await welcome(discord),
  ];
}

/** A question in a channel whose moderators have it answered in a thread, a follow-up, and both answers. */
async function inThread(
  discord: Loopback,
  { reader, moderator, guild }: Record<'reader' | 'moderator', Member> & { readonly guild: Guild },
): Promise<Screen> {
  const channel = guild.channel('threads');
  await configure(moderator, channel, en.config.switches.answersInThreads.turnOn);
  const mention = `<@${discord.botId}>`;
  const asked = await reader.say(channel, `${mention} who obtained a copy of the UN report?`);
  const thread = await discord.until(() => asked.thread ?? undefined, 'a thread');
  const answer = await discord.nextMessage(thread);
  const next = await reader.say(thread, `${mention} and what does it say about missiles?`);
  return { name: 'thread', messages: [asked, answer, next, await discord.nextMessage(thread)] };
}

/** What the bot says of itself on a server that adds it. */
async function welcome(discord: Loopback): Promise<Screen> {
  const guild = discord.guild({
    before: (added) => {
      added.systemChannel = added.channel('general');
    },
  });
  const { systemChannel } = guild;
  if (systemChannel === null) throw new Error('The server has no system channel.');
  return { name: 'welcome', messages: [await discord.nextMessage(systemChannel)] };
}

async function privately(reader: Member, channel: Channel): Promise<Screen[]> {
  const values = {
    question: 'who obtained a copy of the UN report?',
    source: 'Pullquote briefs',
    private: true,
  };
  const reply = await (await reader.slash(channel, 'ask', values)).reply();
  const context = await (await reader.press(reply, 'More context')).reply();
  const shared = await (await reader.press(reply, 'Share')).reply();
  return [
    { name: 'private', messages: [reply] },
    { name: 'context', messages: [context] },
    { name: 'shared', messages: [shared] },
  ];
}

async function commandOf(name: string, member: Member, channel: Channel): Promise<Screen> {
  return { name, messages: [await (await member.slash(channel, name)).reply()] };
}
