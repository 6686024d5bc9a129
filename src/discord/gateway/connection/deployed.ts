import { ApplicationCommandOptionType, ApplicationCommandType, type Client } from 'discord.js';
import type { Logger } from 'pino';
import type { CommandIds } from '../../view/text/command-mentions.js';

/**
 * Asks Discord for the ids of the deployed slash commands; of one with subcommands, each of these. Members look
 * for `/ask` first, and Discord shows only deployed commands: if there are none, the log says so. It never
 * throws.
 *
 * @param guildId the server that they are deployed to; `undefined`: all
 */
export async function idsOfDeployed(
  client: Client<true>,
  guildId: string | undefined,
  log: Logger,
): Promise<CommandIds> {
  try {
    const scope = guildId === undefined ? {} : { guildId };
    const deployed = await client.application.commands.fetch(scope);
    if (deployed.size === 0) log.warn('no commands are deployed: run `pullquote deploy`');
    const slash = [...deployed.values()].filter(
      ({ type }) => type === ApplicationCommandType.ChatInput,
    );
    return new Map(
      slash.flatMap(({ name, id, options }): [string, string][] => {
        const below = options.filter(
          ({ type }) => type === ApplicationCommandOptionType.Subcommand,
        );
        if (below.length === 0) return [[name, id]];
        return below.map((one) => [`${name} ${one.name}`, id]);
      }),
    );
  } catch (err) {
    log.warn({ err }, 'could not see which commands are deployed');
    return new Map();
  }
}
