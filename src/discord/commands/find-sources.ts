import { ApplicationCommandType } from 'discord.js';
import { notAQuestion } from '../../answer/question/small-talk.js';
import { answerQuestion } from '../asking/answer-question.js';
import { command } from '../command.js';
import { payload } from '../payload.js';
import { shorten } from '../view/text/shorten.js';

/** How many characters of a message are read: as many as `/ask` takes. */
const longestRead = 1000;

/** "Find sources" in a message's menu: what do the articles say about this message? */
export const findSourcesCommand = command({
  data: { type: ApplicationCommandType.Message, name: 'Find sources' },
  asks: true,
  forMembers: true,
  // The message's author didn't ask; the member who did can share the answer.
  isPrivate: (_, { guildId, viaMember }) => viaMember || guildId !== null,
  run: async ({ options, asker, bot, place, private: hidden, ...reply }) => {
    const question = shorten(options.text, longestRead);
    // The message's author wasn't talking to the bot.
    if (notAQuestion(question) !== null) return payload(asker.words.smallTalk.nothing);
    const asked = {
      question,
      filter: {},
      askedVia: 'menu',
      asker,
      private: hidden,
      topic: null,
    } as const;
    await answerQuestion({ asked, place }, reply, bot);
    return null;
  },
});
