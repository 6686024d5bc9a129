import { type Records, type ServerSettings, unsetServer } from '../records/records.js';
import type { Servers } from './context.js';

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
