import { ApplicationCommandType } from 'discord.js';
import { moderatorPermissions } from '../../asker.js';
import { feedsHere, forCurators, layOutPage } from '../../browsing/panels/feeds.js';
import { command, offeredToModerators } from '../../command.js';

/** `/feeds`: the feeds whose new articles come by themselves, in a panel that changes them. */
export const feedsCommand = command({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'feeds',
    description: 'See, add and remove feeds, whose new articles I add by myself',
    ...offeredToModerators,
  },
  asks: false,
  needs: moderatorPermissions,
  isPrivate: () => true,
  run: ({ asker, bot }) =>
    forCurators(asker, bot, async (records) =>
      layOutPage(await feedsHere(records, asker, bot), 0, null, asker, bot),
    ),
});
