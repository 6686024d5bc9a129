import { vectorFault } from '../library/index/vectors.js';
import type { Fault } from '../library/library.js';
import { sentencesFault } from '../library/sqlite/sentences.js';
import type { Counts, Holding } from '../library/transfer/holding.js';
import { spanFault } from '../library/verify.js';
import type { Cluster } from './cluster.js';
import { requireLibrary } from './fingerprint.js';
import { textOf } from './objects/objects.js';
import { labelsAtOnce, walk } from './objects/walking.js';
import { countsOf, readAll } from './reading.js';

const again =
  'Run `pullquote copy --from embedded --to weaviate` on the machine that added it; it sends again what differs.';
const settles =
  'The next `pullquote ingest` or `pullquote copy` that publishes it fixes this; or `pullquote remove` it.';
const catchUp = 'Nodes catch up within minutes; check again, then see the log of that node.';

/**
 * Checks everything in a cluster's library: that each article is complete (its checksum), its
 * passages' offsets, vectors and sentences, that no id occurs twice, that every text has a name and
 * every name a text, and that all nodes hold the same amount. Yields the faults one by one. Repairs
 * nothing.
 *
 * @throws Failure `index-missing` if nothing was ever added, `library-unreachable`
 */
export async function* verifyCluster(cluster: Cluster): AsyncGenerator<Fault> {
  const { model } = await requireLibrary(cluster);
  /** The text of each id, and the id of each text. */
  const [ids, texts] = [new Map<string, string>(), new Map<string, string>()];
  let passages = 0;
  for await (const { holding, named } of readAll(cluster)) {
    const { article } = holding;
    passages += holding.passages.length;
    yield* articleFaults(holding, model.dimension);
    if (!named) {
      yield { what: `Passages of ${article.id} are under another name.`, remedy: settles };
    }
    if (ids.has(article.id)) {
      yield { what: `Two articles have the id ${article.id}.`, remedy: settles };
    }
    const text = textOf(article);
    ids.set(article.id, text);
    texts.set(text, article.id);
  }
  yield* labelFaults(cluster, ids, texts);
  const counts = await cluster.read(countsOf);
  if (counts.passages !== passages) {
    yield {
      what: `There are ${counts.passages} passages, and ${passages} belong to an article.`,
      remedy:
        'They are from articles whose removal was interrupted: run the same removal or `pullquote ingest` again.',
    };
  }
  yield* nodeFaults(cluster);
}

function* articleFaults(
  { article, passages, whole }: Holding,
  dimension: number,
): Generator<Fault> {
  if (!whole) {
    yield { what: `Article ${article.id} is incomplete or was changed.`, remedy: again };
  }
  const fault = spanFault(article.body, passages);
  if (fault !== null) yield { what: `Article ${article.id}: ${fault}.`, remedy: again };
  for (const { ordinal, start, end, vector, sentences } of passages) {
    const where = `of passage ${ordinal} of ${article.id}`;
    const bad = vectorFault(vector, dimension);
    if (bad !== null) yield { what: `The vector ${where} ${bad}.`, remedy: again };
    const lying = sentences === null ? null : sentencesFault(sentences, end - start, dimension);
    if (lying !== null) yield { what: `The sentences ${where} ${lying}.`, remedy: again };
  }
}

/** Checks that every text has a name, and every name a text. */
async function* labelFaults(
  cluster: Cluster,
  ids: ReadonlyMap<string, string>,
  texts: ReadonlyMap<string, string>,
): AsyncGenerator<Fault> {
  const faults = await cluster.read(async ({ labels }) => {
    const found: Fault[] = [];
    const named = new Set<string>();
    const all = walk(labelsAtOnce, async (cursor) => {
      return (await labels.query.fetchObjects(cursor)).objects;
    });
    for await (const { properties } of all) {
      const { articleId, locator, text, state } = properties;
      if (state !== 'held') continue;
      if (texts.get(text) === articleId) named.add(text);
      if (!texts.has(text)) {
        found.push({
          what: `The text of ${locator} (${articleId}) is in no article.`,
          remedy: again,
        });
      }
      if ((ids.get(articleId) ?? text) !== text) {
        const what = `The id ${articleId} belongs to an article and to another text, that of ${locator}.`;
        found.push({ what, remedy: settles });
      }
    }
    for (const [text, id] of texts) {
      if (named.has(text)) continue;
      found.push({ what: `No index has a label matching article ${id}.`, remedy: settles });
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
      remedy: catchUp,
    };
  }
}

function inWords({ articles, passages, copies }: Counts): string {
  return `${articles} articles, ${passages} passages and ${copies} copies`;
}
