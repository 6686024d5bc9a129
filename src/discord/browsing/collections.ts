import { Failure } from '../../failure.js';
import { drawnOnBy, ownedBy, type Scope, sharedOnly } from '../../library/scope.js';
import type { KeptAnswer } from '../../records/records.js';
import type { Settings } from '../../settings.js';
import type { Asker } from '../asker.js';
import type { BotContext } from '../context.js';

/** Where somebody asks. */
type Place = Pick<Asker, 'guildId' | 'viaMember'>;

type Collecting = Pick<Settings, 'discord'>;

/**
 * The server whose own articles a place draws on beside the shared ones; `null` if there are none: in direct
 * messages, where a member brought the bot along, and if all servers share one collection.
 */
export function collectionAt(
  { guildId, viaMember }: Place,
  { discord }: Collecting,
): string | null {
  return discord.collections === 'per-server' && !viaMember ? guildId : null;
}

/** What a place draws on. */
export function scopeAt(place: Place, settings: Collecting): Scope {
  return drawnOnBy(collectionAt(place, settings));
}

/** What moderators may remove at a place: if each server has its own collection, nothing of the shared one. */
export function changeableAt(place: Place, settings: Collecting): Scope {
  const own = collectionAt(place, settings);
  return own === null ? sharedOnly : ownedBy(own);
}

/**
 * Whether this server's moderators may change the library. If all servers share it: anyone may invite a
 * bot, so if the operator names no server, moderators may do so only if the bot is in a single server,
 * and this process sees all of them.
 */
export function mayCurate(
  { guildId }: Pick<Asker, 'guildId'>,
  { settings, serverCount }: Pick<BotContext, 'settings' | 'serverCount'>,
): boolean {
  const { collections, curatingGuilds, guildId: home } = settings.discord;
  if (guildId === null) return false;
  if (curatingGuilds.length > 0) return curatingGuilds.includes(guildId);
  if (collections === 'per-server') return true;
  return home === undefined ? serverCount() === 1 : guildId === home;
}

/** Whether an answer may be shown again at a place: what quotes a server's own articles stays on that server. */
export function mayShowAt(
  { guildId }: Pick<KeptAnswer, 'guildId'>,
  place: Place,
  { discord }: Collecting,
): boolean {
  return discord.collections === 'shared' || guildId === place.guildId;
}

/**
 * Refuses settings under which servers' collections wouldn't be kept apart.
 *
 * @throws Failure `invalid-setting`
 */
export function checkCollections({
  discord,
  library,
}: Pick<Settings, 'discord' | 'library'>): void {
  if (discord.collections === 'shared' || library === 'embedded') return;
  throw new Failure(
    'settings',
    'invalid-setting',
    "DISCORD_COLLECTIONS=per-server doesn't work with PULLQUOTE_LIBRARY=weaviate: a cluster doesn't keep servers apart.",
    { remedy: 'Set PULLQUOTE_LIBRARY=embedded, or DISCORD_COLLECTIONS=shared.' },
  );
}
