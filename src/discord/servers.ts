import { type Records, type ServerSettings, unsetServer } from '../records/records.js';

/** The servers' settings, kept in memory so that a question is acknowledged without a lookup. */
export interface Servers {
  /** The settings of a server; of a direct message (`null`) those of a server that set nothing. */
  of(guildId: string | null): ServerSettings;
  /**
   * Changes a server's settings, at once and for good: `next` makes new ones of those that hold now,
   * or `null` to leave them. Gives what it made.
   *
   * @throws Failure where they can't be kept; then those from before hold
   */
  change(
    guildId: string,
    next: (now: ServerSettings) => ServerSettings | null,
  ): Promise<ServerSettings | null>;
}

/** Reads all servers' settings once. */
export async function openServers(records: Records): Promise<Servers> {
  const known = new Map(await records.servers());
  const of = (guildId: string | null): ServerSettings =>
    guildId === null ? unsetServer : (known.get(guildId) ?? unsetServer);
  return {
    of,
    change: async (guildId, next) => {
      const before = of(guildId);
      const settings = next(before);
      if (settings === null) return null;
      // Before anything is waited for: the next change starts from this one.
      known.set(guildId, settings);
      try {
        await records.setServer(guildId, settings);
      } catch (error) {
        if (known.get(guildId) === settings) known.set(guildId, before);
        throw error;
      }
      return settings;
    },
  };
}
