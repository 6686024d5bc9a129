import type { Brought, Clash, Holding } from '../../library/transfer/holding.js';
import type { Cluster } from '../cluster.js';
import { labelObjects, labelUuid, textOf } from '../objects/objects.js';
import { dropObjects, putObjects } from '../objects/sending.js';
import { articlesOf, isHeld, labelsOf } from './labels.js';
import { askAgain } from './marks.js';
import type { Named } from './naming.js';
import { settle } from './settling.js';

/** What an index brings. */
export interface Delivery {
  readonly holdings: readonly Holding[];
  /** Ids that none of its articles and copies has any more. */
  readonly gone: readonly string[];
  /** Whether all is written although it seems to be there. */
  readonly anew?: boolean;
}

/**
 * Brings what an index has of some articles to the library in a cluster, and takes away what it no longer
 * has: writes the labels that say so, which are its own, then settles what follows for the articles. A
 * text that another index brought before stays under that one's name, and this one's is a copy; an id
 * that another index gave to another text is refused. Where an id that another index brought is this
 * one's by now, that one is asked to bring it again, so that it is told.
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
  // What was broken off after its labels were gone is found by its articles.
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
    // They are tried again the next time; until then nothing is to wait for them.
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

/** Weaviate keeps no property without a value. */
function isSame(kept: object | undefined, wanted: object): boolean {
  if (kept === undefined) return false;
  const had: Readonly<Record<string, unknown>> = { ...kept };
  const has: Readonly<Record<string, unknown>> = { ...wanted };
  const names = Object.keys({ ...had, ...has }).filter((name) => name !== 'uuid');
  return names.every((name) => (had[name] ?? null) === (has[name] ?? null));
}
