import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { command } from '../command.js';
import { payload } from '../payload.js';

/** `/forget me`: drops everything that is kept of who asks for it, on every server. */
export const forgetCommand = command({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'forget',
    description: 'Have what I keep of you deleted',
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'me',
        description: 'Delete your questions, their answers and your votes, on all servers',
      },
    ],
  },
  asks: false,
  isPrivate: () => true,
  run: async ({ asker, door }) => {
    const { forget } = asker.words;
    const { answers, votes } = await door.records.forgetMember(asker.userId);
    if (answers === 0 && votes === 0) return payload(forget.nothing);
    const said = forget.done(answers, votes);
    return payload(answers === 0 ? said : `${said}\n${forget.messagesStay}`);
  },
});
