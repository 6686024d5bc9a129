import { type Client, RESTJSONErrorCodes } from 'discord.js';
import type { Quote } from '../../answer/answer.js';
import { isAlsoIn, relation } from '../../answer/quotes/near-copies.js';
import { Failure } from '../../failure.js';
import { turn } from '../../library/turn.js';
import { wordsFor } from '../../locales/words.js';
import type { Find, Follow, FollowSettings, Told } from '../../records/follows.js';
import { recordIdFrom } from '../../records/record-id.js';
import { day } from '../browsing/days-ago.js';
import type { BotContext } from '../context.js';
import { isNowhere, isRefusal } from '../failures.js';
import type { Payload } from '../payload.js';
import { layOutFind } from '../view/follows.js';
import { isQuiet } from './quiet.js';
import { mayBePermitted, sendOnce } from './send.js';
import { hindranceIn } from './where.js';

/** What waits longer is no news any more, in milliseconds: it was quiet, or enough was told for a day. */
const longestWait = 2 * day;
/**
 * From this confidence on an answer is told: higher than for a question, since nobody asked just now. Each of 120
 * questions of newsqa was asked of its own article and of the nearest others, 602 in all. From .5 on, 104 of their own
 * articles would be told and 8 others; from .7 on, 96 and 3. `eval/follows.ts` compares bars.
 */
export const tellFrom = 0.7;

/**
 * Tells what waits to be told, as far as it may be told now: not in quiet hours, and no more in a day than each member
 * wants. A find is asked for once more where it is told, as a question is, and told only if its article answers.
 *
 * It is at most once: a find is recorded as told before it is sent. A message that nobody asked for may rather be
 * missing after a crash than come twice, and `/ask` still finds its article.
 *
 * @param isOurs whether this process serves a server, or direct messages (`null`)
 * @throws Failure as the engine and the records do, `interrupted` if the bot is stopping
 */
export async function tellFinds(
  client: Client<true>,
  context: BotContext,
  isOurs: (guildId: string | null) => boolean,
): Promise<void> {
  const { records, now } = context;
  const waiting = await records.waitingFinds();
  if (waiting.length === 0) return;
  const follows = new Map((await records.follows()).map((follow) => [follow.id, follow]));
  /** Follows of which nothing more can be told now. */
  const asleep = new Set<string>();
  const answers: Answers = new Map();
  for (const find of waiting) {
    const follow = follows.get(find.followId);
    if (follow === undefined || !isOurs(follow.guildId)) continue;
    if (now().getTime() - Date.parse(find.foundAt) > longestWait) {
      await passOver(find, context);
    } else if (!asleep.has(follow.id)) {
      const goOn = await tellIfNew(find, follow, answers, client, context).catch((error) => {
        // What Discord fails with costs one follow this look, not everybody's.
        if (error instanceof Failure) throw error;
        context.log.warn({ err: error, follow: follow.id }, 'news could not be told for now');
        return false;
      });
      if (!goOn) asleep.add(follow.id);
    }
  }
}

/** What articles answer, by server, question and article: the same for all who follow it, as long as a look lasts. */
type Answers = Map<string, Quote | null>;

/** Returns whether more of the follow may be told now. */
async function tellIfNew(
  find: Find,
  follow: Follow,
  answers: Answers,
  client: Client<true>,
  context: BotContext,
): Promise<boolean> {
  const { records, now } = context;
  const settings = await records.followSettings(follow.userId);
  if (!isTime(follow, settings, now())) return false;
  const dayAgo = new Date(now().getTime() - day).toISOString();
  if ((await records.countTold(follow.userId, dayAgo)) >= settings.mostADay) return false;
  if (!(await mayTell(follow, context))) return false;
  const told = await records.toldBeside(follow);
  const quote = await newsIn(find, follow, told, answers, context);
  if (quote === null) {
    await passOver(find, context);
    return true;
  }
  const sentence = quote.highlight.text;
  // It may have been stopped while it was being asked for.
  if (!(await records.settleFind(find, { as: 'told', at: now().toISOString(), sentence }))) {
    return true;
  }
  const shown = layOutFind(follow, quote, wordsFor(follow.locale));
  return send(find, follow, shown, client, context);
}

function isTime({ channelId }: Follow, settings: FollowSettings, now: Date): boolean {
  if (channelId === null && settings.closedSince !== null) return false;
  return !isQuiet(settings, now);
}

/** Whether the follow may be told where it is to be; it is dropped if it never will be again. */
async function mayTell(follow: Follow, context: BotContext): Promise<boolean> {
  const { guildId, channelId, userId } = follow;
  if (guildId === null || channelId === null) return true;
  const rights = await context.places.rights(guildId, channelId, userId);
  if (rights === null) return false;
  if (rights === 'gone' || rights === 'left') {
    await context.records.dropFollows([follow.id]);
    context.log.info({ guild: guildId, channel: channelId }, `a follow ended: ${rights}`);
    return false;
  }
  return hindranceIn(channelId, rights, context.servers.of(guildId)) === null;
}

/** What an article answers to what is followed, if that is an answer and hasn't been told; otherwise `null`. */
async function newsIn(
  { articleId }: Find,
  { guildId, question }: Follow,
  told: readonly Told[],
  answers: Answers,
  context: Pick<BotContext, 'engineAt' | 'questions'>,
): Promise<Quote | null> {
  const toldIds = new Set(told.map((one) => one.articleId));
  if (toldIds.has(articleId)) return null;
  const key = JSON.stringify([guildId, question, articleId]);
  const kept = answers.get(key);
  const quote = kept === undefined ? await answerIn(articleId, guildId, question, context) : kept;
  answers.set(key, quote);
  await turn();
  if (quote === null) return null;
  const { text } = quote.highlight;
  if (told.some(({ sentence }) => relation(sentence, text) === 'same')) return null;
  const { library } = context.engineAt({ guildId, viaMember: false });
  // A near copy with another number or name is news: an update of a report is mostly the report again.
  const toldCopies = (await library.alsoIn(articleId)).filter(({ id }) => toldIds.has(id));
  return toldCopies.some((copy) => isAlsoIn(copy, text)) ? null : quote;
}

async function answerIn(
  articleId: string,
  guildId: string | null,
  question: string,
  { engineAt, questions }: Pick<BotContext, 'engineAt' | 'questions'>,
): Promise<Quote | null> {
  const engine = engineAt({ guildId, viaMember: false });
  const filter = { source: articleId, limit: 1 };
  const [quote] = (await questions.inTurn(() => engine.ask(question, filter))).quotes;
  if (quote?.band !== 'answer' || quote.confidence < tellFrom) return null;
  return quote.article.id === articleId ? quote : null;
}

/** Whether direct messages are closed to the bot, or there is no server any more that both are on. */
function isClosed(error: unknown): boolean {
  return [
    RESTJSONErrorCodes.CannotSendMessagesToThisUser,
    RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
  ].some((code) => isRefusal(error, code));
}

async function passOver(
  find: Find,
  { records, now }: Pick<BotContext, 'records' | 'now'>,
): Promise<void> {
  await records.settleFind(find, { as: 'passed', at: now().toISOString(), sentence: '' });
}

/** Sends what is recorded as told. Returns whether more of the follow may be told now. */
async function send(
  find: Find,
  { userId, channelId }: Follow,
  shown: Payload,
  client: Client<true>,
  context: BotContext,
): Promise<boolean> {
  const { records, now, log } = context;
  const what = { follow: find.followId, article: find.articleId };
  const nonce = recordIdFrom(`${find.followId} ${find.articleId}`, 0);
  const open = () =>
    channelId === null ? client.users.createDM(userId) : client.channels.fetch(channelId);
  try {
    const outcome = await sendOnce(open, { ...shown, nonce, enforceNonce: true });
    if (outcome === 'sent') log.info(what, 'news was told');
    else log.warn(what, 'news may have been told or not, and is not sent again');
    return outcome === 'sent';
  } catch (error) {
    if (!isNowhere(error)) {
      await records.reopenFind(find);
      throw error;
    }
    log.warn({ err: error, ...what }, 'news could not be told');
    const isForgotten = !(await records.follows(userId)).some(({ id }) => id === find.followId);
    if (isForgotten) return false;
    if (isClosed(error)) {
      const settings = await records.followSettings(userId);
      await records.setFollowSettings(userId, { ...settings, closedSince: now().toISOString() });
    }
    await records.reopenFind(find);
    // Elsewhere than in direct messages, what is refused for good would be sent again at every look.
    if (channelId !== null && !mayBePermitted(error)) await passOver(find, context);
    return false;
  }
}
