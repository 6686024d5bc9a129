import { ApplicationCommandType } from 'discord.js';
import { lastDay } from '../../answer/about/on-record.js';
import { hasPermissions, moderatorPermissions } from '../asker.js';
import { command } from '../command.js';
import { layOutHelp } from '../view/server.js';

/** What any collection answers in which an article has a date. In English, as the articles are. */
const example = "What's the latest news?";

/** `/help`: how to use the bot, on one screen. */
export const helpCommand = command({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'help',
    description: 'Show how to ask me, and what else I can do',
  },
  asks: false,
  isPrivate: () => true,
  run: async ({ asker, bot }) => {
    const { library } = bot.engineAt(asker);
    const dated = await library.headlines({ before: lastDay }, { offset: 0, limit: 1 });
    const view = {
      example: dated.total > 0 ? example : null,
      moderator: hasPermissions(asker, moderatorPermissions),
      keepDays: bot.settings.discord.keepDays,
    };
    return bot.mentionCommands(layOutHelp(view, asker.words));
  },
});
