import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Graph } from '../../../src/library/index/graph.js';
import { dot } from '../../../src/library/index/vectors.js';
import { unitVector } from '../small-embedder.js';
import { temporaryFolder } from '../stories.js';

const dimension = 24;
const vectors = Array.from({ length: 1500 }, (_, seed) => unitVector(seed, dimension));

function graphOf(count: number): Graph {
  const graph = Graph.empty(dimension);
  vectors.slice(0, count).forEach((vector, row) => {
    graph.add(row + 1, vector);
  });
  return graph;
}

function exact(query: Float32Array, rows: readonly number[], k: number): number[] {
  return rows
    .map((row) => ({ row, cosine: dot(query, vectors[row - 1] ?? query) }))
    .sort((a, b) => b.cosine - a.cosine)
    .slice(0, k)
    .map(({ row }) => row);
}

describe('Graph', () => {
  it('finds at least 98 in 100 of the true nearest neighbours, with their cosines', () => {
    const graph = graphOf(vectors.length);
    const rows = vectors.map((_, index) => index + 1);
    let recalled = 0;
    for (let seed = 0; seed < 50; seed += 1) {
      const query = unitVector(100_000 + seed, dimension);
      const near = graph.search(query, 20);
      const truth = new Set(exact(query, rows, 20));
      recalled += near.filter(({ row }) => truth.has(row)).length;
      for (const { row, cosine } of near) {
        expect(cosine).toBeCloseTo(dot(query, vectors[row - 1] ?? query), 5);
      }
    }
    expect(recalled / (50 * 20)).toBeGreaterThanOrEqual(0.98);
  });

  it('never finds what was removed and still gives as many as asked for', () => {
    const graph = graphOf(300);
    for (let row = 1; row <= 300; row += 2) {
      graph.remove(row);
    }
    expect(graph.removed).toBe(150);
    const near = graph.search(unitVector(1, dimension), 100);
    expect(near).toHaveLength(100);
    expect(near.filter(({ row }) => row % 2 === 1)).toEqual([]);
  });

  it('gives all there are where fewer are held than asked for', () => {
    expect(graphOf(3).search(unitVector(1, dimension), 10)).toHaveLength(3);
    expect(Graph.empty(dimension).search(unitVector(1, dimension), 10)).toEqual([]);
  });

  it('is the same after it was written and read, and grows on', async () => {
    const graph = graphOf(1200);
    graph.remove(7);
    const file = path.join(temporaryFolder(), 'graph.bin');
    await graph.write(file);
    const read = await Graph.read(file, dimension, { points: 1200, removed: 1 });
    const query = unitVector(99_999, dimension);
    expect(read.search(query, 30)).toEqual(graph.search(query, 30));
    read.add(5000, query);
    expect(read.search(query, 1)[0]?.row).toBe(5000);
  });

  it('refuses vectors that would spoil it', () => {
    const graph = graphOf(3);
    expect(() => graph.add(9, unitVector(1, 8))).toThrow(/8 dimensions/);
    expect(() => graph.add(9, new Float32Array(dimension).fill(Number.NaN))).toThrow(/finite/);
    expect(() => graph.add(9, new Float32Array(dimension))).toThrow(/length 0/);
    expect(() => graph.search(new Float32Array(dimension), 3)).toThrow(/length 0/);
    expect(graph.points).toBe(3);
  });

  it('does not report a write as done that left nothing', async () => {
    const file = path.join(temporaryFolder(), 'missing', 'graph.bin');
    await expect(graphOf(3).write(file)).rejects.toThrow();
    expect(() => statSync(file)).toThrow();
  });

  it('does not report a write as done that the disk took only in part', () => {
    const file = path.join(temporaryFolder(), 'graph.bin');
    const { signal, stdout } = spawnSync(
      'sh',
      // SIGXFSZ is ignored, so that a write beyond the limit fails as on a full disk.
      [
        '-c',
        `trap '' XFSZ; ulimit -f 100; exec "$0" "$@"`,
        process.execPath,
        '--import',
        'tsx',
        '-e',
        `
        import { Graph } from './src/library/index/graph.ts';
        const graph = Graph.empty(64);
        for (let row = 1; row <= 1000; row += 1) {
          graph.add(row, new Float32Array(64).fill(0).fill(1, row % 64, (row % 64) + 1));
        }
        graph.write(${JSON.stringify(file)}).catch((error) => console.log(error.kind));
      `,
      ],
      { encoding: 'utf8' },
    );
    expect(signal).toBeNull();
    expect(statSync(file).size).toBeGreaterThan(0);
    expect(stdout).toBe('index-unwritable\n');
  });
});
