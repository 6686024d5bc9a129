import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { completeArticle, findArticle, showPassage } from '../browsing/lookup.js';
import { command } from '../command.js';
import { layOutCandidates } from '../view/article.js';

/** `/passage`: one passage of an article with its neighbours. */
export const passageCommand = command({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'passage',
    description: 'Read an article, passage by passage',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'article',
        description: "Part of its title, or what it's about",
        required: true,
        autocomplete: true,
        max_length: 300,
      },
      {
        type: ApplicationCommandOptionType.Integer,
        name: 'number',
        description: 'Which passage (default: the first)',
        min_value: 1,
      },
    ],
  },
  asks: false,
  isPrivate: () => true,
  run: async ({ options, asker, bot }) => {
    const { words } = asker;
    const found = await findArticle(options.article, asker, bot);
    return found.kind === 'article'
      ? showPassage(found.article, (options.number ?? 1) - 1, bot.engineAt(asker).library, words)
      : layOutCandidates(found, words);
  },
  complete: completeArticle,
});
