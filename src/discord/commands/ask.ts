import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { answerQuestion } from '../asking/answer-question.js';
import { filterTyped } from '../browsing/article-filter.js';
import { publishedOptions } from '../browsing/common-options.js';
import { suggestSources } from '../browsing/suggestions.js';
import { command } from '../command.js';
import { payload } from '../payload.js';

/** `/ask`: a question, with filters. */
export const askCommand = command({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'ask',
    description: 'Ask a question: you get the passage that answers it, word for word',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'question',
        description: 'Your question, in a full sentence',
        required: true,
        max_length: 1000,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'source',
        description: 'Only articles by this publisher or author, or with this in the title',
        autocomplete: true,
        max_length: 100,
      },
      ...publishedOptions,
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'private',
        description: 'Whether only you can see the answer',
      },
    ],
  },
  asks: true,
  forMembers: true,
  isPrivate: (options, asker, { servers }) => {
    if (asker.viaMember) return options.private ?? true;
    return (
      asker.guildId !== null && (options.private ?? servers.of(asker.guildId).privateByDefault)
    );
  },
  run: async ({ options, asker, bot, place, private: hidden, ...reply }) => {
    const { question } = options;
    const filter = filterTyped(options);
    if (filter === null) return payload(asker.words.failures.invalidDate);
    const asked = {
      question,
      filter,
      askedVia: 'slash',
      asker,
      private: hidden,
      topic: null,
    } as const;
    await answerQuestion({ asked, place }, reply, bot);
    return null;
  },
  complete: suggestSources,
});
