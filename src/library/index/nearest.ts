import type { Db } from '../sqlite/schema.js';
import { statement } from '../sqlite/statements.js';
import type { Allowed } from './bm25/part.js';
import { Top } from './bm25/top.js';
import type { Derived } from './derived.js';
import { dot, vectorOf } from './vectors.js';

/**
 * The most passages under a filter that are compared one by one. Reading and comparing this many
 * vectors takes about as long as asking the graph for enough neighbours that some match.
 */
const mostScanned = 2_000;

/** How many times as many neighbours are asked for when too few of them pass the filter. */
const widening = 4;

/** Rows of the `limit` passages nearest to a unit vector, of the articles allowed, best first. */
export function nearest(
  db: Db,
  derived: Derived,
  query: Float32Array,
  limit: number,
  allowed?: Allowed,
): number[] {
  const top = new Top(limit);
  const passes = (row: number): boolean => {
    if (allowed === undefined) {
      return !derived.removed.has(row);
    }
    const article = derived.words.articleOf(row);
    return article !== null && allowed(article);
  };
  if (allowed !== undefined && derived.graph !== null) {
    const few = derived.words.rowsOf(allowed, mostScanned);
    if (few !== null) {
      compare(db, few, query, top);
      return top.rows();
    }
  }
  derived.tail.scan(query, (row, cosine) => {
    if (passes(row)) {
      top.offer(row, cosine);
    }
  });
  const { graph } = derived;
  if (graph !== null) {
    // Unfiltered, the first round is enough: the graph itself skips removed points.
    for (let k = allowed === undefined ? limit : limit * widening; ; k *= widening) {
      const neighbours = graph.search(query, k).filter(({ row }) => passes(row));
      if (neighbours.length >= limit || allowed === undefined || k >= graph.points) {
        for (const { row, cosine } of neighbours) {
          top.offer(row, cosine);
        }
        break;
      }
    }
  }
  return top.rows();
}

/** Compares stored vectors; read by one statement, which takes half the time of one for each. */
function compare(db: Db, rows: readonly number[], query: Float32Array, top: Top): void {
  const found = statement(
    db,
    'SELECT p.row, p.vector FROM json_each(?) j JOIN passages p ON p.row = j.value',
  )
    .raw()
    .all(JSON.stringify(rows)) as [number, Buffer][];
  for (const [row, vector] of found) {
    top.offer(row, dot(query, vectorOf(vector)));
  }
}
