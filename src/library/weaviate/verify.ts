import type { Counts } from '../holding.js';
import type { Fault } from '../library.js';
import { sentencesFault } from '../sentences.js';
import { vectorFault } from '../vectors.js';
import { spanFault } from '../verify.js';
import type { Cluster } from './cluster.js';
import { requireLibrary } from './fingerprint.js';
import { countsOf, type Read, readAll } from './reading.js';

const AGAIN =
  'Run `pullquote copy --from embedded --to weaviate` on the machine that brought it; it sends again what differs.';
const CATCH_UP = 'Nodes catch up within minutes; look again, then see the log of that node.';

/**
 * Checks everything that the library in a cluster holds: that each article is all there (its checksum),
 * its passages' places, vectors and sentences, that no id and no text is there twice, that every copy
 * is one of an article, and that all nodes hold as much. Yields the faults one by one. Mends nothing.
 *
 * @throws Failure `index-missing` where nothing was ever brought in, `library-unreachable`
 */
export async function* verifyCluster(cluster: Cluster): AsyncGenerator<Fault> {
  const { model } = await requireLibrary(cluster);
  const seen: Seen = { ids: new Map(), texts: new Map() };
  let passages = 0;
  for await (const read of readAll(cluster)) {
    passages += read.holding.passages.length;
    yield* articleFaults(read, model.dimension);
    yield* twiceFaults(read, seen);
  }
  yield* copyFaults(cluster, seen);
  const counts = await cluster.read(countsOf);
  if (counts.passages !== passages) {
    yield {
      what: `There are ${counts.passages} passages, and ${passages} belong to an article.`,
      remedy: AGAIN,
    };
  }
  yield* nodeFaults(cluster);
}

interface Seen {
  /** The text of each id. */
  readonly ids: Map<string, string>;
  /** The article of each text. */
  readonly texts: Map<string, string>;
}

function* articleFaults({ holding }: Read, dimension: number): Generator<Fault> {
  const { article, passages, whole } = holding;
  if (!whole) {
    yield { what: `Article ${article.id} is not all there, or was changed.`, remedy: AGAIN };
  }
  const fault = spanFault(article.body, passages);
  if (fault !== null) yield { what: `Article ${article.id}: ${fault}.`, remedy: AGAIN };
  for (const { ordinal, start, end, vector, sentences } of passages) {
    const where = `of passage ${ordinal} of ${article.id}`;
    const bad = vectorFault(vector, dimension);
    if (bad !== null) yield { what: `The vector ${where} ${bad}.`, remedy: AGAIN };
    const lying = sentences === null ? null : sentencesFault(sentences, end - start, dimension);
    if (lying !== null) yield { what: `The sentences ${where} ${lying}.`, remedy: AGAIN };
  }
}

function* twiceFaults({ holding }: Read, { ids, texts }: Seen): Generator<Fault> {
  const { article, contentHash } = holding;
  const twin = texts.get(contentHash);
  if (ids.has(article.id) || twin !== undefined) {
    const what = ids.has(article.id)
      ? `Two articles have the id ${article.id}.`
      : `Articles ${twin} and ${article.id} have the same text.`;
    yield { what, remedy: 'Remove it with `pullquote remove`, then bring it in again.' };
  }
  ids.set(article.id, contentHash);
  texts.set(contentHash, article.id);
}

async function* copyFaults(cluster: Cluster, { ids, texts }: Seen): AsyncGenerator<Fault> {
  const faults = await cluster.read(async ({ copies }) => {
    const found: Fault[] = [];
    for await (const { properties } of copies.iterator({
      returnProperties: ['articleId', 'locator', 'contentHash'],
    })) {
      const { articleId, locator, contentHash } = properties;
      if (!texts.has(contentHash)) {
        const what = `The text that ${locator} (${articleId}) is a copy of is in no article.`;
        found.push({ what, remedy: AGAIN });
      } else if ((ids.get(articleId) ?? contentHash) !== contentHash) {
        const what = `The id ${articleId} belongs to an article and to a copy of another.`;
        found.push({ what, remedy: AGAIN });
      }
    }
    return found;
  });
  yield* faults;
}

async function* nodeFaults(cluster: Cluster): AsyncGenerator<Fault> {
  const told = await cluster.everywhere(async (of, { http }) => ({
    http,
    counts: await countsOf(of),
  }));
  for (const { http } of cluster.nodes) {
    if (told.some((one) => one.http === http)) continue;
    yield { what: `The node at ${http} does not answer.`, remedy: 'Start it, or see its log.' };
  }
  const [first] = told;
  const differing = told.find(({ counts }) => first && inWords(counts) !== inWords(first.counts));
  if (first !== undefined && differing !== undefined) {
    yield {
      what: `The node at ${first.http} holds ${inWords(first.counts)}, that at ${differing.http} ${inWords(differing.counts)}.`,
      remedy: CATCH_UP,
    };
  }
}

function inWords({ articles, passages, copies }: Counts): string {
  return `${articles} articles, ${passages} passages and ${copies} copies`;
}
