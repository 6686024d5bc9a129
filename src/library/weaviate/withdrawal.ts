import type { Holding } from '../holding.js';
import type { Cluster } from './cluster.js';
import { type Collections, type CopyProperties, most } from './collections.js';
import { order } from './grouping.js';
import { type Label, labelsOf } from './labels.js';
import { articleObject, copyFrom, copyUuid, labelFrom, passageObjects } from './objects.js';
import { type Read, readSome } from './reading.js';
import { dropArticles, dropCopies, putObjects } from './sending.js';

/** Articles that are read whole at once, to be handed on where they must. */
const atOnce = 50;

/**
 * Takes out of the library what an index brought and has no more. A text that other indexes have
 * brought as well stays, under the name of one of them.
 *
 * @param gone ids that none of its articles has any more
 * @param lost those of them that none of its copies has either
 * @returns how many articles went
 */
export async function withdraw(
  cluster: Cluster,
  origin: string,
  { gone, lost }: { readonly gone: readonly string[]; readonly lost: readonly string[] },
): Promise<number> {
  let articles = 0;
  for (const ids of inBatches(gone)) {
    const labels = (await labelsOf(cluster, { ids, texts: [] })).filter(
      (label) => label.origin === origin,
    );
    await handOver(cluster, labels);
    articles += labels.length;
  }
  for (const ids of inBatches(lost)) {
    await cluster.write((to) => dropCopies(to, origin, { ids, texts: [] }));
  }
  return articles;
}

function* inBatches(ids: readonly string[]): Generator<string[]> {
  for (let start = 0; start < ids.length; start += atOnce) yield ids.slice(start, start + atOnce);
}

/**
 * Drops articles. Where another index has a copy of such a text, that takes its place, with the same
 * passages and vectors: so does `removeOrPromote` in one index. Looked for once more afterwards, as it
 * may have come meanwhile.
 */
export async function handOver(cluster: Cluster, going: readonly Label[]): Promise<void> {
  if (going.length === 0) return;
  const texts = await readSome(
    cluster,
    going.map((one) => one.uuid),
  );
  const inherited = await bequeath(cluster, texts);
  await cluster.write((to) => dropArticles(to, going));
  await bequeath(
    cluster,
    texts.filter((one) => !inherited.has(one.uuid)),
  );
}

/** Gives texts to those that have copies of them; returns the objects whose texts are so kept. */
async function bequeath(cluster: Cluster, texts: readonly Read[]): Promise<Set<string>> {
  const inherited = new Set<string>();
  if (texts.length === 0) return inherited;
  const notes = (
    await cluster.everywhere(async ({ copies }) => {
      const { objects } = await copies.query.fetchObjects({
        filters: copies.filter
          .byProperty('contentHash')
          .containsAny(texts.map(({ holding }) => holding.contentHash)),
        limit: most,
      });
      return objects;
    })
  ).flat();
  const byId = new Map(notes.map((note) => [note.uuid, note.properties]));
  for (const { uuid, origin, holding } of texts) {
    const heirs = [...byId.values()]
      .filter((one) => one.contentHash === holding.contentHash && one.origin !== origin)
      .sort((a, b) => order(a.origin, b.origin) || order(a.locator, b.locator));
    const [heir] = heirs;
    if (heir === undefined || !holding.whole) continue;
    const own = heirs.filter((one) => one !== heir && one.origin === heir.origin);
    await cluster.write((to) => promote(to, holding, heir, own));
    inherited.add(uuid);
  }
  return inherited;
}

/** Makes an article of a copy. */
async function promote(
  to: Collections,
  holding: Holding,
  heir: CopyProperties,
  own: readonly CopyProperties[],
): Promise<void> {
  const article = { ...holding.article, ...labelFrom(heir) };
  const copies = own.map((one) => copyFrom(one, article.id));
  const inherited = { ...holding, article, copies, elsewhere: [] };
  await putObjects(to.passages, passageObjects(heir.origin, inherited));
  await putObjects(to.articles, [articleObject(heir.origin, inherited)]);
  await to.copies.data.deleteById(copyUuid(heir.origin, heir.locator, heir.articleId));
}
