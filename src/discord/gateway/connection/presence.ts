import { ActivityType, type Client } from 'discord.js';
import type { ReadableLibrary } from '../../../library/library.js';

const count = new Intl.NumberFormat('en');

/** What members see below the bot's name: how to ask, and of how many articles. It is the same on all servers. */
export function presenceOf(articles: number) {
  const held = articles === 1 ? '1 article' : `${count.format(articles)} articles`;
  const name = articles === 0 ? '/ask' : `/ask · ${held}`;
  return { activities: [{ name, type: ActivityType.Custom }] };
}

/** Keeps the presence in step with the collection. */
export interface Presence {
  /**
   * Shows how many articles there are, if it isn't what is shown.
   *
   * @throws whatever counting them throws
   */
  refresh(): Promise<void>;
  /** Shows it to a shard whose session has just begun, with the presence that the client was made with. */
  begin(shard: number): void;
}

/** @param client the current one; it changes until the bot is logged in */
export function openPresence(
  client: () => Client,
  library: Pick<ReadableLibrary, 'status'>,
): Presence {
  let shown = 0;
  return {
    refresh: async () => {
      const { articles } = await library.status();
      const { user } = client();
      if (articles === shown || user === null) return;
      shown = articles;
      user.setPresence(presenceOf(articles));
    },
    begin: (shardId) => {
      if (shown > 0) client().user?.setPresence({ ...presenceOf(shown), shardId });
    },
  };
}
