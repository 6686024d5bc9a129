import type { Brought, Clash, Holding } from '../../library/transfer/holding.js';
import type { Cluster } from '../cluster.js';
import { labelObjects, labelUuid, textOf } from '../objects/objects.js';
import { dropObjects, putObjects } from '../objects/sending.js';
import { articlesOf, isHeld, labelsOf } from './labels.js';
import { askAgain } from './marks.js';
import type { Named } from './naming.js';
import { settle } from './settling.js';

/** What an index publishes. */
export interface Delivery {
  readonly holdings: readonly Holding[];
  /** Ids that none of its articles and copies uses any more. */
  readonly gone: readonly string[];
  /** Whether to write everything even if it seems to be there. */
  readonly anew?: boolean;
}

/**
 * Publishes an index's state of some articles to the library in a cluster, and removes what it no
 * longer has: writes the index's own labels, then reconciles the articles with them. A text that
 * another index published first keeps that one's name, and this one's is a copy; an id that another
 * index uses for another text is refused. If an id that another index published now belongs to this
 * one, that index is asked to publish it again, so that the refusal is reported there.
 */
export async function deliver(
  cluster: Cluster,
  origin: string,
  { holdings, gone, anew = false }: Delivery,
): Promise<Brought> {
  const byText = new Map(holdings.map((one) => [textOf(one.article), one]));
  const names = holdings.flatMap(({ article, copies }) => [article, ...copies]);
  const ids = [...new Set([...names.map(({ id }) => id), ...gone])];
  const texts = [...byText.keys()];
  const before = await labelsOf(cluster, { ids, texts }, origin);
  const kept = new Map(before.map((label) => [label.uuid, label]));
  const held = before.filter(isHeld);
  const labels = holdings.flatMap((one) => labelObjects(origin, one, new Date().toISOString()));
  for (const { id, properties } of labels) {
    const same = held.filter((label) => label.text === properties.text);
    const [since] = same.map((label) => label.textSince).sort();
    properties.textSince = since ?? properties.textSince;
    properties.nameSince = held.find(({ uuid }) => uuid === id)?.nameSince ?? properties.nameSince;
  }
  const changed = labels.filter(({ id, properties }) => !isSame(kept.get(id), properties));
  const wanted = new Set(labels.map(({ id }) => id));
  const dropped = before.filter((label) => !wanted.has(label.uuid));
  await cluster.write(async (to) => {
    await putObjects(to.labels, changed);
    if (dropped.length > 0) {
      const uuids = dropped.map((label) => label.uuid);
      await dropObjects(to.labels, to.labels.filter.byId().containsAny(uuids));
    }
  });
  // A removal interrupted after its labels were gone is found by its articles.
  const named = await articlesOf(cluster, { ids });
  const settled = await settle(cluster, {
    origin,
    texts: [...texts, ...before.map((label) => label.text), ...named.map((one) => one.text)],
    holdings: byText,
    anew,
  });

  const written = new Set(changed.map(({ id }) => id));
  const [already, copies] = [new Set<string>(), new Set<string>()];
  const clashes: Clash[] = [];
  const refused: string[] = [];
  for (const { article } of holdings) {
    const { label, refused: others } = settled.get(textOf(article)) ?? nothing;
    for (const [{ uuid, origin: from, articleId: id, locator }, owner] of others) {
      if (from !== origin) continue;
      refused.push(uuid);
      clashes.push({ article: article.id, id, locator, other: owner.locator });
    }
    const own = labelUuid(origin, article.locator, article.id);
    if (refused.includes(own)) continue;
    if (label?.uuid !== own) copies.add(article.id);
    else if (!written.has(own)) already.add(article.id);
  }
  if (refused.length > 0) {
    // They are retried the next time; until then nothing should wait for them.
    await cluster.write(async (to) => {
      await dropObjects(to.labels, to.labels.filter.byId().containsAny(refused));
    });
  }
  const losing = [...settled.values()].flatMap((one) => [...one.refused.keys()]);
  await askAgain(
    cluster,
    losing.filter(({ uuid }) => !refused.includes(uuid)),
  );
  return { already, copies, clashes };
}

const nothing: Named = { label: null, refused: new Map() };

/** Weaviate doesn't store properties without a value. */
function isSame(kept: object | undefined, wanted: object): boolean {
  if (kept === undefined) return false;
  const had: Readonly<Record<string, unknown>> = { ...kept };
  const has: Readonly<Record<string, unknown>> = { ...wanted };
  const names = Object.keys({ ...had, ...has }).filter((name) => name !== 'uuid');
  return names.every((name) => (had[name] ?? null) === (has[name] ?? null));
}
