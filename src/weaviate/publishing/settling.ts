import { Failure } from '../../failure.js';
import { contentChecksum, type Holding } from '../../library/transfer/holding.js';
import type { Cluster } from '../cluster.js';
import { articleObject, articleUuid, passageObjects } from '../objects/objects.js';
import { dropObjects, putObjects } from '../objects/sending.js';
import { readSome } from '../reading.js';
import { type Change, changeOf } from './change.js';
import { articlesOf, isHeld, type Label, labelsOf } from './labels.js';
import { askAgain } from './marks.js';
import { type Named, namesOf } from './naming.js';
import { wholeOf } from './whole.js';

/** Attempts before giving up; two machines that publish the same text need two or three. */
const mostLooks = 8;

/** Texts to reconcile, and this machine's content of them. */
export interface Settling {
  /** This machine's index; `null` if it has none of the texts. */
  readonly origin: string | null;
  readonly texts: Iterable<string>;
  /** This machine's articles, by text. */
  readonly holdings: ReadonlyMap<string, Holding>;
  /** Whether to write those even if they seem to be there. */
  readonly anew: boolean;
}

/**
 * Reconciles the articles of some texts with their labels: each is named by the label published
 * first, and removed if no index has the text any more. It reads the labels, fixes what differs,
 * and repeats until nothing does. So machines that reconcile the same texts reach the same result,
 * and an interrupted run is completed by the next. Each index has written its own labels before
 * this. Since writes reach most nodes and all are asked, of two indexes that publish a text at once
 * at least one sees both.
 *
 * @returns the name of each text, and the refused labels
 * @throws Failure `library-unreachable` if articles still differ after all attempts
 */
export async function settle(
  cluster: Cluster,
  { origin, texts, holdings, anew }: Settling,
): Promise<ReadonlyMap<string, Named>> {
  const settled = new Set(texts);
  const [written, cleared] = [new Set<string>(), new Set<string>()];
  for (let looks = 0; looks < mostLooks; looks += 1) {
    const { names, labels } = await namesNow(cluster, settled);
    const found = await articlesOf(cluster, { texts: [...settled] });
    const articles = new Map(found.map((one) => [one.text, one]));
    const whole = await wholeOf(cluster, found);
    const changes = [...settled].flatMap((text) => {
      const change = changeOf({
        origin,
        text,
        label: names.get(text)?.label ?? null,
        article: articles.get(text) ?? null,
        isWhole: whole.has(text),
        holding: holdings.get(text) ?? null,
        anew: anew && !written.has(text),
        cleared: cleared.has(text),
      });
      return change === null ? [] : [change];
    });
    if (changes.length === 0) {
      // Removed here while its index published it, and that index may have finished.
      const lost = labels.filter((one) => isNamedBy(names, one) && !whole.has(one.text));
      await askAgain(cluster, lost);
      return names;
    }
    await carryOut(cluster, changes);
    for (const change of changes) {
      if (change.kind === 'put') {
        written.add(change.label.text);
        cleared.delete(change.label.text);
      }
      if (change.kind === 'drop') cleared.add(change.text);
    }
  }
  throw new Failure(
    'library',
    'library-unreachable',
    `${settled.size} articles in Weaviate still differ after ${mostLooks} attempts.`,
    {
      remedy: 'Check the nodes with `pullquote verify`, then run the same command again.',
    },
  );
}

/** Whether a label is one that its text exists under. */
function isNamedBy(names: ReadonlyMap<string, Named>, label: Label): boolean {
  const named = names.get(label.text);
  return isHeld(label) && named?.refused.has(label) === false;
}

/**
 * The names of texts, and their labels; texts that share an id with one of them are reconciled with
 * them.
 */
async function namesNow(
  cluster: Cluster,
  settled: Set<string>,
): Promise<{ readonly names: Map<string, Named>; readonly labels: readonly Label[] }> {
  for (let known = 0; ; ) {
    known = settled.size;
    const own = await labelsOf(cluster, { texts: [...settled] });
    const ids = [...new Set(own.map((label) => label.articleId))];
    const sharing = await labelsOf(cluster, { ids });
    for (const { text } of sharing) settled.add(text);
    if (settled.size > known) continue;
    const labels = [...new Map([...own, ...sharing].map((one) => [one.uuid, one])).values()];
    return { names: namesOf(labels), labels };
  }
}

/**
 * An article is written before its passages, gets its checksum, which marks it as complete, after
 * them, and is deleted after them: so anything interrupted is found again by the article's object.
 */
async function carryOut(cluster: Cluster, changes: readonly Change[]): Promise<void> {
  const dropped = changes.flatMap((one) => (one.kind === 'drop' ? [one.text] : []));
  const renamed = changes.flatMap((one) => (one.kind === 'rename' ? [one.label] : []));
  const kept = await readSome(
    cluster,
    renamed.map(({ text }) => articleUuid(text)),
  );
  const texts = new Map(kept.map((one) => [one.uuid, one]));
  const put = changes.flatMap((one) => (one.kind === 'put' ? [one] : []));
  const sent = [
    ...put.map(({ label, holding }) => ({ label, holding, checksum: contentChecksum(holding) })),
    ...renamed.flatMap((label) => {
      const read = texts.get(articleUuid(label.text));
      if (read === undefined) return [];
      const { holding } = read;
      return [{ label, holding, checksum: holding.whole ? read.checksum : '' }];
    }),
  ];
  const recut = put.flatMap((one) => (one.recut ? [one.label.text] : []));
  const begun = put.filter(({ isNew }) => isNew);
  await cluster.write(async ({ articles, passages }) => {
    const gone = [...dropped, ...recut];
    if (gone.length > 0) {
      await dropObjects(passages, passages.filter.byProperty('text').containsAny(gone));
    }
    if (dropped.length > 0) {
      await dropObjects(articles, articles.filter.byId().containsAny(dropped.map(articleUuid)));
    }
    await putObjects(
      articles,
      begun.map(({ label, holding }) => articleObject(label, holding, '')),
    );
    await putObjects(
      passages,
      sent.flatMap(({ label, holding }) => passageObjects(label, holding)),
    );
    await putObjects(
      articles,
      sent.map(({ label, holding, checksum }) => articleObject(label, holding, checksum)),
    );
  });
}
