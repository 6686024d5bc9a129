import type { Asker } from '../asker.js';
import { collectionAt } from '../browsing/collections.js';
import type { BotContext } from '../context.js';
import type { Payload } from '../payload.js';
import { layOutFollows } from '../view/follows.js';

/** Shows a member what they follow. `news`: what has just come of a command or click, if any. */
export async function showFollows(
  news: string | null,
  asker: Asker,
  { records, settings }: Pick<BotContext, 'records' | 'settings'>,
): Promise<Payload> {
  const { userId, words } = asker;
  const [follows, own] = await Promise.all([
    records.follows(userId),
    records.followSettings(userId),
  ]);
  const hasOwnArticles = collectionAt(asker, settings) !== null;
  return layOutFollows(follows, { news, settings: own, hasOwnArticles }, words);
}
