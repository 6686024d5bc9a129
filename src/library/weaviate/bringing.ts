import { Failure } from '../../failure.js';
import { holdingOf } from '../embedded-copy.js';
import type { FileFault } from '../file-records.js';
import type { OpenPublisher } from '../ingest.js';
import { bringTo, broughtOut, nextOut, originOf, passagesOut } from '../outbox.js';
import type { Db } from '../schema.js';
import type { Cluster } from './cluster.js';
import type { Spread } from './collections.js';
import { deliver } from './delivery.js';
import { claimLibrary } from './fingerprint.js';
import { withdraw } from './withdrawal.js';

/** Passages after which they are sent on: a second or so, and a few megabytes. */
const every = 500;
/** Articles that are sent in one go; most have less than ten passages. */
const articlesAtOnce = 50;

/**
 * Brings what comes into an index on to the library in a cluster: the index keeps what this machine's
 * files held, and what of it the cluster has yet to get.
 *
 * @throws Failure `library-unreachable`, `library-refused`, or `index-mismatch` where it is a library
 * of another model
 */
export function bringingTo(cluster: Cluster, spread: Spread): OpenPublisher {
  return async (db, model) => {
    const { library } = await claimLibrary(cluster, model, spread);
    bringTo(db, library);
    return { every, publish: (onIndexed) => bringAll(db, cluster, onIndexed) };
  };
}

async function bringAll(
  db: Db,
  cluster: Cluster,
  onIndexed: (done: number, total: number) => void = () => undefined,
): Promise<FileFault[]> {
  const origin = originOf(db);
  const faults: FileFault[] = [];
  const total = passagesOut(db);
  let done = 0;
  for (let next = nextOut(db, 0, articlesAtOnce); next !== null; ) {
    const holdings = next.changed.flatMap((id) => holdingOf(db, id) ?? []);
    const { clashes } = await deliver(cluster, origin, holdings).catch(stillHere);
    await withdraw(cluster, origin, next).catch(stillHere);
    broughtOut(db, next, clashes.keys());
    for (const { article } of holdings) {
      const other = clashes.get(article.id);
      if (other === undefined) continue;
      const message = `has the id ${article.id}, which ${other} gives to another text in the cluster`;
      faults.push({ locator: article.locator, message });
    }
    for (const { passages } of holdings) done += passages.length;
    onIndexed(Math.min(done, total), total);
    next = nextOut(db, next.upTo, articlesAtOnce);
  }
  return faults;
}

/** Says of a failure that nothing was lost by it. */
function stillHere(error: unknown): never {
  if (!(error instanceof Failure)) throw error;
  const { layer, kind, message, cause, remedy } = error;
  throw new Failure(layer, kind, message, {
    cause,
    remedy: `${remedy ?? 'See the log of Weaviate.'} What was read is kept in the index folder: the next \`pullquote ingest\` brings it.`,
  });
}
