import { type Records, unsetServer } from '../records/records.js';
import type { Servers } from './context.js';

/** Reads all servers' settings. */
export async function openServers(records: Records): Promise<Servers> {
  let known = await records.servers();
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };
  const reload = async (): Promise<void> => {
    known = await records.servers();
  };
  const of: Servers['of'] = (guildId) =>
    guildId === null ? unsetServer : (known.get(guildId) ?? unsetServer);
  return {
    of,
    reload: () => inTurn(reload),
    change: (guildId, next) =>
      inTurn(async () => {
        // The records may be another file by now.
        await reload();
        const settings = next(of(guildId));
        if (settings === null) return null;
        await records.setServer(guildId, settings);
        known = new Map(known).set(guildId, settings);
        return settings;
      }),
  };
}
