import { Failure } from '../../failure.js';
import type { OpenPublisher } from '../../library/ingest/ingest.js';
import type { FileFault } from '../../library/sqlite/file-records.js';
import type { Db } from '../../library/sqlite/schema.js';
import { holdingOf } from '../../library/transfer/embedded-copy.js';
import {
  allIds,
  bringTo,
  broughtOut,
  broughtTo,
  nextOut,
  type Outgoing,
  originOf,
  passagesOut,
} from '../../library/transfer/outbox.js';
import type { Cluster } from '../cluster.js';
import { claimLibrary } from '../fingerprint.js';
import type { Spread } from '../options.js';
import { deliver } from './delivery.js';
import { heedMarks } from './marks.js';
import { keepOnly } from './side.js';

/** Passages sent in one go: about a second's work and a few megabytes. */
const passagesAtOnce = 500;
const articlesAtOnce = 50;

/**
 * Publishes what is added to an index to the library in a cluster. The index keeps the content of
 * this machine's files, and an outbox of what it has yet to publish.
 *
 * @throws Failure `library-unreachable`, `library-refused`, or `index-mismatch` if the library has
 * another model
 */
export function bringingTo(cluster: Cluster, spread: Spread): OpenPublisher {
  return async (db, model) => {
    const { library } = await claimLibrary(cluster, model, spread);
    await heedMarks(db, cluster);
    if (broughtTo(db) !== library) {
      // Removals from before the outbox are not in it. First, so that after a failure they are
      // retried.
      await keepOnly(cluster, originOf(db), allIds(db));
      bringTo(db, library);
    }
    /** Notes up to this were published in this run; refused ones are not retried in it. */
    let after = 0;
    return {
      every: passagesAtOnce,
      async publish({ onIndexed = () => undefined, signal }) {
        const faults: FileFault[] = [];
        const total = passagesOut(db);
        let done = 0;
        for (;;) {
          const next = signal.aborted ? null : nextOut(db, after, articlesAtOnce, passagesAtOnce);
          if (next === null) return faults;
          const brought = await bring(db, cluster, next).catch(stillHere);
          faults.push(...brought.faults);
          after = next.upTo;
          done += brought.passages;
          if (total > 0) onIndexed(Math.min(done, total), total);
        }
      },
    };
  };
}

async function bring(
  db: Db,
  cluster: Cluster,
  next: Outgoing,
): Promise<{ faults: FileFault[]; passages: number }> {
  const changed = next.changed.flatMap((id) => holdingOf(db, id) ?? []);
  const holdings = changed.filter((one) => one.whole);
  const damaged = changed.filter((one) => !one.whole).map((one) => one.article);
  const { clashes } = await deliver(cluster, originOf(db), { holdings, gone: next.gone });
  broughtOut(db, next, [...clashes.map(({ article }) => article), ...damaged.map(({ id }) => id)]);
  const faults = clashes.map(({ id, locator, other }) => ({
    locator,
    message: `has the id ${id}, which ${other} uses for another text in the cluster`,
  }));
  for (const { locator } of damaged) {
    faults.push({
      locator,
      message: "isn't what was stored in this machine's index any more; ingest its file again",
    });
  }
  return { faults, passages: holdings.reduce((sum, one) => sum + one.passages.length, 0) };
}

/** Adds to a failure that nothing was lost. */
function stillHere(error: unknown): never {
  if (!(error instanceof Failure)) throw error;
  const { layer, kind, message, cause, remedy } = error;
  throw new Failure(layer, kind, message, {
    cause,
    remedy: `${remedy ?? 'See the log of Weaviate.'} What was read is kept in the index folder; the next \`pullquote ingest\` publishes it.`,
  });
}
