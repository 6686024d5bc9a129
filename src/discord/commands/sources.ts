import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { filterTyped } from '../browsing/article-filter.js';
import { publishedOptions } from '../browsing/common-options.js';
import { listSources } from '../browsing/lists.js';
import { suggestSources } from '../browsing/suggestions.js';
import { command } from '../command.js';
import { payload } from '../payload.js';

/** `/sources`: the articles that can be quoted, page by page. */
export const sourcesCommand = command({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'sources',
    description: 'List the articles I quote from',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'publisher',
        description: 'Only articles by this publisher or author, or with this in the title',
        autocomplete: true,
        max_length: 100,
      },
      ...publishedOptions,
    ],
  },
  asks: false,
  isPrivate: () => true,
  run: async ({ options: { publisher, after, before }, asker, bot }) => {
    const { words } = asker;
    const filter = filterTyped({ source: publisher, after, before });
    if (filter === null) return payload(words.failures.invalidDate);
    return listSources(filter, bot.engineAt(asker).library, words);
  },
  complete: suggestSources,
});
