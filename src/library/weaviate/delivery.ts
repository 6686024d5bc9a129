import { type Brought, checksumOf, type Holding } from '../holding.js';
import type { Cluster } from './cluster.js';
import type { Collections } from './collections.js';
import { confirmed, type Label, labelsOf } from './labels.js';
import { articleObject, articleUuid, copyObject, labelFrom, passageObjects } from './objects.js';
import { dropArticles, dropCopies, putObjects } from './sending.js';
import { handOver } from './withdrawal.js';

/** Times that articles are tried whose text another index has just brought, or just taken away. */
const attempts = 5;

/**
 * Brings articles of one index to the library in a cluster, in place of what it brought before of the
 * same articles. As `placementOf` does in one index: a text that another index has brought is noted as
 * a copy of its article, and an id that another has given to another text is refused.
 *
 * Two indexes may bring the same text at once: each writes objects of its own alone, and looks again
 * once it has. One of them at least then sees both (what is written is with most nodes, and all nodes
 * are asked), and makes a copy of the one with the greater origin, whichever that is.
 */
export async function deliver(
  cluster: Cluster,
  origin: string,
  holdings: readonly Holding[],
): Promise<Brought> {
  const brought = {
    already: new Set<string>(),
    copies: new Set<string>(),
    clashes: new Map<string, string>(),
  };
  let left = holdings;
  for (let done = 0; left.length > 0 && done < attempts; done += 1) {
    left = await attempt(cluster, origin, left, brought);
  }
  return brought;
}

/** What is to be done with an article. `own`: objects of the origin that it takes the place of. */
type Place = { readonly holding: Holding; readonly own: readonly Label[] } & (
  | { readonly kind: 'keep' | 'already' | 'copy' }
  | { readonly kind: 'clash'; readonly locator: string }
);

/** Returns those that are to be tried again. */
async function attempt(
  cluster: Cluster,
  origin: string,
  holdings: readonly Holding[],
  brought: {
    readonly already: Set<string>;
    readonly copies: Set<string>;
    readonly clashes: Map<string, string>;
  },
): Promise<Holding[]> {
  const known = await seen(cluster, holdings);
  const places = holdings.map((one) => placeOf(one, origin, known));
  const of = (kind: Place['kind']): Place[] => places.filter((place) => place.kind === kind);
  const kept = of('keep').map(({ holding }) => holding);
  const copies = of('copy').map(({ holding }) => holding);
  for (const { holding } of of('already')) brought.already.add(holding.article.id);
  for (const place of places) {
    if (place.kind === 'clash') brought.clashes.set(place.holding.article.id, place.locator);
  }
  const replaced = [...of('keep'), ...of('copy')].flatMap(({ own }) => own);
  const staying = new Set(kept.map((one) => one.contentHash));
  await handOver(
    cluster,
    replaced.filter((label) => !staying.has(label.contentHash)),
  );
  if (kept.length + copies.length > 0) {
    await cluster.write((to) => writeAll(to, origin, { kept, copies, replaced }));
  }

  const now = await seen(cluster, [...kept, ...copies]);
  for (const holding of kept) {
    const clash = now.find((label) => isClash(label, holding, origin));
    if (clash !== undefined) {
      await cluster.write((to) => dropArticles(to, [ownOf(origin, holding)]));
      brought.clashes.set(holding.article.id, clash.locator);
      continue;
    }
    const twins = now.filter(
      (label) =>
        isTwin(label, holding, origin) || label.uuid === articleUuid(origin, holding.article.id),
    );
    if (await settle(cluster, twins, origin)) brought.copies.add(holding.article.id);
  }
  // What another index has taken away meanwhile is no copy any more.
  const stray = copies.filter((one) => !now.some((label) => isTwin(label, one, origin)));
  for (const one of copies) if (!stray.includes(one)) brought.copies.add(one.article.id);
  return stray;
}

async function seen(cluster: Cluster, holdings: readonly Holding[]): Promise<Label[]> {
  const labels = await labelsOf(cluster, {
    ids: holdings.map((one) => one.article.id),
    texts: holdings.map((one) => one.contentHash),
  });
  return confirmed(cluster, labels);
}

function placeOf(holding: Holding, origin: string, known: readonly Label[]): Place {
  const { article, contentHash } = holding;
  const own = known.filter(
    (label) =>
      (label.articleId === article.id || label.contentHash === contentHash) &&
      supersedes(holding, origin, label),
  );
  const clash = known.find((label) => isClash(label, holding, origin));
  if (clash !== undefined) return { kind: 'clash', holding, own, locator: clash.locator };
  const there = own.some((label) => label.contentHash === contentHash);
  if (!there && known.some((label) => isTwin(label, holding, origin))) {
    return { kind: 'copy', holding, own };
  }
  const [only] = own;
  const same =
    own.length === 1 &&
    only?.uuid === articleUuid(origin, article.id) &&
    only.checksum === checksumOf(holding) &&
    only.group === article.group;
  return { kind: same ? 'already' : 'keep', holding, own };
}

/** Whether it takes the place of a kept one: its own, or one from the same place. */
function supersedes({ article }: Holding, origin: string, label: Label): boolean {
  return label.origin === origin || (label.locator === article.locator && article.locator !== '-');
}

/** Whether another index has given its id to another text. */
function isClash(label: Label, holding: Holding, origin: string): boolean {
  return (
    label.articleId === holding.article.id &&
    label.contentHash !== holding.contentHash &&
    !supersedes(holding, origin, label)
  );
}

/** Whether another index has brought its text. */
function isTwin(label: Label, holding: Holding, origin: string): boolean {
  return label.contentHash === holding.contentHash && !supersedes(holding, origin, label);
}

function ownOf(origin: string, { article }: Holding): Pick<Label, 'origin' | 'articleId'> {
  return { origin, articleId: article.id };
}

/**
 * Makes one article of those that several indexes have brought at once, with the others as its copies.
 * Whoever sees them does so, with the same outcome. Tells whether that of `origin` became a copy.
 */
async function settle(cluster: Cluster, twins: readonly Label[], origin: string): Promise<boolean> {
  if (twins.length < 2) return false;
  const [, ...copies] = [...twins].sort((a, b) => (a.origin < b.origin ? -1 : 1));
  await cluster.write(async (to) => {
    await putObjects(
      to.copies,
      copies.map((label) => copyObject(label.origin, label.contentHash, labelFrom(label))),
    );
    await dropArticles(to, copies);
  });
  return copies.some((label) => label.origin === origin);
}

/**
 * Sends articles with all that belongs to them. First what was there of them goes, each article before
 * its passages, so that no passage is ever a slice of another body; then passages and copies are sent,
 * last the articles, whose checksum says that all is there.
 */
async function writeAll(
  to: Collections,
  origin: string,
  changes: {
    readonly kept: readonly Holding[];
    /** Those of which labels alone are kept. */
    readonly copies: readonly Holding[];
    readonly replaced: readonly Label[];
  },
): Promise<void> {
  const { kept, copies, replaced } = changes;
  await dropArticles(to, [...replaced, ...kept.map((one) => ownOf(origin, one))]);
  const all = [...kept, ...copies];
  const ids = all.flatMap(({ article, copies: own }) => [article, ...own].map(({ id }) => id));
  const texts = [...all, ...replaced].map((one) => one.contentHash);
  await dropCopies(to, origin, { ids, texts });
  await putObjects(
    to.passages,
    kept.flatMap((one) => passageObjects(origin, one)),
  );
  await putObjects(to.copies, [
    ...kept.flatMap((one) => one.copies.map((copy) => copyObject(origin, one.contentHash, copy))),
    ...copies.flatMap((one) =>
      [one.article, ...one.copies].map((label) => copyObject(origin, one.contentHash, label)),
    ),
  ]);
  await putObjects(
    to.articles,
    kept.map((one) => articleObject(origin, one)),
  );
}
