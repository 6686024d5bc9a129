import { ApplicationCommandType } from 'discord.js';
import { command } from '../command.js';
import { layOutStatus } from '../view/server.js';

/** `/status`: what the bot holds, and since when it runs. */
export const statusCommand = command({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'status',
    description: "See how many articles I quote from, and since when I've been running",
  },
  asks: false,
  isPrivate: () => true,
  run: async ({ asker, bot }) => {
    const { library } = bot.engineAt(asker);
    const [held, publishers, newest] = await Promise.all([
      library.status(),
      library.publishers(),
      library.headlines({}, { offset: 0, limit: 1 }),
    ]);
    return layOutStatus(
      {
        library: held,
        publishers: publishers.length,
        newest: newest.items[0]?.date ?? null,
        startedAt: new Date(Date.now() - process.uptime() * 1000),
      },
      asker.words,
    );
  },
});
