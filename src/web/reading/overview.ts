import type { Headline, ReadableLibrary, SourceFilter } from '../../library/library.js';
import { turn } from '../../library/turn.js';
import { stateOf } from './state.js';

/** How many articles something has: a publisher, or a month. */
export interface Count {
  readonly name: string;
  readonly articles: number;
}

/** What a collection holds. */
export interface Overview {
  readonly articles: number;
  /** Most articles first. */
  readonly publishers: readonly Count[];
  /** `YYYY-MM`, oldest first; only months with articles. */
  readonly months: readonly Count[];
  readonly undated: number;
}

/** Headlines read before other work gets its turn; some 10 ms. */
const atOnce = 1000;

/** All headlines that pass a filter, newest first, without keeping others waiting. */
export async function* walkHeadlines(
  library: Pick<ReadableLibrary, 'headlines'>,
  filter: SourceFilter,
): AsyncGenerator<Headline> {
  for (let offset = 0; ; offset += atOnce) {
    const { items, total } = await library.headlines(filter, { offset, limit: atOnce });
    yield* items;
    if (offset + atOnce >= total) return;
    await turn();
  }
}

/** Counts the articles of a collection, again only once it has changed. */
export function openOverview(library: ReadableLibrary): () => Promise<Overview> {
  let known: { readonly state: string; readonly overview: Promise<Overview> } | null = null;
  return async () => {
    const state = await stateOf(library);
    if (known?.state === state) return known.overview;
    const counted = { state, overview: countAll(library) };
    known = counted;
    counted.overview.catch(() => {
      if (known === counted) known = null;
    });
    return counted.overview;
  };
}

async function countAll(library: ReadableLibrary): Promise<Overview> {
  const publishers = new Map<string, number>();
  const months = new Map<string, number>();
  let articles = 0;
  let undated = 0;
  for await (const { publisher, date } of walkHeadlines(library, {})) {
    articles += 1;
    if (publisher !== null) add(publishers, publisher);
    if (date === null) undated += 1;
    else add(months, date.slice(0, 7));
  }
  return {
    articles,
    publishers: counts(publishers).sort(
      (a, b) => b.articles - a.articles || (a.name < b.name ? -1 : 1),
    ),
    months: counts(months).sort((a, b) => (a.name < b.name ? -1 : 1)),
    undated,
  };
}

function add(to: Map<string, number>, name: string): void {
  to.set(name, (to.get(name) ?? 0) + 1);
}

function counts(of: ReadonlyMap<string, number>): Count[] {
  return [...of].map(([name, articles]) => ({ name, articles }));
}
