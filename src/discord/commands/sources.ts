import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { isDay } from '../../answer/ask.js';
import type { Library } from '../../library/library.js';
import { fold } from '../../library/words.js';
import { command } from '../command.js';
import { isHashed, keyOf } from '../keys.js';
import { payload } from '../payload.js';
import { showSources } from '../presses/sources.js';
import { suggestSources } from '../suggestions.js';

/** `/sources`: the articles that can be quoted, page by page. */
export const sourcesCommand = command({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'sources',
    description: 'List the articles that I quote from',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'publisher',
        description: 'Only articles of this publisher, or with this in the title',
        autocomplete: true,
        max_length: 100,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'after',
        description: 'Only articles published on this day or later, YYYY-MM-DD',
        max_length: 10,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'before',
        description: 'Only articles published on this day or earlier, YYYY-MM-DD',
        max_length: 10,
      },
    ],
  },
  asks: false,
  isPrivate: () => true,
  run: async ({ options, asker: { words }, door }) => {
    const { library } = door.engine;
    const after = options.after?.trim() || null;
    const before = options.before?.trim() || null;
    if ([after, before].some((day) => day !== null && !isDay(day))) {
      return payload(words.failures.invalidDate);
    }
    const typed = options.publisher?.trim() || null;
    const source = typed === null ? null : await sourceMeant(typed, library);
    if (source === undefined) return payload(words.sources.filterTooLong);
    return showSources({ offset: 0, source, after, before }, library, words);
  },
  complete: suggestSources,
});

/**
 * The filter that a typed text stands for: the text itself, or where that is too long for the
 * buttons, the publisher that it names. `undefined` where it names none, or several.
 */
async function sourceMeant(typed: string, library: Library): Promise<string | undefined> {
  if (!isHashed(keyOf(typed))) return typed;
  const publishers = await library.publishers();
  const part = fold(typed);
  const named = publishers.filter((name) => fold(name).includes(part));
  return named.length === 1 ? named[0] : named.find((name) => fold(name) === part);
}
