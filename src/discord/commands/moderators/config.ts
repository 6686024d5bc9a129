import { ApplicationCommandType } from 'discord.js';
import { moderatorPermissions } from '../../asker.js';
import { forServer } from '../../browsing/for-server.js';
import { showConfig } from '../../browsing/panels/config.js';
import { command, offeredToModerators } from '../../command.js';

/** `/config`: where, by whom and how the bot may be asked on a server, in a panel that changes it. */
export const configCommand = command({
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'config',
    description: 'See and change where I answer on this server, and who can ask me',
    ...offeredToModerators,
  },
  asks: false,
  needs: moderatorPermissions,
  isPrivate: () => true,
  run: ({ asker, bot }) =>
    forServer(asker, async (guildId) => showConfig(guildId, null, asker, bot)),
});
