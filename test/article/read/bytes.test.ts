import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type ByteLine, readInput, readLines } from '../../../src/article/read/bytes.js';

const block = Buffer.alloc(64_000_000, 'x');

async function* times(count: number, ...chunks: Uint8Array[]) {
  for (let time = 0; time < count; time += 1) yield* chunks;
}

async function linesOf(stream: AsyncIterable<Uint8Array>): Promise<ByteLine[]> {
  const lines: ByteLine[] = [];
  for await (const line of readLines(stream, 100)) lines.push(line);
  return lines;
}

describe('the lines of a stream', () => {
  it('end with a failure if nothing can be read of a gigabyte', async () => {
    for (const stream of [times(16, block), times(16, block, Buffer.from('\n'))]) {
      await expect(linesOf(stream)).rejects.toMatchObject({
        kind: 'unreadable-file',
        message: 'has no line that can be read in 1 GB',
      });
    }
  });

  it('may be any number, if one can be read now and then', async () => {
    const lines = await linesOf(times(17, block, Buffer.from('\nferry\n')));
    expect(lines).toHaveLength(34);
    expect(lines.filter(({ bytes }) => bytes !== null)).toHaveLength(17);
  });
});

describe('standard input', () => {
  const text = Buffer.from('The ferry ran aground. '.repeat(20));
  const inPieces = (bytes: Uint8Array) => times(1, bytes.subarray(0, 1), bytes.subarray(1));

  it('is unpacked if it begins as gzip does, and taken as it is otherwise', async () => {
    expect(await readInput(inPieces(gzipSync(text)), 1_000)).toEqual(text);
    expect(await readInput(inPieces(text), 1_000)).toEqual(text);
    expect(await readInput(times(0), 1_000)).toEqual(Buffer.alloc(0));
  });

  it('has the same limit packed and unpacked', async () => {
    expect(await readInput(inPieces(text), 100)).toBeNull();
    expect(await readInput(inPieces(gzipSync(text)), 100)).toBeNull();
  });

  it('says so if it is cut off', async () => {
    const cut = gzipSync(text).subarray(0, 30);
    await expect(readInput(inPieces(cut), 1_000)).rejects.toMatchObject({
      kind: 'unreadable-file',
      message: expect.stringContaining('is not a whole gzip file'),
    });
  });
});
