import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type LocalizationMap,
} from 'discord.js';
import type { CommandName, Language } from '../../locales/catalogue.js';
import type { CommandData, OptionData, SubcommandData } from '../command.js';

/** What is the same of a command, a subcommand and an option: its names and descriptions. */
interface Named {
  readonly name: string;
  readonly name_localizations?: LocalizationMap;
  readonly description?: string;
  readonly description_localizations?: LocalizationMap;
}

export interface OptionBody extends Named, Partial<Omit<OptionData, 'type' | keyof Named>> {
  readonly type: ApplicationCommandOptionType;
  readonly options?: readonly OptionBody[];
}

/** A command as Discord's API takes it. */
export interface CommandBody extends Named {
  readonly type: ApplicationCommandType;
  readonly options?: readonly OptionBody[];
  readonly default_member_permissions?: string;
  readonly contexts?: readonly InteractionContextType[];
  readonly integration_types?: readonly ApplicationIntegrationType[];
}

/** Where the bot itself is: in servers, and in direct messages with it. */
const whereItIs = [InteractionContextType.Guild, InteractionContextType.BotDM];

/** Of a command that members may bring along: these, and their direct messages and groups with others. */
const anywhere = {
  contexts: [...whereItIs, InteractionContextType.PrivateChannel],
  integration_types: [
    ApplicationIntegrationType.GuildInstall,
    ApplicationIntegrationType.UserInstall,
  ],
};

/**
 * A command in all languages, as it is deployed to all servers. English is the original; a language
 * that lacks a name leaves it out.
 *
 * @param forMembers whether members who install the bot for themselves have it wherever they are
 */
export function localize(
  data: CommandData,
  languages: readonly Language[],
  forMembers = false,
): CommandBody {
  const { contexts = whereItIs, ...original } = data;
  const shared = forMembers
    ? anywhere
    : { contexts, integration_types: [ApplicationIntegrationType.GuildInstall] };
  if (original.type === ApplicationCommandType.Message) {
    return { ...original, ...localized(original.name, languages), ...shared };
  }
  const { options, ...command } = original;
  return {
    ...command,
    ...localized(command.name, languages),
    ...(options && { options: localizeOptions(options, command.name, languages) }),
    ...shared,
  };
}

function localizeOptions(
  options: readonly (OptionData | SubcommandData)[],
  path: string,
  languages: readonly Language[],
): OptionBody[] {
  return options.map((option) => {
    const own = `${path}.${option.name}`;
    if (option.type !== ApplicationCommandOptionType.Subcommand) {
      return { ...option, ...localized(own, languages) };
    }
    return {
      ...option,
      ...localized(own, languages),
      ...(option.options && { options: localizeOptions(option.options, own, languages) }),
    };
  });
}

function localized(path: string, languages: readonly Language[]): Omit<Named, 'name'> {
  const names = byLocale(path, languages, ({ name }) => name);
  const descriptions = byLocale(path, languages, ({ description }) => description);
  return {
    ...(names && { name_localizations: names }),
    ...(descriptions && { description_localizations: descriptions }),
  };
}

function byLocale(
  path: string,
  languages: readonly Language[],
  take: (named: CommandName) => string | undefined,
): LocalizationMap | null {
  const entries = languages.flatMap(({ locales, commands }) => {
    const named = Object.hasOwn(commands, path) ? commands[path] : undefined;
    const text = named && take(named);
    return text === undefined ? [] : locales.map((locale) => [locale, text] as const);
  });
  return entries.length === 0 ? null : Object.fromEntries(entries);
}
