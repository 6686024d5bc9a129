import { Filters } from 'weaviate-client';
import { most } from '../cluster/collections.js';
import { type Cursor, walk } from '../cluster/objects.js';
import { Failure } from '../failure.js';
import { vectorFault } from '../library/index/vectors.js';
import type { Copy, Fault } from '../library/library.js';
import { sentencesFault } from '../library/sqlite/sentences.js';
import {
  type CopySource,
  type Counts,
  checksumOf,
  contentChecksum,
  type Holding,
} from '../library/transfer/holding.js';
import { spanFault } from '../library/verify.js';
import { formatWithLabels, requireLibrary } from './claim.js';
import {
  type ArticleProperties,
  type Cluster,
  type Collections,
  weaviateFormat,
} from './collections.js';
import {
  articleFrom,
  bytesFrom,
  copiesFrom,
  groupedBy,
  headlineFrom,
  passageFrom,
  vectorFrom,
} from './objects.js';

/** Articles read at once with all their passages: some 2 MB. */
const page = 50;

const again =
  "Run `pullquote publish --drop` on the curator's machine: it publishes everything from its index again.";

/** The library in a cluster as the source of a copy, of this format or of the one before. */
export function clusterSource(cluster: Cluster): CopySource {
  const known = () => requireLibrary(cluster, [weaviateFormat, formatWithLabels]);
  return {
    model: async () => (await known()).model,
    articles: () => cluster.read(async (of) => (await of.articles.aggregate.overAll()).totalCount),
    async *holdings() {
      const { format } = await known();
      yield* walkHoldings(cluster, format);
    },
    close: () => cluster.close(),
  };
}

/** Everything, article by article, in the order of their objects' ids. */
async function* walkHoldings(cluster: Cluster, format: number): AsyncGenerator<Holding> {
  const all = walk(page, async (cursor) => {
    try {
      return await cluster.read(async (of) => {
        const some = await readPage(of, cursor, format);
        // A node that was down for a while may lack a passage: the next is asked.
        const broken = some.find(({ holding }) => !holding.whole);
        if (broken === undefined) return some;
        const { id } = broken.holding.article;
        throw new Failure('library', 'index-damaged', `The node lacks a part of ${id}.`);
      });
    } catch (error) {
      if (!(error instanceof Failure && error.kind === 'index-damaged')) throw error;
      // No node has them all: `whole` reports what is broken.
      return cluster.read((of) => readPage(of, cursor, format));
    }
  });
  for await (const { holding } of all) yield holding;
}

async function readPage(
  of: Collections,
  cursor: Cursor,
  format: number,
): Promise<{ uuid: string; holding: Holding }[]> {
  const { objects } = await of.articles.query.fetchObjects(cursor);
  const isOld = format === formatWithLabels;
  // What is the version now was named `text`.
  const named = (isOld ? 'text' : 'version') as 'version';
  const versions = objects.map(({ properties }) => properties[named]);
  const passages = await passagesOf(of, versions, named);
  const copies = isOld ? await labelledCopies(of, versions) : new Map<string, Copy[]>();
  return objects.map(({ uuid, properties }) => {
    const { contentHash, indexedTitle, checksum } = properties;
    const version = properties[named];
    const article = articleFrom(properties);
    const isOther = (one: Copy) => one.id !== article.id || one.locator !== article.locator;
    const others = (copies.get(version) ?? []).filter(isOther);
    const held = {
      article,
      contentHash,
      indexedTitle,
      passages: (passages.get(version) ?? []).sort((a, b) => a.ordinal - b.ordinal),
      copies: isOld ? others.map((one) => ({ ...one, of: article.id })) : copiesFrom(properties),
    };
    const whole = (isOld ? contentChecksum(held) : checksumOf(held)) === checksum;
    return { uuid, holding: { ...held, whole } };
  });
}

/** The passages of some versions, by version. */
async function passagesOf(
  { passages }: Collections,
  versions: readonly string[],
  named: 'version',
): Promise<Map<string, Holding['passages'][number][]>> {
  const found = await walked(versions, (some) =>
    passages.query.fetchObjects({
      filters: passages.filter.byProperty(named).containsAny([...some]),
      limit: most,
      includeVector: true,
    }),
  );
  const groups = groupedBy(found, ({ properties }) => properties[named]);
  return new Map(
    [...groups].map(([version, own]) => [
      version,
      own.map((one) => ({
        ...passageFrom(one.properties),
        vector: vectorFrom(one),
        sentences: bytesFrom(one.properties),
      })),
    ]),
  );
}

/** Asks for one after another if an answer isn't complete: Weaviate returns so many objects at most. */
async function walked<T>(
  keys: readonly string[],
  fetch: (some: readonly string[]) => Promise<{ readonly objects: readonly T[] }>,
): Promise<readonly T[]> {
  // Weaviate refuses an empty filter.
  if (keys.length === 0) return [];
  const { objects } = await fetch(keys);
  if (objects.length < most || keys.length === 1) return objects;
  const half = Math.ceil(keys.length / 2);
  return [
    ...(await walked(keys.slice(0, half), fetch)),
    ...(await walked(keys.slice(half), fetch)),
  ];
}

/** Every name of some texts, from the labels that each machine had. */
async function labelledCopies(
  { client, prefix }: Collections,
  texts: readonly string[],
): Promise<Map<string, Copy[]>> {
  const labels = client.collections.use<
    string,
    ArticleProperties & { text: string; state: string }
  >(`${prefix}Label`);
  const found = await walked(texts, (some) =>
    labels.query.fetchObjects({
      filters: Filters.and(
        labels.filter.byProperty('text').containsAny([...some]),
        labels.filter.byProperty('state').equal('held'),
      ),
      limit: most,
    }),
  );
  const copies = found.map(({ properties }) => {
    const { id, locator, title, publisher, date, author, url } = headlineFrom(properties);
    const copy = { id, locator, title, publisher, date, author, url, of: '' };
    return { text: properties.text, key: `${locator}\n${id}`, copy };
  });
  const distinct = new Map(copies.map((one) => [`${one.text}\n${one.key}`, one]));
  const groups = groupedBy(distinct.values(), ({ text }) => text);
  return new Map([...groups].map(([text, own]) => [text, own.map(({ copy }) => copy)]));
}

/** How much the library holds. */
export async function countsOf({ articles, passages }: Collections): Promise<Counts> {
  const [held, cut] = await Promise.all([
    articles.aggregate.overAll({
      returnMetrics: articles.metrics.aggregate('copyCount').integer(['sum']),
    }),
    passages.aggregate.overAll(),
  ]);
  const copies = held.properties.copyCount?.sum ?? 0;
  return { articles: held.totalCount, copies, passages: cut.totalCount };
}

/**
 * Checks everything in a cluster's library: that each article is what its checksum says, its passages'
 * offsets, vectors and sentences, that no passage is without an article, and that all nodes hold the
 * same amount. Yields the faults one by one. Repairs nothing.
 *
 * @throws Failure `index-missing` if nothing was ever published, `library-unreachable`
 */
export async function* verifyCluster(cluster: Cluster): AsyncGenerator<Fault> {
  const { model } = await requireLibrary(cluster);
  let passages = 0;
  for await (const holding of walkHoldings(cluster, weaviateFormat)) {
    passages += holding.passages.length;
    for (const what of holdingFaults(holding, model.dimension)) yield { what, remedy: again };
  }
  const counts = await cluster.read(countsOf);
  if (counts.passages !== passages) {
    yield {
      what: `There are ${counts.passages} passages, and ${passages} belong to an article.`,
      remedy: `They are not quoted. ${again}`,
    };
  }
  const told = await cluster.everywhere(async (of, { http }) => ({
    http,
    counts: inWords(await countsOf(of)),
  }));
  for (const { http } of cluster.nodes) {
    if (told.some((one) => one.http === http)) continue;
    yield { what: `The node at ${http} does not answer.`, remedy: 'Start it, or see its log.' };
  }
  const [first] = told;
  const differing = told.find(({ counts }) => counts !== first?.counts);
  if (first !== undefined && differing !== undefined) {
    yield {
      what: `The node at ${first.http} holds ${first.counts}, that at ${differing.http} ${differing.counts}.`,
      remedy: 'Nodes catch up within minutes; check again, then see the log of that node.',
    };
  }
}

function* holdingFaults(
  { article, passages, whole }: Holding,
  dimension: number,
): Generator<string> {
  if (!whole) yield `Article ${article.id} is incomplete or was changed.`;
  const fault = spanFault(article.body, passages);
  if (fault !== null) yield `Article ${article.id}: ${fault}.`;
  for (const { ordinal, start, end, vector, sentences } of passages) {
    const where = `of passage ${ordinal} of ${article.id}`;
    const bad = vectorFault(vector, dimension);
    if (bad !== null) yield `The vector ${where} ${bad}.`;
    const lying = sentences === null ? null : sentencesFault(sentences, end - start, dimension);
    if (lying !== null) yield `The sentences ${where} ${lying}.`;
  }
}

function inWords({ articles, passages, copies }: Counts): string {
  return `${articles} articles, ${passages} passages and ${copies} copies`;
}
