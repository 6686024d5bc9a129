import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  channelMention,
} from 'discord.js';
import { notAQuestion } from '../../answer/question/small-talk.js';
import type { Follow, FollowSettings } from '../../records/follows.js';
import { newRecordId } from '../../records/record-id.js';
import { fold, tokens } from '../../text/words.js';
import type { Asker } from '../asker.js';
import { command, type OptionsOf, type SlashData } from '../command.js';
import type { BotContext } from '../context.js';
import { showFollows } from '../follows/panel.js';
import { quietHoursIn, timeThere, timeZoneNamed, timeZonesWith } from '../follows/quiet.js';
import { hindranceIn } from '../follows/where.js';
import { mostChoices } from '../limits.js';
import { escapeMarkdown } from '../view/text/markdown.js';
import { inOneLine } from '../view/text/shorten.js';

/** The most that one member may follow: what a panel and its select have room for. */
const mostFollows = 20;
/** One word names a subject, and asks nothing that a sentence could answer. */
const fewestWords = 2;

const data = {
  type: ApplicationCommandType.ChatInput,
  name: 'follow',
  description: 'Hear of new articles that answer a question, and see what you follow',
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: 'topic',
      description: 'A question or a topic, in a few words',
      max_length: 200,
    },
    {
      type: ApplicationCommandOptionType.Channel,
      name: 'channel',
      description: 'Where I tell you (by default in a direct message)',
      channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
    },
    {
      type: ApplicationCommandOptionType.String,
      name: 'quiet',
      description: 'Hours in which I tell you nothing, such as 22-7, or off',
      max_length: 20,
    },
    {
      type: ApplicationCommandOptionType.String,
      name: 'timezone',
      description: 'Your time zone, for the quiet hours',
      autocomplete: true,
      max_length: 60,
    },
    {
      type: ApplicationCommandOptionType.Integer,
      name: 'most',
      description: 'The most messages in a day (5 by default)',
      min_value: 1,
      max_value: 20,
    },
  ],
} as const satisfies SlashData;

type Options = OptionsOf<typeof data>;

/** `/follow`: follows a question or a topic, sets how one is told, and shows what one follows. */
export const followCommand = command({
  data,
  asks: false,
  isPrivate: () => true,
  run: async ({ options, asker, bot }) => {
    const changed = await changeSettings(options, asker, bot);
    const problem = changed.problem ?? null;
    const followed = problem === null ? await follow(options, asker, bot) : null;
    const news = problem ?? followed ?? (changed.saved ? asker.words.config.saved : null);
    return showFollows(news, asker, bot);
  },
  complete: async ({ typed, asker: { words }, bot }) =>
    timeZonesWith(typed)
      .slice(0, mostChoices)
      .map((zone) => ({
        name: `${zone} · ${timeThere(zone, bot.now(), words.locale)}`,
        value: zone,
      })),
});

/** Follows what is given, if anything is; returns what has come of it in words. */
async function follow(
  { topic, channel }: Options,
  asker: Asker,
  bot: BotContext,
): Promise<string | null> {
  const { words, userId } = asker;
  const { follows } = words;
  const channelId = channel ?? null;
  if (topic === undefined) return channelId === null ? null : follows.noTopic;
  const question = inOneLine(topic);
  if (notAQuestion(question) !== null || tokens(question).length < fewestWords) {
    return follows.tooShort;
  }
  const refused = channelId === null ? null : await refusalIn(channelId, asker, bot);
  if (refused !== null) return refused;
  const own = await bot.records.follows(userId);
  const isSame = (one: Follow): boolean =>
    one.channelId === channelId && fold(one.question) === fold(question);
  if (own.some(isSame)) return follows.already;
  if (own.length >= mostFollows) return follows.tooMany(mostFollows);
  await bot.records.keepFollow({
    id: newRecordId(),
    userId,
    // A direct message shows what any direct message does: what all servers share.
    guildId: channelId === null ? null : asker.guildId,
    channelId,
    question,
    madeAt: bot.now().toISOString(),
    locale: words.locale,
  });
  return follows.followed(escapeMarkdown(question));
}

/** Why the member can't be told in a channel, in words; `null` if nothing hinders it. */
async function refusalIn(
  channelId: string,
  { guildId, viaMember, userId, words }: Asker,
  { places, servers }: BotContext,
): Promise<string | null> {
  const { notThere } = words.follows;
  const channel = channelMention(channelId);
  if (guildId === null || viaMember) return notThere.bot(channel);
  const rights = await places.rights(guildId, channelId, userId);
  if (rights === null || rights === 'gone' || rights === 'left') return notThere.bot(channel);
  const hindrance = hindranceIn(channelId, rights, servers.of(guildId));
  return hindrance === null ? null : notThere[hindrance](channel);
}

/** Changes how the member wants to be told, if the options say so; `problem`: why not, in words. */
async function changeSettings(
  { quiet, timezone, most }: Options,
  { userId, words: { follows } }: Asker,
  { records }: BotContext,
): Promise<{ readonly saved: boolean; readonly problem?: string }> {
  const before = await records.followSettings(userId);
  const timeZone = timezone === undefined ? before.timeZone : timeZoneNamed(timezone);
  if (timezone !== undefined && timeZone === null) {
    return { saved: false, problem: follows.unknownTimeZone };
  }
  const isOff = quiet !== undefined && /^(?:off|no|none|-|0)$/i.test(quiet.trim());
  const hours = quiet === undefined ? before.quiet : isOff ? null : quietHoursIn(quiet);
  if (quiet !== undefined && !isOff && hours === null) {
    return { saved: false, problem: follows.invalidHours };
  }
  if (hours !== null && timeZone === null) return { saved: false, problem: follows.needsTimeZone };
  const next: FollowSettings = {
    ...before,
    quiet: hours,
    timeZone,
    mostADay: most ?? before.mostADay,
  };
  if (JSON.stringify(next) === JSON.stringify(before)) return { saved: false };
  await records.setFollowSettings(userId, next);
  return { saved: true };
}
