import type { Loopback } from '../../test/discord/loopback/loopback.js';
import type { Member } from '../../test/discord/loopback/member.js';
import type { Message } from '../../test/discord/loopback/message.js';
import type { Channel } from '../../test/discord/loopback/places.js';

/** A screen, and the messages on it. */
export interface Screen {
  readonly name: string;
  readonly messages: readonly Message[];
}

/** Asks the bot for everything that it can show about an answer. */
export async function screensOf(discord: Loopback): Promise<readonly Screen[]> {
  const guild = discord.guild();
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
    await commandOf('help', reader, channel),
  ];
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
