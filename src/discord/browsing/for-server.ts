import type { Asker } from '../asker.js';
import { type Payload, payload } from '../payload.js';

/** Shows what concerns a single server; in a direct message it would concern all, and is refused. */
export async function forServer(
  { guildId, words }: Asker,
  shown: (guildId: string) => Promise<Payload>,
): Promise<Payload> {
  return guildId === null ? payload(words.refusals.permission) : shown(guildId);
}
