import type { Client } from 'discord.js';
import { leadOf } from '../../answer/about/articles.js';
import { asQuoted } from '../../answer/quotes/quotes.js';
import { Failure } from '../../failure.js';
import type { StoredArticle } from '../../library/library.js';
import { wordsFor } from '../../locales/words.js';
import { recordIdFrom } from '../../records/record-id.js';
import type { Digest } from '../../records/records.js';
import type { BotContext } from '../context.js';
import { isNowhere } from '../failures.js';
import { sendOnce } from '../follows/send.js';
import { layOutDigest, type ToldStory } from '../view/digest.js';
import { beginAt, newArticles } from './new-articles.js';
import { lastDue } from './schedule.js';
import { storiesOf } from './stories.js';

/** The newest articles are grouped; of more than so many, the others are only counted. */
const mostGrouped = 300;
/** Stories that a message may have room for. */
const mostStories = 12;

/**
 * Posts the digests that are due. Like what is told to members, a digest is recorded before it is sent: at most once.
 *
 * @param isOurs whether this process serves a server
 * @throws Failure as the library and the records do
 */
export async function postDigests(
  client: Client<true>,
  context: BotContext,
  isOurs: (guildId: string | null) => boolean,
): Promise<void> {
  for (const [guildId, { digest }] of await context.records.servers()) {
    if (digest.every === null || digest.channelId === null || !isOurs(guildId)) continue;
    if (!client.guilds.cache.has(guildId)) continue;
    await postIfDue(guildId, digest, client, context).catch((error) => {
      if (error instanceof Failure) throw error;
      context.log.warn({ err: error, guild: guildId }, 'a digest could not be posted for now');
    });
  }
}

async function postIfDue(
  guildId: string,
  digest: Digest,
  client: Client<true>,
  context: BotContext,
): Promise<void> {
  const { servers, engineAt, now } = context;
  const { library } = engineAt({ guildId, viaMember: false });
  const setLast = (last: Digest['last']) =>
    servers.change(guildId, (settings) => ({
      ...settings,
      digest: { ...settings.digest, last },
    }));
  if (digest.last === null) {
    await setLast({ at: now().toISOString(), ...(await beginAt(library)) });
    return;
  }
  const due = lastDue(digest, now());
  if (due === null) return;
  const { ids, looked } = await newArticles(library, digest.last);
  await setLast({ at: due.toISOString(), ...looked });
  try {
    await post(guildId, { ...digest, ids }, due, client, context);
  } catch (error) {
    if (isNowhere(error)) {
      // Its articles come with the next one: moderators may have let the bot write there by then.
      await setLast({ ...digest.last, at: due.toISOString() });
      context.log.warn({ err: error, guild: guildId }, 'a digest could not be posted');
      return;
    }
    await setLast(digest.last);
    throw error;
  }
}

async function post(
  guildId: string,
  { channelId, ids }: Digest & { readonly ids: readonly string[] },
  due: Date,
  client: Client<true>,
  { engineAt, mentionCommands, log }: BotContext,
): Promise<void> {
  if (ids.length === 0 || channelId === null) return;
  const { library } = engineAt({ guildId, viaMember: false });
  const articles: StoredArticle[] = [];
  for (const id of ids.slice(-mostGrouped)) {
    const article = await library.article(id);
    if (article !== null) articles.push(article);
  }
  const stories = await storiesOf(articles, library);
  const told: ToldStory[] = [];
  for (const [article, ...others] of stories.slice(0, mostStories)) {
    const lead = await leadOf(article, library);
    if (lead === null) continue;
    const { opening = '', ...source } = asQuoted(article);
    told.push({
      source: { ...source, opening },
      sentence: lead.highlight.text,
      others: others.length,
    });
  }
  if (told.length === 0) return;
  const words = wordsFor(client.guilds.cache.get(guildId)?.preferredLocale);
  const counts = { articles: ids.length, more: stories.length - told.length };
  const shown = mentionCommands(layOutDigest(told, counts, words));
  const nonce = recordIdFrom(`${guildId} ${due.toISOString()}`, 0);
  const open = async () => {
    const channel = await client.channels.fetch(channelId);
    const isHere = channel !== null && !channel.isDMBased() && channel.guildId === guildId;
    return isHere ? channel : null;
  };
  const outcome = await sendOnce(open, { ...shown, nonce, enforceNonce: true });
  const what = { guild: guildId, articles: articles.length };
  if (outcome === 'sent') log.info(what, 'a digest was posted');
  else log.warn(what, 'a digest may have been posted or not, and is not sent again');
}
