import type { Asker } from '../../asker.js';
import type { BotContext } from '../../context.js';
import { nextDue } from '../../digest/schedule.js';
import type { Payload } from '../../payload.js';
import { layOutDigestPanel } from '../../view/digest.js';

/** Shows a server's digest in its panel. `news`: what has just come of a click, if any. */
export async function showDigest(
  guildId: string,
  news: string | null,
  { userId, words }: Pick<Asker, 'userId' | 'words'>,
  { servers, places, now }: Pick<BotContext, 'servers' | 'places' | 'now'>,
): Promise<Payload> {
  const { digest } = servers.of(guildId);
  const { channelId, every, last } = digest;
  const rights = channelId === null ? null : await places.rights(guildId, channelId, userId);
  const mayWrite =
    rights !== 'gone' && (typeof rights !== 'object' || rights?.botMayWrite !== false);
  const since = last === null ? now() : new Date(last.at);
  return layOutDigestPanel(digest, { news, mayWrite, next: nextDue(every ?? 'day', since) }, words);
}
