import {
  type APIApplicationCommandOptionChoice,
  ApplicationCommandOptionType,
  type ApplicationCommandType,
  type Attachment,
  type ChannelType,
  type CommandInteractionOption,
  InteractionContextType,
} from 'discord.js';
import { type Asker, moderatorPermissions } from './asker.js';
import type { BotContext, InteractionContext } from './context.js';
import type { Payload } from './payload.js';

/** A command: what Discord registers, and what the bot does. */
export interface Command<Data extends CommandData = CommandData> {
  readonly data: Data;
  /** Whether it asks a question: then the channel, the roles and the cooldown count. */
  readonly asks: boolean;
  /** Whether members who install the bot for themselves have it wherever they are, if the operator lets them. */
  readonly forMembers?: boolean;
  /** Permission bits that are checked again, whatever the server's settings show or hide. */
  readonly needs?: bigint;
  /** Whether only the asker sees the reply. Decided before any work, from what is in memory. */
  isPrivate(options: OptionsOf<Data>, asker: Asker, bot: BotContext): boolean;
  /** What to show in the end; `null`: the reply stays as `show` left it. */
  run(context: CommandContext<OptionsOf<Data>>): Promise<Payload | null>;
  /** At most 25 choices, names and values of up to 100 characters. */
  complete?(completion: Completion): Promise<readonly APIApplicationCommandOptionChoice<string>[]>;
}

/** A command that a member runs. `show` is for progress: the payload that `run` returns comes last. */
export interface CommandContext<Options> extends InteractionContext {
  readonly options: Options;
}

/** An option that a member is typing. */
export interface Completion {
  /** Name of the option and what is typed of it so far. */
  readonly option: string;
  readonly typed: string;
  /** The other options as far as they are filled in: raw values by name. */
  readonly others: OptionValues;
  readonly asker: Asker;
  readonly bot: BotContext;
}

/** A command as plain data: what Discord registers, in English only. */
export type CommandData = SlashData | MessageMenuData;

interface CommonData {
  readonly name: string;
  /** Where it is offered; by default everywhere that the bot is. */
  readonly contexts?: readonly InteractionContextType[];
  /** Permission bits that a member needs, as a decimal string; moderators may change it. */
  readonly default_member_permissions?: string;
}

/** A slash command. */
export interface SlashData extends CommonData {
  readonly type: ApplicationCommandType.ChatInput;
  readonly description: string;
  readonly options?: readonly (OptionData | SubcommandData)[];
}

/** A command in a message's context menu. */
export interface MessageMenuData extends CommonData {
  readonly type: ApplicationCommandType.Message;
}

export interface SubcommandData {
  readonly type: ApplicationCommandOptionType.Subcommand;
  readonly name: string;
  readonly description: string;
  readonly options?: readonly OptionData[];
}

/** An option of a slash command. Its English name and description are the original. */
export interface OptionData {
  readonly type:
    | ApplicationCommandOptionType.String
    | ApplicationCommandOptionType.Integer
    | ApplicationCommandOptionType.Boolean
    | ApplicationCommandOptionType.Channel
    | ApplicationCommandOptionType.Role
    | ApplicationCommandOptionType.Attachment;
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly min_value?: number;
  readonly max_value?: number;
  readonly channel_types?: readonly ChannelType[];
}

/** Options by name as handlers see them: plain values, ids for channels and roles. */
export type OptionValues = Readonly<Record<string, string | number | boolean | Attachment>>;

/**
 * The options of a command as its handler sees them, derived from the data: `{ question: string;
 * source?: string }`, or a union over `subcommand`. A message command has the message's text.
 */
export type OptionsOf<Data extends CommandData> = Data extends MessageMenuData
  ? { readonly text: string }
  : [Subcommands<Data>] extends [never]
    ? Data extends { readonly options: infer Options extends readonly OptionData[] }
      ? ValuesOf<Options>
      : Record<never, never>
    : OptionsOfSubcommand<Subcommands<Data>>;

type Subcommands<Data> = Data extends { readonly options: readonly (infer One)[] }
  ? Extract<One, { readonly type: ApplicationCommandOptionType.Subcommand }>
  : never;

type OptionsOfSubcommand<One> = One extends { readonly name: infer Name }
  ? {
      readonly subcommand: Name;
    } & (One extends { readonly options: infer Options extends readonly OptionData[] }
      ? ValuesOf<Options>
      : unknown)
  : never;

type ValuesOf<Options extends readonly OptionData[]> = {
  readonly [One in Required<Options> as One['name']]: ValueOf<One['type']>;
} & {
  readonly [One in Exclude<Options[number], Required<Options>> as One['name']]?: ValueOf<
    One['type']
  >;
};

type Required<Options extends readonly OptionData[]> = Extract<
  Options[number],
  { readonly required: true }
>;

/** The type of an option's value. A channel and a role are given by their ids. */
type ValueOf<Type> = Type extends ApplicationCommandOptionType.Integer
  ? number
  : Type extends ApplicationCommandOptionType.Boolean
    ? boolean
    : Type extends ApplicationCommandOptionType.Attachment
      ? Attachment
      : string;

/** Data that a moderators' command has: where Discord offers it, and to whom. */
export const offeredToModerators = {
  contexts: [InteractionContextType.Guild],
  default_member_permissions: String(moderatorPermissions),
} as const;

/** Keeps the data's literal types, from which the handler's options are derived. */
export function command<const Data extends CommandData>(made: Command<Data>): Command<Data> {
  return made;
}

/** The options of a slash command as one flat object, with `subcommand` if there is one. */
export function optionValues(options: readonly CommandInteractionOption[]): OptionValues {
  const values: Record<string, string | number | boolean | Attachment> = {};
  for (const option of options) {
    if (option.type === ApplicationCommandOptionType.Subcommand) {
      Object.assign(values, optionValues(option.options ?? []), { subcommand: option.name });
      continue;
    }
    const value = option.attachment ?? option.value;
    if (value !== undefined) values[option.name] = value;
  }
  return values;
}
