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

/** Looks before it is given up; two machines that bring the same need two or three. */
const mostLooks = 8;

/** Texts that are settled, and what this machine has of them. */
export interface Settling {
  /** This machine's index; `null` for who has none of the texts. */
  readonly origin: string | null;
  readonly texts: Iterable<string>;
  /** Of texts that this machine has, by text. */
  readonly holdings: ReadonlyMap<string, Holding>;
  /** Whether those are written although they seem to be there. */
  readonly anew: boolean;
}

/**
 * Makes the articles of some texts what their labels say: named by the label that was brought first, and
 * gone where no index has the text any more. It looks, writes what is otherwise, and looks again until
 * nothing is: so several machines that settle the same texts come to the same, and one that broke off is
 * made good by whoever looks next. Labels are written before this, by each index its own; as most nodes
 * have what is written and all are asked, of two that bring a text at once one at least sees both.
 *
 * @returns what each text is called, and what labels were refused
 * @throws Failure `library-unreachable` where it does not come to rest
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
      // Taken away here while its index brought it, which may be done with it.
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
    `Articles in Weaviate do not stay as they are written: ${settled.size} after ${mostLooks} looks.`,
    {
      remedy:
        'See whether all nodes are well (`pullquote verify`), then run the same command again.',
    },
  );
}

/** Whether a label is one of those that a text is there by. */
function isNamedBy(names: ReadonlyMap<string, Named>, label: Label): boolean {
  const named = names.get(label.text);
  return isHeld(label) && named?.refused.has(label) === false;
}

/** What texts are called, by which labels; texts that share an id with one of them are settled with them. */
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
 * An article comes before its passages, gets its checksum after them, which says that all is there, and goes
 * after them: so whatever is broken off is found again by the article's object.
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
