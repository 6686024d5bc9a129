import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { readPending } from '../asking/pending.js';
import { command } from '../command.js';
import { payload } from '../payload.js';

/** `/forget me`: deletes everything that is kept about the member, on every server. */
export const forgetCommand = command({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'forget',
    description: 'Delete what I keep about you',
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'me',
        description: 'Delete your questions, answers, votes and what you follow, on all servers',
      },
    ],
  },
  asks: false,
  isPrivate: () => true,
  run: async ({ asker: { userId, words }, bot }) => {
    const { forget } = words;
    // This command is pending, too.
    const waiting = (await bot.records.pending()).filter(
      (one) => one.userId === userId && readPending(one.state)?.kind === 'question',
    ).length;
    const { answers, votes, follows } = await bot.records.forgetMember(userId);
    const lines = [
      answers + votes > 0 && forget.done(answers, votes),
      follows > 0 && forget.follows(follows),
      waiting > 0 && forget.waiting(waiting),
      answers > 0 && forget.messagesStay,
    ].filter((line) => line !== false);
    return payload(lines.length === 0 ? forget.nothing : lines.join('\n'));
  },
});
