import type { ModelIdentity } from '../../models/embedding/embedder.js';
import { type Db, readFingerprint } from '../sqlite/schema.js';
import { inSlices, turn } from '../turn.js';
import { type Derived, loadDerived, type OnIndexed } from './derived.js';
import { Graph } from './graph.js';
import { readManifest, snapshotFormat } from './manifest.js';
import { writeSnapshot } from './snapshot.js';
import { VectorRows } from './vectors.js';

/** Below this many passages scanning all vectors takes a few milliseconds and is exact. */
const graphFrom = 5_000;

/** Removed points cost time in every search; beyond this share the graph is rebuilt. */
const mostRemoved = 0.2;

/** A snapshot is left as it is while it is behind by less: the rest is added at each start. */
const worthPublishing = 0.01;

/** Points added to the graph before other work gets its turn; some 15 ms. */
const pointsAtOnce = 20;

/**
 * Updates the snapshots if they are far enough behind the database. Only for the holder of the
 * writer's lock.
 */
export async function publishSnapshot(
  db: Db,
  folder: string,
  onIndexed?: OnIndexed,
): Promise<void> {
  const fingerprint = readFingerprint(db);
  if (fingerprint === null) {
    return;
  }
  const derived = await loadDerived(db, folder, fingerprint, onIndexed);
  const worthwhile = derived.behind > derived.words.size * worthPublishing;
  if (worthwhile || derived.damaged) {
    await publishDerived(db, folder, derived, fingerprint.model, onIndexed);
  }
}

/** Writes snapshots of everything in memory, with a graph over all vectors if that pays. */
export async function publishDerived(
  db: Db,
  folder: string,
  derived: Derived,
  model: ModelIdentity,
  onIndexed?: OnIndexed,
): Promise<void> {
  await coverByGraph(db, derived, onIndexed);
  const before = await readManifest(folder);
  const segment = await inSlices(derived.words.merged());
  await writeSnapshot(
    folder,
    {
      format: snapshotFormat,
      library: derived.library,
      model,
      count: segment.rows.length,
      lastRow: derived.lastRow,
      lastRemoval: derived.lastRemoval,
    },
    segment,
    derived.graph,
  );
  // Running readers may still follow the log from the previous snapshot; none needs older entries.
  if (before !== null && before.library === derived.library) {
    db.prepare('DELETE FROM removals WHERE seq <= ?').run(before.lastRemoval);
  }
  derived.behind = 0;
}

/** Moves every vector of the tail into the graph, or builds it, once there are enough for one. */
export async function coverByGraph(db: Db, derived: Derived, onIndexed?: OnIndexed): Promise<void> {
  const { graph } = derived;
  const fresh = graph !== null && graph.removed > graph.points * mostRemoved;
  if (graph === null && derived.words.size < graphFrom) {
    return;
  }
  if (fresh) {
    rescan(db, derived);
    if (derived.words.size < graphFrom) {
      return;
    }
  }
  const target = derived.graph ?? Graph.empty(derived.tail.dimension);
  const { tail } = derived;
  let added = 0;
  for (let index = 0; index < tail.size; index += 1) {
    const row = tail.rowAt(index);
    if (!derived.removed.has(row)) {
      target.add(row, tail.vectorAt(index));
    }
    added += 1;
    if (added % pointsAtOnce === 0) {
      onIndexed?.(added, tail.size);
      await turn();
    }
  }
  derived.graph = target;
  derived.graphRow = derived.lastRow;
  derived.tail = new VectorRows(tail.dimension);
}

/** Gives up the graph: every stored vector is in the tail again. */
function rescan(db: Db, derived: Derived): void {
  const tail = new VectorRows(derived.tail.dimension);
  const rows = db.prepare('SELECT row, vector FROM passages WHERE row <= ? ORDER BY row');
  for (const { row, vector } of rows.iterate(derived.lastRow) as Iterable<StoredVector>) {
    tail.add(row, vector);
  }
  derived.tail = tail;
  derived.graph = null;
  derived.graphRow = 0;
}

interface StoredVector {
  readonly row: number;
  readonly vector: Buffer;
}
