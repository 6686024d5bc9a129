import type { Locale } from 'discord.js';
import type { en } from './en.js';

/** What the bot says, in one language. */
export type Words = typeof en;

/** The name and description of a command, a subcommand or an option in one language. */
export interface CommandName {
  /** 1 to 32 characters; lower case and without spaces for slash commands and options. */
  readonly name: string;
  /** 1 to 100 characters; commands in a message's menu have none. */
  readonly description?: string;
}

/** Names, by the path of the English names: `ask`, `ask.question`, `config.question-channel.channel`. */
export type CommandWords = Readonly<Record<string, CommandName>>;

/** Everything the bot shows, in one language. */
export interface Language {
  /** The locales it serves, as Discord names them. */
  readonly locales: readonly Locale[];
  readonly words: Words;
  /** Empty for English: the commands themselves have their English names. */
  readonly commands: CommandWords;
}
