import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { completeArticle, findArticle, showArticle } from '../browsing/lookup.js';
import { command } from '../command.js';
import { layOutCandidates } from '../view/article.js';

/** `/source`: one article, by its title or by what it says. */
export const sourceCommand = command({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'source',
    description: "Show an article: where it's from, how it begins, where else it appeared",
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'title',
        description: "Part of its title, or what it's about",
        required: true,
        autocomplete: true,
        max_length: 300,
      },
    ],
  },
  asks: false,
  isPrivate: () => true,
  run: async ({ options, asker, bot }) => {
    const { words } = asker;
    const found = await findArticle(options.title, asker, bot);
    return found.kind === 'article'
      ? showArticle(found.article, bot.engineAt(asker).library, words)
      : layOutCandidates(found, words);
  },
  complete: completeArticle,
});
