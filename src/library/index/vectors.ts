import { Failure } from '../../failure.js';

/** Unit vectors may be off by what 32-bit sums of some hundred squares lose, and no more. */
const lengthTolerance = 1e-3;

/** What is wrong with a vector (`null`: nothing): its dimension, a value, or its length. */
export function vectorFault(vector: Float32Array, dimension: number): string | null {
  if (vector.length !== dimension) {
    return `has ${vector.length} dimensions, not ${dimension}`;
  }
  const square = dot(vector, vector);
  if (!Number.isFinite(square)) {
    return 'holds a value that is not a finite number';
  }
  return Math.abs(Math.sqrt(square) - 1) > lengthTolerance
    ? `has length ${Math.sqrt(square).toFixed(4)}, not 1`
    : null;
}

/** @throws Failure `index-damaged` for a vector that would spoil every search it takes part in */
export function assertUnit(vector: Float32Array, dimension: number): void {
  const fault = vectorFault(vector, dimension);
  if (fault !== null) {
    throw new Failure('library', 'index-damaged', `A vector ${fault}.`, {
      remedy: 'Check the model with `pullquote doctor`.',
    });
  }
}

/**
 * Inner product of `a` with the run of `b` that begins at `start`; the cosine if both have length
 * 1. Four sums at once: with a single one each addition waits for the one before.
 */
export function dot(a: Float32Array, b: Float32Array, start = 0): number {
  const whole = a.length - (a.length % 4);
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  for (let i = 0; i < whole; i += 4) {
    const at = start + i;
    sum0 += (a[i] as number) * (b[at] as number);
    sum1 += (a[i + 1] as number) * (b[at + 1] as number);
    sum2 += (a[i + 2] as number) * (b[at + 2] as number);
    sum3 += (a[i + 3] as number) * (b[at + 3] as number);
  }
  for (let i = whole; i < a.length; i += 1) {
    sum0 += (a[i] as number) * (b[start + i] as number);
  }
  return sum0 + sum1 + sum2 + sum3;
}

/** Cosine of a unit vector and a direction in whole numbers; 0 for a direction of zeros. */
export function directionCosine(unit: Float32Array, direction: Int8Array): number {
  let product = 0;
  let squares = 0;
  for (let i = 0; i < direction.length; i += 1) {
    const value = direction[i] as number;
    product += (unit[i] as number) * value;
    squares += value * value;
  }
  return squares === 0 ? 0 : product / Math.sqrt(squares);
}

/** A vector as it is stored. */
export function vectorBytes(vector: Float32Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
}

/** A stored vector; copied, since a blob's bytes may not be aligned for floats. */
export function vectorOf(bytes: Uint8Array): Float32Array {
  const vector = new Float32Array(Math.floor(bytes.length / 4));
  new Uint8Array(vector.buffer).set(bytes.subarray(0, vector.byteLength));
  return vector;
}

/** Vectors in one piece of memory; pieces are added, never copied, so that no `add` takes long. */
const rowsABlock = 1024;

/** Vectors by row, ascending, for exact search. */
export class VectorRows {
  readonly dimension: number;
  readonly #rows: number[] = [];
  readonly #blocks: Float32Array[] = [];

  constructor(dimension: number) {
    this.dimension = dimension;
  }

  get size(): number {
    return this.#rows.length;
  }

  /** Adds a stored vector; rows must ascend. */
  add(row: number, bytes: Uint8Array): void {
    const index = this.#rows.length;
    if (index % rowsABlock === 0) {
      this.#blocks.push(new Float32Array(rowsABlock * this.dimension));
    }
    this.#rows.push(row);
    const vector = this.vectorAt(index);
    new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength).set(
      bytes.subarray(0, vector.byteLength),
    );
  }

  rowAt(index: number): number {
    return this.#rows[index] ?? 0;
  }

  /** A view of the vector at an index. */
  vectorAt(index: number): Float32Array {
    const start = (index % rowsABlock) * this.dimension;
    const block = this.#blocks[Math.floor(index / rowsABlock)];
    return block?.subarray(start, start + this.dimension) ?? new Float32Array(this.dimension);
  }

  /** Calls back with every row and its inner product with `query`. */
  scan(query: Float32Array, found: (row: number, cosine: number) => void): void {
    this.#blocks.forEach((block, number) => {
      const first = number * rowsABlock;
      const count = Math.min(rowsABlock, this.size - first);
      for (let index = 0; index < count; index += 1) {
        found(this.rowAt(first + index), dot(query, block, index * this.dimension));
      }
    });
  }
}
