import type { Page } from '../library/library.js';
import type { Db } from '../library/sqlite/schema.js';
import { fold, tokens } from '../text/words.js';
import type { Gap, GapsRequest, Stats } from './records.js';
import { isGap } from './schema.js';

/**
 * The key that questions of one gap share: the stems of the words that count, as a set, so that
 * order, letter case, inflection and stop words make no difference. For a question without such
 * words, all its words.
 */
export function groupingWords(question: string): string {
  const stems = tokens(question).map((token) => token.stem);
  const words = stems.length > 0 ? stems : (fold(question).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []);
  return [...new Set(words)].sort().join(' ');
}

/** What moderators see of the answers of a server (`null`: of everywhere) asked since a time. */
export interface Counts {
  gaps(guildId: string | null, since: string, request: GapsRequest): Page<Gap>;
  markGap(guildId: string, answerId: string, done: boolean): void;
  stats(guildId: string | null, since: string): Stats;
}

interface Span {
  readonly guild: string | null;
  readonly since: string;
}

interface Listed extends Span {
  readonly done: number;
}

interface Paged extends Listed {
  readonly newest: number;
  readonly limit: number;
  readonly offset: number;
}

const asked = 'asked_at >= :since AND (:guild IS NULL OR guild_id = :guild)';

/** Prepares the statements that count answers. */
export function prepareCounts(db: Db): Counts {
  const groups = db.prepare<[Paged], Omit<Gap, 'reasons'> & { words: string }>(
    `SELECT page.*, newest.id AS answerId, newest.question, newest.channel_id AS channelId, newest.state,
       CASE newest.private WHEN 0 THEN newest.message_id END AS messageId
     FROM
       (SELECT words, count(*) AS times, sum(outcome = 'refused') AS refused,
          sum(outcome = 'closest') AS closest, sum(votes_down > 0) AS votedDown,
          max(asked_at) AS lastAskedAt
        FROM answers WHERE ${isGap} AND ${asked}
        GROUP BY words HAVING min(done) = :done
        ORDER BY iif(:newest, 0, times) DESC, lastAskedAt DESC, words
        LIMIT :limit OFFSET :offset) page
     JOIN answers newest ON newest.number =
       (SELECT number FROM answers WHERE words = page.words AND ${isGap} AND ${asked}
        ORDER BY asked_at DESC, number DESC LIMIT 1)
     ORDER BY iif(:newest, 0, times) DESC, lastAskedAt DESC, words`,
  );
  const total = db
    .prepare<[Listed], number>(
      `SELECT count(*) FROM
         (SELECT 1 FROM answers WHERE ${isGap} AND ${asked} GROUP BY words HAVING min(done) = :done)`,
    )
    .pluck();
  const reasons = db
    .prepare<[Span & { words: string }], string>(
      `SELECT reason FROM votes WHERE NOT helpful AND reason IS NOT NULL AND answer_id IN
         (SELECT id FROM answers WHERE words = :words AND ${isGap} AND ${asked})
       ORDER BY number DESC`,
    )
    .pluck();
  const mark = db.prepare<[{ id: string; guild: string; done: number }]>(
    `UPDATE answers SET done = :done
     FROM (SELECT words, asked_at FROM answers WHERE id = :id AND guild_id = :guild) AS marked
     WHERE answers.words = marked.words AND guild_id = :guild AND ${isGap}
       AND (NOT :done OR answers.asked_at <= marked.asked_at)`,
  );
  const stats = db.prepare<[Span], Stats>(
    `SELECT count(*) AS questions, count(DISTINCT user_id) AS members,
       count(*) FILTER (WHERE outcome = 'answer') AS answer,
       count(*) FILTER (WHERE outcome IN ('closest', 'overheard')) AS closest,
       count(*) FILTER (WHERE outcome = 'refused') AS refused,
       coalesce(sum(votes_up), 0) AS helpful, coalesce(sum(votes_down), 0) AS notHelpful
     FROM answers WHERE outcome NOT IN ('small-talk', 'shared') AND ${asked}`,
  );
  const gaps = db.transaction((guild: string | null, since: string, request: GapsRequest) => {
    const { limit, offset, order } = request;
    const span = { guild, since, done: request.done ? 1 : 0 };
    const newest = order === 'newest' ? 1 : 0;
    const items = groups.all({ ...span, newest, limit, offset }).map(({ words, ...gap }) => ({
      ...gap,
      reasons: reasons.all({ guild, since, words }),
    }));
    return { items, total: total.get(span) ?? 0 };
  });
  return {
    gaps,
    markGap: (guild, id, done) => {
      mark.run({ id, guild, done: done ? 1 : 0 });
    },
    stats: (guild, since) => stats.get({ guild, since }) as Stats,
  };
}
