import DataLoader from 'dataloader';
import { most } from '../cluster/collections.js';
import { Failure } from '../failure.js';
import { assertUnit } from '../library/index/vectors.js';
import type { Library, StoredSentence } from '../library/library.js';
import type { Scope } from '../library/scope.js';
import { sentencesOf } from '../library/sqlite/sentences.js';
import type { ModelIdentity } from '../models/embedding/embedder.js';
import { checkClusterModel, requireLibrary, stableRevision } from './claim.js';
import type { ArticleProperties, Cluster, Collections } from './collections.js';
import {
  acronyms,
  addedSince,
  headlineProperties,
  inOrder,
  isWild,
  kinOf,
  listed,
  newestFirst,
  similarWords,
} from './lookups.js';
import {
  articleFrom,
  articleUuid,
  bytesFrom,
  headlineFrom,
  passageFrom,
  passageUuid,
} from './objects.js';
import { countsOf } from './reading.js';
import { narrowed, type Remembered, searchPassages } from './search.js';

/** Listing publishers reads every article; the list may be this many milliseconds old. */
const publishersKept = 60_000;
const passagesTried = 20;
/** What follows a search goes by the revision that it saw, for so many milliseconds. */
const recentFor = 100;
/** Articles and lookups that are remembered, before all are forgotten: some megabytes. */
const mostRemembered = 2_000;

/** Everything that is remembered as long as the library's revision stays the same. */
interface Memory extends Remembered {
  readonly articles: Map<string, ArticleProperties | null>;
  readonly kin: Map<string, Awaited<ReturnType<typeof kinOf>>>;
  readonly sentences: Map<string, StoredSentence[]>;
}

function emptyMemory(): Memory {
  return {
    corpus: null,
    terms: new Map(),
    versions: new Map(),
    articles: new Map(),
    kin: new Map(),
    sentences: new Map(),
  };
}

/**
 * Opens the library in a cluster for searching; whatever any process adds is found by the next
 * call.
 *
 * @throws Failure `index-missing` if nothing was ever published, `index-mismatch` if it was made with
 * another model or by another version, `library-unreachable` or `library-refused`
 * @param wanted the model of the questions; `null`: any, only for lookups
 */
export async function openClusterLibrary(
  cluster: Cluster,
  wanted: ModelIdentity | null,
): Promise<Library> {
  const { model } = await requireLibrary(cluster);
  if (wanted !== null) checkClusterModel(model, wanted);
  const recall = recalling(cluster);
  const articles = articleLookup(cluster);
  let publishers: { readonly at: number; readonly names: Promise<string[]> } | null = null;
  const library: Library = {
    // All that a cluster holds is shared.
    scoped: (scope) => {
      assertShows(scope);
      return library;
    },
    async search(request) {
      assertUnit(request.vector, model.dimension);
      return recall('checked', (memory) =>
        cluster.read((of) => searchPassages(of, request, memory)),
      );
    },
    similarWords: (word) => cluster.read((of) => similarWords(of, word)),
    acronyms: (letters) => cluster.read((of) => acronyms(of, letters)),
    article: (id, version) =>
      recall('recent', async (memory) => {
        const known = await once(memory.articles, id, () => articles.load(id));
        const isMeant = version === undefined || known?.version === version;
        // What another question remembered may be of before the one that found this version, or of after it.
        const kept = isMeant ? known : await articles.load(id);
        const isThere = kept !== null && (version === undefined || kept.version === version);
        return isThere ? articleFrom(kept) : null;
      }),
    idsBeginning: (prefix, atMost) =>
      cluster.read(async ({ articles: { query, filter } }) => {
        const { objects } = await query.fetchObjects({
          // To Weaviate the prefix may be a pattern, so the results are checked.
          filters: filter.byProperty('articleId').like(`${prefix}*`),
          limit: most,
          returnProperties: ['articleId'],
        });
        const ids = objects.map(({ properties }) => properties.articleId);
        const fitting = ids.filter((id) => id.startsWith(prefix));
        return fitting.sort(inOrder).slice(0, atMost);
      }),
    articles: (filter) =>
      cluster.read(async (of) => (await listed(of.articles, filter)).map(articleFrom)),
    headlines: (filter, { offset, limit }) =>
      cluster.read(async ({ articles: held }) => {
        if (isWild(filter) || offset + limit > most) {
          const all = await listed(held, filter, headlineProperties);
          const items = all.slice(offset, offset + limit).map(headlineFrom);
          return { items, total: all.length };
        }
        const narrow = narrowed(held, filter);
        const [{ objects }, { totalCount: total }] = await Promise.all([
          held.query.fetchObjects({
            ...narrow,
            sort: newestFirst(held),
            offset,
            limit,
            returnProperties: headlineProperties,
          }),
          held.aggregate.overAll(narrow),
        ]);
        return { items: objects.map(({ properties }) => headlineFrom(properties)), total };
      }),
    passages: (articleId) =>
      cluster.read(async ({ passages, articles: { query } }) => {
        const found = await query.fetchObjectById(articleUuid(articleId));
        const { objects } = await passages.query.fetchObjects({
          filters: passages.filter.byProperty('version').equal(found?.properties.version ?? ''),
          limit: most,
          returnProperties: ['articleId', 'version', 'ordinal', 'start', 'end', 'row'],
        });
        return objects
          .map(({ properties }) => passageFrom(properties))
          .sort((a, b) => a.ordinal - b.ordinal);
      }),
    sentences: ({ version, ordinal }) =>
      recall('recent', (memory) =>
        once(memory.sentences, passageUuid(version, ordinal), (id) =>
          cluster.read(async ({ passages: { query } }) => {
            const returnProperties = ['spans' as const, 'directions' as const];
            const found = await query.fetchObjectById(id, { returnProperties });
            const bytes = found === null ? null : bytesFrom(found.properties);
            return bytes === null ? [] : sentencesOf(bytes);
          }),
        ),
      ),
    alsoIn: (id) =>
      recall('recent', async (memory) => {
        const own = await once(memory.articles, id, () => articles.load(id));
        if (own === null) return [];
        return once(memory.kin, id, () => cluster.read((of) => kinOf(of, own)));
      }),
    added: (since, atMost) => cluster.read((of) => addedSince(of, since, atMost)),
    publishers: () => {
      if (publishers === null || Date.now() - publishers.at > publishersKept) {
        const names = cluster.read((of) => publishersIn(of.articles));
        publishers = { at: Date.now(), names };
        names.catch(() => {
          publishers = null;
        });
      }
      return publishers.names;
    },
    status: () =>
      cluster.read(async (of) => ({
        model,
        ...(await countsOf(of)),
        sentences: await holdsSentences(of),
      })),
    close: () => cluster.close(),
  };
  return library;
}

type Recall = <T>(how: 'checked' | 'recent', look: (memory: Memory) => Promise<T>) => Promise<T>;

/**
 * Looks things up with what is remembered, and looks at the library's revision meanwhile: if it has
 * changed, everything is forgotten and looked up again. Nothing is remembered while the curator
 * publishes.
 */
function recalling(cluster: Cluster): Recall {
  let kept: { readonly revision: number | null; readonly memory: Memory } = {
    revision: null,
    memory: emptyMemory(),
  };
  let latest = { memory: kept.memory, at: 0 };
  return async (how, look) => {
    if (how === 'recent' && Date.now() - latest.at < recentFor) return look(latest.memory);
    const { revision, memory } = kept;
    const isUsable = revision !== null && sizeOf(memory) < mostRemembered;
    const used = isUsable ? memory : emptyMemory();
    const [found, now] = await Promise.all([look(used), cluster.read(stableRevision)]);
    latest = { memory: used, at: Date.now() };
    if (revision !== null && now === revision) {
      kept = { revision, memory: used };
      return found;
    }
    // What was read meanwhile may be of the revision before.
    kept = { revision: now, memory: emptyMemory() };
    if (!isUsable) return found;
    latest = { memory: emptyMemory(), at: Date.now() };
    return look(latest.memory);
  };
}

function sizeOf({ articles, kin, sentences, terms }: Memory): number {
  return articles.size + kin.size + sentences.size + terms.size;
}

async function once<T>(
  kept: Map<string, T>,
  key: string,
  look: (key: string) => Promise<T>,
): Promise<T> {
  const before = kept.get(key);
  if (before !== undefined) return before;
  const found = await look(key);
  kept.set(key, found);
  return found;
}

/**
 * Refuses a scope without the shared articles: a cluster doesn't keep servers' own ones.
 *
 * @throws Failure `invalid-setting`
 */
export function assertShows(scope: Scope): void {
  if (scope === 'everything' || scope.withShared) return;
  throw new Failure(
    'library',
    'invalid-setting',
    'A library in a Weaviate cluster has no articles of single servers.',
    { remedy: 'Set PULLQUOTE_LIBRARY=embedded for a collection per server.' },
  );
}

/** Looks up articles by id, batching concurrent lookups into one request. */
function articleLookup(cluster: Cluster): DataLoader<string, ArticleProperties | null> {
  return new DataLoader(
    (ids) =>
      cluster.read(async ({ articles }) => {
        const { objects } = await articles.query.fetchObjects({
          filters: articles.filter.byProperty('articleId').containsAny([...ids]),
          limit: ids.length,
        });
        const found = new Map(objects.map(({ properties }) => [properties.articleId, properties]));
        return ids.map((id) => found.get(id) ?? null);
      }),
    // The curator may change any of them.
    { cache: false },
  );
}

async function publishersIn(articles: Collections['articles']): Promise<string[]> {
  // For an empty list the client throws instead of returning no groups.
  if ((await articles.aggregate.overAll()).totalCount === 0) return [];
  const groups = await articles.aggregate.groupBy.overAll({
    groupBy: { property: 'publisher', limit: most },
  });
  return groups.map(({ groupedBy }) => String(groupedBy.value)).sort();
}

/**
 * Whether any of some passages has its sentences; a library copied from an older index may have
 * none.
 */
async function holdsSentences({ passages }: Collections): Promise<boolean> {
  const { objects } = await passages.query.fetchObjects({
    limit: passagesTried,
    returnProperties: ['spans'],
  });
  return objects.length === 0 || objects.some(({ properties }) => properties.spans);
}
