import { Failure } from '../../failure.js';
import { contentChecksum, type Holding } from '../holding.js';
import type { Cluster } from './cluster.js';
import type { LabelProperties } from './collections.js';
import { articlesOf, type Headed, type Label, labelsOf } from './labels.js';
import { type Named, namesOf } from './naming.js';
import { articleObject, articleUuid, namedBy, passageObjects } from './objects.js';
import { readSome } from './reading.js';
import { dropObjects, putObjects } from './sending.js';

/** Looks before it is given up; two machines that bring the same need two or three. */
const mostLooks = 8;

/** Texts that are settled, and what this machine has of them. */
export interface Settling {
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
  { texts, holdings, anew }: Settling,
): Promise<ReadonlyMap<string, Named>> {
  const settled = new Set(texts);
  const written = new Set<string>();
  for (let looks = 0; looks < mostLooks; looks += 1) {
    const names = await namesNow(cluster, settled);
    const articles = new Map(
      (await articlesOf(cluster, { texts: [...settled] })).map((one) => [one.text, one]),
    );
    const changes = [...settled].flatMap((text) => {
      const change = changeOf({
        label: names.get(text)?.label ?? null,
        article: articles.get(text) ?? null,
        holding: holdings.get(text) ?? null,
        anew: anew && !written.has(text),
      });
      return change === null ? [] : [change];
    });
    if (changes.length === 0) return names;
    await carryOut(cluster, changes);
    for (const change of changes) if (change.kind === 'put') written.add(change.label.text);
  }
  throw new Failure(
    'library',
    'library-unreachable',
    'Articles in Weaviate do not stay as they are written.',
    {
      remedy:
        'See whether all nodes are well (`pullquote verify`), then run the same command again.',
    },
  );
}

/** What texts are called; texts that share an id with one of them are settled with them. */
async function namesNow(cluster: Cluster, settled: Set<string>): Promise<Map<string, Named>> {
  for (let known = 0; ; ) {
    known = settled.size;
    const own = await labelsOf(cluster, { texts: [...settled] });
    const ids = [...new Set(own.map((label) => label.articleId))];
    const sharing = await labelsOf(cluster, { ids });
    const labels = new Map([...own, ...sharing].map((label) => [label.uuid, label]));
    for (const { text } of sharing) settled.add(text);
    if (settled.size === known) return namesOf([...labels.values()]);
  }
}

/** How an article is to become what it should be. */
type Change =
  /** Gone, with its passages. */
  | { readonly kind: 'drop'; readonly text: string }
  /** Written from what this machine has. */
  | {
      readonly kind: 'put';
      readonly label: Label;
      readonly holding: Holding;
      readonly before: Headed | null;
    }
  /** Named otherwise; its text stays. */
  | { readonly kind: 'rename'; readonly label: Label };

/** `null` where it is as it should be, or where only another machine can make it so. */
function changeOf({
  label,
  article,
  holding,
  anew,
}: {
  readonly label: Label | null;
  readonly article: Headed | null;
  readonly holding: Holding | null;
  readonly anew: boolean;
}): Change | null {
  if (label === null) return article === null ? null : { kind: 'drop', text: article.text };
  if (article === null) {
    return holding === null ? null : { kind: 'put', label, holding, before: null };
  }
  if (holding !== null && (anew || isOtherContent(article, holding, label))) {
    return { kind: 'put', label, holding, before: article };
  }
  return isNamed(article, label) ? null : { kind: 'rename', label };
}

/** Whether this machine, which named the text, has made other passages of it meanwhile. */
function isOtherContent(article: Headed, holding: Holding, label: LabelProperties): boolean {
  const named = label.articleId === holding.article.id && label.locator === holding.article.locator;
  return named && article.checksum !== contentChecksum(holding);
}

function isNamed(article: Headed, label: LabelProperties): boolean {
  const wanted: Readonly<Record<string, unknown>> = namedBy(label);
  const has: Readonly<Record<string, unknown>> = { ...article };
  const names = ['title', 'publisher', 'date', 'author', 'url', ...Object.keys(wanted)];
  return names.every((name) => (wanted[name] ?? null) === (has[name] ?? null));
}

/**
 * Passages are written before their article, whose checksum says that all is there, and go before it: so
 * whatever is broken off is found again by the article's object, or by the notes of who broke it off.
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
      return read === undefined ? [] : [{ label, holding: read.holding, checksum: read.checksum }];
    }),
  ];
  // Of passages cut otherwise there may have been more.
  const recut = put.flatMap(({ label, before }) => (before === null ? [] : [label.text]));
  await cluster.write(async ({ articles, passages }) => {
    const gone = [...dropped, ...recut];
    if (gone.length > 0) {
      await dropObjects(passages, passages.filter.byProperty('text').containsAny(gone));
    }
    if (dropped.length > 0) {
      await dropObjects(articles, articles.filter.byId().containsAny(dropped.map(articleUuid)));
    }
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
