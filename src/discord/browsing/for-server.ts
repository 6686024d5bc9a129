import { type Asker, hasPermissions, moderatorPermissions } from '../asker.js';
import { type Payload, payload } from '../payload.js';

/** Shows what concerns a single server; in a direct message it would concern all, and is refused. */
export async function forServer(
  { guildId, words }: Asker,
  shown: (guildId: string) => Promise<Payload>,
): Promise<Payload> {
  return guildId === null ? payload(words.refusals.permission) : shown(guildId);
}

/** The same for moderators only: whoever clicks on their message may not be one any more. */
export async function forModerators(
  asker: Asker,
  shown: (guildId: string) => Promise<Payload>,
): Promise<Payload> {
  if (!hasPermissions(asker, moderatorPermissions)) {
    return payload(asker.words.refusals.permission);
  }
  return forServer(asker, shown);
}
