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
  // What another server has for itself must not take the place of what may be told.
  const isShown = async ({ followId, articleId }: Find): Promise<boolean> => {
    const place = { guildId: places.get(followId) ?? null, viaMember: false };
    return (await engineAt(place).library.article(articleId)) !== null;
  };
  const waiting = new Map<string, number>();
  const hasRoom = ({ followId }: Find): boolean => {
    const before = waiting.get(followId) ?? 0;
    waiting.set(followId, before + 1);
    return before < mostWaiting;
  };
  for (const find of await records.waitingFinds()) hasRoom(find);
  while ((await questions.inTurn(() => engine.followed.learn([...byQuestion.keys()]))) > 0);
  for (;;) {
    const news = await addedTo(library, mark, passagesAtOnce);
    const all = findsOf(engine.followed.match(news.passages), byQuestion, now);
    const shown = await Promise.all(all.map(isShown));
    const finds = all.filter((find, at) => shown[at] === true && hasRoom(find));
    const isLast = news.mark === mark;
    if (finds.length > 0 || !isLast) await records.keepFinds(finds, news.mark);
    if (isLast) return;
    mark = news.mark;
    await turn();
  }
}

/** The articles of each follow, of those that were added after it was made; the likeliest first. */
function findsOf(
  matches: readonly Match[],
  byQuestion: ReadonlyMap<string, readonly Follow[]>,
  now: Date,
): Find[] {
  const foundAt = now.toISOString();
  return [...grouped(matches)].flatMap(([question, articles]) =>
    (byQuestion.get(question) ?? []).flatMap(({ id, madeAt }) =>
      articles
        .filter(({ addedAt }) => addedAt >= madeAt)
        .map(({ articleId }): Find => ({ followId: id, articleId, foundAt })),
    ),
  );
}

/** Things by their questions, in order. */
function grouped<One extends { readonly question: string }>(
  all: readonly One[],
): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) groups.set(one.question, [...(groups.get(one.question) ?? []), one]);
  return groups;
}
