import type { Asker } from '../asker.js';
import { type Payload, payload } from '../payload.js';

/** What is about a server alone; elsewhere it would be about all of them, and is refused. */
export async function forServer(
  { guildId, words }: Asker,
  shown: (guildId: string) => Promise<Payload>,
): Promise<Payload> {
  return guildId === null ? payload(words.refusals.permission) : shown(guildId);
}
