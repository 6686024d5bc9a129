import { createHash } from 'node:crypto';

/** Numbers from 0 up to, not including, 1. */
export type Draw = () => number;

/**
 * Draws numbers that depend on nothing but the seed (mulberry32), so that a measurement draws the
 * same sample wherever it is run.
 */
export function seeded(seed: string): Draw {
  let state = createHash('sha256').update(seed).digest().readUInt32LE();
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `from` to `to`, both included. */
export function between(draw: Draw, from: number, to: number): number {
  return from + Math.floor(draw() * (to - from + 1));
}

/** One of the rows; `undefined` if there are none. */
export function oneOf<T>(draw: Draw, rows: readonly T[]): T | undefined {
  return rows[between(draw, 0, rows.length - 1)];
}

/** The rows in an order that is drawn. */
export function shuffled<T>(draw: Draw, rows: readonly T[]): T[] {
  const keyed = rows.map((row) => ({ row, key: draw() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ row }) => row);
}
