import { ApplicationCommandType } from 'discord.js';
import { hasPermissions, moderatorPermissions } from '../asker.js';
import { command } from '../command.js';
import { layOutHelp } from '../view/server.js';

/** `/help`: how to use the bot, on one screen. */
export const helpCommand = command({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'help',
    description: 'Show how to ask me, and what else I can do',
  },
  asks: false,
  isPrivate: () => true,
  run: async ({ asker, bot }) =>
    layOutHelp(
      {
        example: await bot.example.current(Date.now()),
        moderator: hasPermissions(asker, moderatorPermissions),
        keepDays: bot.settings.discord.keepDays,
      },
      asker.words,
    ),
});
