import type { ServerSettings } from '../../../records/records.js';
import type { Asker } from '../../asker.js';
import type { BotContext } from '../../context.js';
import { mostChoices } from '../../limits.js';
import type { Payload } from '../../payload.js';
import { layOutConfig, type ServerList } from '../../view/config.js';

/** Shows a server's settings in the panel. `news`: what has just come of a click, if any. */
export function showConfig(
  guildId: string,
  news: string | null,
  { words, channelId }: Pick<Asker, 'words' | 'channelId'>,
  bot: Pick<BotContext, 'servers' | 'settings' | 'places'>,
): Payload {
  const server = bot.servers.of(guildId);
  const { messageContent } = bot.settings.discord;
  const unmarkable = server.marksUnanswered
    ? server.questionChannels.filter((id) => bot.places.channel(id)?.mayMark === false)
    : [];
  const { questionChannels, allowedChannels } = server;
  const named = [...new Set([...questionChannels, ...allowedChannels])];
  const threadless = server.answersInThreads
    ? (named.length > 0 ? named : [channelId]).filter(
        (id) => bot.places.channel(id)?.mayOpenThreads === false,
      )
    : [];
  const chosenIn = (list: ServerList) => chosen(list, server, guildId, bot);
  return layOutConfig(
    server,
    {
      news,
      messageContent,
      unmarkable,
      threadless,
      chosen: {
        questionChannels: chosenIn('questionChannels'),
        allowedChannels: chosenIn('allowedChannels'),
        allowedRoles: chosenIn('allowedRoles'),
      },
    },
    words,
  );
}

/**
 * What of a list a select shows as chosen. Discord has answered 500 to a select that named a thread
 * (discord/discord-api-docs#6719), so threads and what is gone are left out.
 */
export function chosen(
  list: ServerList,
  server: ServerSettings,
  guildId: string,
  { places }: Pick<BotContext, 'places'>,
): readonly string[] {
  const known = (id: string): boolean =>
    list === 'allowedRoles' ? places.hasRole(guildId, id) : places.channel(id)?.isThread === false;
  return server[list].filter(known).slice(0, mostChoices);
}
