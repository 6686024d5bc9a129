import type { Match } from '../../answer/follows/question-index.js';
import { turn } from '../../library/turn.js';
import type { Pullquote } from '../../pullquote.js';
import type { Find, Follow } from '../../records/follows.js';
import { addedTo } from '../browsing/added.js';
import type { BotContext } from '../context.js';

/** Passages looked through at once: some 10 ms for a thousand follows, so that acknowledgements get their turn. */
const passagesAtOnce = 20;
/** The most finds of a follow that wait: a whole archive may be added at once, and each find costs a question. */
const mostWaiting = 20;
/**
 * Log-odds of the closest passage from which its article is asked. Of 544 articles that 120 questions of newsqa match,
 * 244 are asked, and 91 of the 92 that answer are told (`eval/follows.ts`).
 */
const leastRelevance = -4;

/**
 * Looks through what was added to the library since the last time, and keeps which follows it may concern. All
 * follows are looked at in one pass for each passage, whatever server they are of; what is kept and told of it is only
 * what is shown where it is told.
 *
 * @throws Failure as the library and the records do, `interrupted` if the bot is stopping
 */
export async function findNews(
  engine: Pick<Pullquote, 'scoped' | 'followed'>,
  { records, questions, engineAt }: Pick<BotContext, 'records' | 'questions' | 'engineAt'>,
  now: Date,
): Promise<void> {
  const { library } = engine.scoped('everything');
  const follows = await records.follows();
  let mark = await records.followMark();
  if (follows.length === 0) {
    // What is there already is no news to the first one.
    const end = await addedTo(library, null, 0);
    if (end.mark !== mark) await records.keepFinds([], end.mark);
    return;
  }
  const byQuestion = grouped(follows);
  const places = new Map(follows.map(({ id, guildId }) => [id, guildId]));
  /** Whether an article is shown on a server: it is the same for all who follow something there. */
  const shown = new Map<string, boolean>();
  // What another server has for itself must not take the place of what may be told.
  const isShown = async ({ followId, articleId }: Find): Promise<boolean> => {
    const guildId = places.get(followId) ?? null;
    const key = `${guildId} ${articleId}`;
    const known = shown.get(key);
    if (known !== undefined) return known;
    const { library } = engineAt({ guildId, viaMember: false });
    const isThere = (await library.article(articleId)) !== null;
    shown.set(key, isThere);
    await turn();
    return isThere;
  };
  const waiting = new Map<string, number>();
  const waitsOne = ({ followId }: Find): void => {
    waiting.set(followId, (waiting.get(followId) ?? 0) + 1);
  };
  for (const find of await records.waitingFinds()) waitsOne(find);
  while ((await questions.inTurn(() => engine.followed.learn([...byQuestion.keys()]))) > 0);
  for (;;) {
    const news = await addedTo(library, mark, passagesAtOnce);
    const finds: Find[] = [];
    for (const match of engine.followed.match(news.passages)) {
      const concerned: Find[] = [];
      for (const find of findsOf(match, byQuestion.get(match.question) ?? [], now)) {
        const hasRoom = (waiting.get(find.followId) ?? 0) < mostWaiting;
        if (hasRoom && (await isShown(find))) concerned.push(find);
      }
      if (concerned.length === 0) continue;
      // One reading a turn: members' questions go in between.
      const relevance = await questions.inTurn(() => engine.followed.relevance(match));
      if (relevance !== null && relevance < leastRelevance) continue;
      for (const find of concerned) waitsOne(find);
      finds.push(...concerned);
    }
    const isLast = news.mark === mark;
    if (finds.length > 0 || !isLast) await records.keepFinds(finds, news.mark);
    if (isLast) return;
    shown.clear();
    mark = news.mark;
    await turn();
  }
}

/** What a match is to those who follow its question, if they did when its article was added. */
function findsOf(
  { articleId, addedAt }: Match,
  follows: readonly Follow[],
  now: Date,
): readonly Find[] {
  return follows
    .filter(({ madeAt }) => addedAt >= madeAt)
    .map(({ id }) => ({ followId: id, articleId, foundAt: now.toISOString() }));
}

/** Follows by their questions, in order. */
function grouped(follows: readonly Follow[]): Map<string, Follow[]> {
  const groups = new Map<string, Follow[]>();
  for (const one of follows) groups.set(one.question, [...(groups.get(one.question) ?? []), one]);
  return groups;
}
