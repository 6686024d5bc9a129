/**
 * Child of the parts asking and recall: the two searches of a library apart, and the vector search
 * held against comparing with every vector. With `collection.ts` the only place of the bench that
 * knows the inside of the library.
 */
import { performance } from 'node:perf_hooks';
import { type Derived, loadDerived } from '../../src/library/index/derived.js';
import { nearest } from '../../src/library/index/nearest.js';
import { dot, vectorOf } from '../../src/library/index/vectors.js';
import { openDatabase, readFingerprint } from '../../src/library/sqlite/schema.js';
import { tokens } from '../../src/text/words.js';
import { serve } from '../serve.js';

/** First the index folder; then a question with its vector, or vectors to find neighbours of. */
export type Request =
  | { readonly folder: string }
  | {
      readonly texts: readonly string[];
      readonly vectors: readonly Float32Array[];
      readonly limit: number;
    }
  | { readonly near: readonly Float32Array[]; readonly depths: readonly number[] };

export interface Searched {
  /** Milliseconds a question. */
  readonly vectorMs: readonly number[];
  readonly wordMs: readonly number[];
  /** Whether there is a graph; without one the search is exact. */
  readonly graph: boolean;
  /** Per depth: the share of the truly nearest that the vector search finds. */
  readonly recalls: readonly number[];
}

let opened: { db: ReturnType<typeof openDatabase>; derived: Derived } | undefined;

serve(async (request: Request): Promise<Searched> => {
  if ('folder' in request) {
    const db = openDatabase(request.folder);
    const fingerprint = readFingerprint(db);
    if (fingerprint === null) throw new Error(`${request.folder} holds no index`);
    opened = { db, derived: await loadDerived(db, request.folder, fingerprint) };
    return found({});
  }
  return 'near' in request
    ? found({ recalls: recalls(request.near, request.depths) })
    : found(searches(request.texts, request.vectors, request.limit));
});

function found(part: Partial<Searched>): Searched {
  const graph = library().derived.graph !== null;
  return { vectorMs: [], wordMs: [], recalls: [], ...part, graph };
}

function library(): NonNullable<typeof opened> {
  if (opened === undefined) throw new Error('no library is open');
  return opened;
}

function searches(
  texts: readonly string[],
  vectors: readonly Float32Array[],
  limit: number,
): Pick<Searched, 'vectorMs' | 'wordMs'> {
  const { db, derived } = library();
  const stems = texts.map((text) => [...new Set(tokens(text).map(({ stem }) => stem))]);
  return {
    vectorMs: vectors.map((vector) => timeOf(() => nearest(db, derived, vector, limit))),
    wordMs: stems.map((asked) => timeOf(() => derived.words.search(asked, limit))),
  };
}

function timeOf(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function recalls(queries: readonly Float32Array[], depths: readonly number[]): number[] {
  const { db, derived } = library();
  const deepest = Math.max(...depths);
  const near = queries.map((query) => nearest(db, derived, query, deepest));
  const cosines = queries.map(() => [] as { row: number; cosine: number }[]);
  const all = db.prepare('SELECT row, vector FROM passages').iterate();
  for (const { row, vector } of all as Iterable<{ row: number; vector: Buffer }>) {
    const stored = vectorOf(vector);
    queries.forEach((query, i) => {
      cosines[i]?.push({ row, cosine: dot(query, stored) });
      // Enough gathered: only the best can still be among the nearest.
      if (cosines[i]?.length === 20 * deepest) cosines[i] = best(cosines[i] ?? [], deepest);
    });
  }
  return depths.map((depth) => {
    const shares = queries.map((_, i) => {
      const exact = new Set(best(cosines[i] ?? [], depth).map(({ row }) => row));
      const hits = (near[i] ?? []).slice(0, depth).filter((row) => exact.has(row));
      return hits.length / exact.size;
    });
    return shares.reduce((sum, share) => sum + share, 0) / shares.length;
  });
}

function best<Found extends { cosine: number }>(found: readonly Found[], count: number): Found[] {
  return [...found].sort((a, b) => b.cosine - a.cosine).slice(0, count);
}
