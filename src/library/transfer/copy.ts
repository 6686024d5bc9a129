import { Failure } from '../../failure.js';
import {
  type CopySource,
  type CopyTarget,
  type Counts,
  checksumOf,
  type Holding,
} from './holding.js';

/** Passages sent in one go: a second or so, and a few megabytes. */
const passagesAtOnce = 500;

/** Progress and cancellation of a copy. */
export interface CopyOptions {
  readonly signal?: AbortSignal;
  /** Articles done and in all. */
  readonly onProgress?: (phase: 'copying' | 'verifying', done: number, total: number) => void;
}

export interface CopyReport {
  readonly counts: Counts;
  /** Articles that were already there, complete. */
  readonly already: number;
  /** Those whose text the target had from elsewhere: they are copies there. */
  readonly copies: number;
}

/**
 * Copies everything from one library to another without embedding anything, then reads it back and
 * compares. Skips what is there already, so that a copy that was stopped goes on.
 *
 * @throws Failure `index-missing` if there is nothing to copy, `index-mismatch` if the target holds
 *   vectors of another model, `index-damaged` if what was read back isn't what was sent, `interrupted`
 */
export async function copyLibrary(
  from: CopySource,
  to: CopyTarget,
  { signal, onProgress }: CopyOptions = {},
): Promise<CopyReport> {
  const model = await from.model();
  if (model === null) {
    throw new Failure('library', 'index-missing', 'There are no articles to copy.', {
      remedy: 'Add articles with `pullquote ingest PATH`.',
    });
  }
  await to.claim(model);
  const total = await from.articles();
  const sums = new Map<string, string>();
  const copies = new Set<string>();
  let already = 0;
  for await (const some of inBatches(from.holdings())) {
    stopIf(signal, `Stopped after ${sums.size} of ${total} articles.`);
    const broken = some.find((one) => !one.whole);
    if (broken !== undefined) {
      throw new Failure(
        'library',
        'index-damaged',
        `Article ${broken.article.id} is incomplete and can't be copied.`,
        {
          remedy:
            'Run `pullquote verify` for the library it is copied from: it says what to do about the article.',
        },
      );
    }
    const brought = await to.put(some);
    already += brought.already.size;
    for (const id of brought.copies) copies.add(id);
    for (const one of some) sums.set(one.article.id, checksumOf(one));
    onProgress?.('copying', sums.size, total);
  }
  if (sums.size < (await from.articles())) {
    throw new Failure('library', 'index-damaged', `Only ${sums.size} articles could be read.`, {
      remedy:
        'Run the same command again when nobody is changing the source and all its nodes are up.',
    });
  }
  for (const id of copies) sums.delete(id);
  const differing = await differingIn(to, sums, { signal, onProgress });
  if (differing.size > 0) {
    // They changed although their checksums didn't; send them again, whatever the target reports.
    for await (const some of inBatches(from.holdings())) {
      await to.put(
        some.filter(({ article }) => differing.has(article.id)),
        true,
      );
    }
  }
  const left =
    differing.size === 0 ? differing : await differingIn(to, sums, { signal, onProgress });
  const counts = await to.counts();
  if (left.size > 0) {
    throw new Failure(
      'library',
      'index-damaged',
      `The copy differs from what was sent: ${left.size} of ${sums.size} articles, including ${[...left][0]}.`,
      { remedy: 'Check the disks of the target, then run the same command again.' },
    );
  }
  return { counts, already, copies: copies.size };
}

function stopIf(signal: AbortSignal | undefined, message: string): void {
  if (signal?.aborted !== true) return;
  throw new Failure('library', 'interrupted', message, {
    remedy: 'Run the same command again to continue.',
  });
}

/** Reads the target back: the ids of articles that are not there or not as they were sent. */
async function differingIn(
  to: CopyTarget,
  sums: ReadonlyMap<string, string>,
  { signal, onProgress }: { [Key in keyof CopyOptions]: CopyOptions[Key] | undefined },
): Promise<ReadonlySet<string>> {
  const differing = new Set(sums.keys());
  let seen = 0;
  for await (const holding of to.holdings()) {
    const { id } = holding.article;
    stopIf(signal, 'Stopped while comparing; everything was sent.');
    if (!sums.has(id)) continue;
    if (holding.whole && checksumOf(holding) === sums.get(id)) differing.delete(id);
    seen += 1;
    onProgress?.('verifying', Math.min(seen, sums.size), sums.size);
  }
  return differing;
}

async function* inBatches(holdings: AsyncIterable<Holding>): AsyncGenerator<Holding[]> {
  let some: Holding[] = [];
  let passages = 0;
  for await (const one of holdings) {
    some.push(one);
    passages += one.passages.length;
    if (passages >= passagesAtOnce) {
      yield some;
      some = [];
      passages = 0;
    }
  }
  if (some.length > 0) yield some;
}
