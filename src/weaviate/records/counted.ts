import { Filters } from 'weaviate-client';
import type { Counted, CountedAnswer } from '../../records/counting.js';
import { most } from '../collections.js';
import type { RecordCollections, VoteProperties } from './collections.js';

/** Records read at once. */
const page = 500;

/** Answers in a server (`null`: in all) since a time (ISO 8601), and all votes on them. */
export async function counted(
  { answers, votes }: RecordCollections,
  guildId: string | null,
  since: string,
): Promise<Counted> {
  const found: CountedAnswer[] = [];
  const seen = new Set<string>();
  for (let from = Date.parse(since); ; ) {
    const { objects } = await answers.query.fetchObjects({
      filters: Filters.and(
        answers.filter.byProperty('at').greaterOrEqual(from),
        ...(guildId === null ? [] : [answers.filter.byProperty('guildId').equal(guildId)]),
      ),
      // Page by page in time order: Weaviate limits offsets.
      sort: answers.sort.byProperty('at', true),
      limit: page,
    });
    const fresh = objects
      .map(({ properties }) => properties)
      .filter((one) => !seen.has(one.answerId));
    for (const one of fresh) seen.add(one.answerId);
    found.push(...fresh);
    const last = objects.at(-1)?.properties.at;
    if (objects.length < page || last === undefined || fresh.length === 0) break;
    from = last;
  }
  const given: VoteProperties[] = [];
  const ids = found.map((one) => one.answerId);
  for (let start = 0; start < ids.length; start += page) {
    const some = ids.slice(start, start + page);
    const { objects } = await votes.query.fetchObjects({
      filters: votes.filter.byProperty('answerId').containsAny(some),
      limit: most,
    });
    given.push(...objects.map(({ properties }) => properties));
  }
  return { answers: found, votes: given };
}
