import type { Words } from './words/words.js';

/** Who does something, and where; taken from an interaction or a message. */
export interface Asker {
  readonly userId: string;
  /** `null` in a direct message. */
  readonly guildId: string | null;
  readonly channelId: string;
  /** The channel that a thread belongs to; `null` elsewhere. */
  readonly parentId: string | null;
  readonly roleIds: readonly string[];
  /** Permission bits in this channel; 0 in a direct message. */
  readonly permissions: bigint;
  /** The bot's words in the asker's language, or the server's for a message. */
  readonly words: Words;
}
