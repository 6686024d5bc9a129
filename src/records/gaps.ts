import type { Page, PageRequest } from '../library/library.js';
import type { Db } from '../library/sqlite/schema.js';
import { fold, tokens } from '../text/words.js';
import type { Gap, Stats } from './records.js';
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
  gaps(guildId: string | null, since: string, page: PageRequest): Page<Gap>;
  stats(guildId: string | null, since: string): Stats;
}

interface Span {
  readonly guild: string | null;
  readonly since: string;
}

const asked = 'asked_at >= :since AND (:guild IS NULL OR guild_id = :guild)';

/** Prepares the statements that count answers. */
export function prepareCounts(db: Db): Counts {
  const groups = db.prepare<[Span & PageRequest], Omit<Gap, 'reasons'> & { words: string }>(
    `SELECT page.*, newest.question, newest.channel_id AS channelId, newest.state,
       CASE newest.private WHEN 0 THEN newest.message_id END AS messageId
     FROM
       (SELECT words, count(*) AS times, sum(outcome = 'refused') AS refused,
          sum(outcome = 'closest') AS closest, sum(votes_down > 0) AS votedDown,
          max(asked_at) AS lastAskedAt
        FROM answers WHERE ${isGap} AND ${asked}
        GROUP BY words ORDER BY times DESC, lastAskedAt DESC, words
        LIMIT :limit OFFSET :offset) page
     JOIN answers newest ON newest.number =
       (SELECT number FROM answers WHERE words = page.words AND ${isGap} AND ${asked}
        ORDER BY asked_at DESC, number DESC LIMIT 1)
     ORDER BY times DESC, lastAskedAt DESC, words`,
  );
  const total = db
    .prepare<[Span], number>(
      `SELECT count(*) FROM (SELECT 1 FROM answers WHERE ${isGap} AND ${asked} GROUP BY words)`,
    )
    .pluck();
  const reasons = db
    .prepare<[Span & { words: string }], string>(
      `SELECT reason FROM votes WHERE NOT helpful AND reason IS NOT NULL AND answer_id IN
         (SELECT id FROM answers WHERE words = :words AND ${isGap} AND ${asked})
       ORDER BY number DESC`,
    )
    .pluck();
  const stats = db.prepare<[Span], Stats>(
    `SELECT count(*) AS questions, count(DISTINCT user_id) AS members,
       count(*) FILTER (WHERE outcome = 'answer') AS answer,
       count(*) FILTER (WHERE outcome IN ('closest', 'overheard')) AS closest,
       count(*) FILTER (WHERE outcome = 'refused') AS refused,
       coalesce(sum(votes_up), 0) AS helpful, coalesce(sum(votes_down), 0) AS notHelpful
     FROM answers WHERE outcome NOT IN ('small-talk', 'shared') AND ${asked}`,
  );
  const gaps = db.transaction((guild: string | null, since: string, page: PageRequest) => {
    const span = { guild, since };
    const items = groups.all({ ...span, ...page }).map(({ words, ...gap }) => ({
      ...gap,
      reasons: reasons.all({ ...span, words }),
    }));
    return { items, total: total.get(span) ?? 0 };
  });
  return { gaps, stats: (guild, since) => stats.get({ guild, since }) as Stats };
}
