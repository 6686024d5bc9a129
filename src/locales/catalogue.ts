import type { Locale } from 'discord.js';
import type { en } from './en.js';

/** What the bot says, in one language. */
export type Words = typeof en;

/** The name and description of a command, a subcommand or an option in one language. */
export interface CommandName {
  /** 1 to 32 characters; of a slash command and of options in lower case, without spaces. */
  readonly name: string;
  /** 1 to 100 characters; commands in a context menu have none. */
  readonly description?: string;
}

/** Names by the path of English names: `ask`, `ask.question`, `config.question-channel.channel`. */
export type CommandWords = Readonly<Record<string, CommandName>>;

/** One language in all that the bot shows. */
export interface Language {
  /** As Discord names them. */
  readonly locales: readonly Locale[];
  readonly words: Words;
  /** Empty where the commands' own names are in this language. */
  readonly commands: CommandWords;
}
