import { type Records, type ServerSettings, unsetServer } from '../library/records.js';

/** The servers' settings, kept in memory so that a question is acknowledged without a lookup. */
export interface Servers {
  /** The settings of a server; of a direct message (`null`) those of a server that set nothing. */
  of(guildId: string | null): ServerSettings;
  /** Keeps new settings; they hold from now on. */
  change(guildId: string, settings: ServerSettings): Promise<void>;
}

/** Reads all servers' settings once. */
export async function openServers(records: Records): Promise<Servers> {
  const known = new Map(await records.servers());
  return {
    of: (guildId) => (guildId === null ? unsetServer : (known.get(guildId) ?? unsetServer)),
    change: async (guildId, settings) => {
      await records.setServer(guildId, settings);
      known.set(guildId, settings);
    },
  };
}
