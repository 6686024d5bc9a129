import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import hnswlib from 'hnswlib-node';
import { Failure } from '../../failure.js';
import { assertUnit } from './vectors.js';

/**
 * Links per node, and how many neighbours are weighed when adding and when searching. With 16 links
 * and 100 weighed, the graph missed 27 of a thousand of the nearest ten to real questions over 17,000
 * real passages, with 400 one. Over 100,000 passages 16 links missed 14 with 400 weighed, 24 links 6;
 * they take 6 % more memory (`npm run bench -- recall`).
 */
export const linksPerPoint = 24;
export const efWhileBuilding = 200;
export const leastEf = 400;

/** Fixed, so that the same vectors in the same order give the same graph. */
const seed = 20_031;

/** A passage that the graph found. */
export interface Neighbour {
  readonly row: number;
  readonly cosine: number;
}

/**
 * Nearest neighbours by meaning: hnswlib's graph over unit vectors, where the inner product is the
 * cosine. Checks what hnswlib doesn't: dimensions, values that aren't numbers, and silently failing
 * writes.
 */
export class Graph {
  readonly dimension: number;
  readonly #hnsw: hnswlib.HierarchicalNSW;
  #removed = 0;

  private constructor(dimension: number, hnsw: hnswlib.HierarchicalNSW, removed: number) {
    this.dimension = dimension;
    this.#hnsw = hnsw;
    this.#removed = removed;
  }

  /** A graph without points. */
  static empty(dimension: number): Graph {
    const hnsw = new hnswlib.HierarchicalNSW('ip', dimension);
    hnsw.initIndex({
      maxElements: 1024,
      m: linksPerPoint,
      efConstruction: efWhileBuilding,
      randomSeed: seed,
    });
    return new Graph(dimension, hnsw, 0);
  }

  /**
   * Reads a file whose checksum was verified: a damaged one would crash the process here.
   *
   * @param expected How many points were written, and how many of them removed.
   */
  static async read(
    file: string,
    dimension: number,
    expected: { readonly points: number; readonly removed: number },
  ): Promise<Graph> {
    const hnsw = new hnswlib.HierarchicalNSW('ip', dimension);
    await hnsw.readIndex(file);
    if (hnsw.getCurrentCount() !== expected.points) {
      throw new Failure('library', 'index-damaged', `${file} has a wrong number of vectors.`);
    }
    return new Graph(dimension, hnsw, expected.removed);
  }

  /** Points held, removed ones included. */
  get points(): number {
    return this.#hnsw.getCurrentCount();
  }

  get removed(): number {
    return this.#removed;
  }

  /**
   * Adds a unit vector; about 0.7 ms.
   *
   * @throws Failure `index-damaged` for any other vector
   */
  add(row: number, vector: Float32Array): void {
    assertUnit(vector, this.dimension);
    if (this.points === this.#hnsw.getMaxElements()) {
      this.#hnsw.resizeIndex(Math.ceil(this.points * 1.5) + 1024);
    }
    this.#hnsw.addPoint(Array.from(vector), row);
  }

  /** Takes a row that was added out of every later search. */
  remove(row: number): void {
    this.#hnsw.markDelete(row);
    this.#removed += 1;
  }

  /** At most `k` rows, nearest first. */
  search(query: Float32Array, k: number): Neighbour[] {
    assertUnit(query, this.dimension);
    const most = Math.min(k, this.points - this.#removed);
    if (most <= 0) {
      return [];
    }
    // Not saved with the graph, and different for every k.
    this.#hnsw.setEf(Math.max(leastEf, 2 * most));
    const { neighbors, distances } = this.#hnsw.searchKnn(Array.from(query), most);
    return neighbors
      .map((row, index) => ({ row, cosine: 1 - (distances[index] ?? 1) }))
      .sort((a, b) => b.cosine - a.cosine || a.row - b.row);
  }

  /**
   * Writes the graph.
   *
   * @throws Failure `index-unwritable` if not all of it was written, which hnswlib would report as
   *   success
   */
  async write(file: string): Promise<void> {
    await this.#hnsw.writeIndex(file);
    if (!isComplete(file)) {
      throw new Failure(
        'library',
        'index-unwritable',
        'The search index was only written in part.',
        {
          remedy:
            'See whether the disk is full, then run the same command again. What was added is kept.',
        },
      );
    }
  }
}

/** Bytes before the points in hnswlib's file, with the number of points and the bytes of each. */
const headerLayout = { bytes: 96, points: 16, pointBytes: 24 };

/** Whether a file holds all that its header promises: points, then for each a size and so many bytes. */
function isComplete(file: string): boolean {
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    const header = Buffer.alloc(headerLayout.bytes);
    if (readSync(handle, header, 0, headerLayout.bytes, 0) < headerLayout.bytes) return false;
    const points = Number(header.readBigUInt64LE(headerLayout.points));
    const links =
      headerLayout.bytes + points * Number(header.readBigUInt64LE(headerLayout.pointBytes));
    if (size < links) return false;
    const rest = Buffer.alloc(size - links);
    readSync(handle, rest, 0, rest.length, links);
    let at = 0;
    for (let point = 0; point < points; point += 1) {
      if (at + 4 > rest.length) return false;
      at += 4 + rest.readUInt32LE(at);
    }
    return at === rest.length;
  } finally {
    closeSync(handle);
  }
}
