import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

/** A line of a file as it is read piece by piece. */
export interface ByteLine {
  /** From 1. */
  readonly number: number;
  /** Without the line break; `null` where the line is longer than the limit. */
  readonly bytes: Uint8Array | null;
}

const LF = 0x0a;

/** The bytes of a file as they come, unpacked where its name ends in `.gz`. */
export function streamFile(path: string): AsyncIterable<Uint8Array> {
  const file = createReadStream(path);
  if (!/\.gz$/i.test(path)) return file;
  const unpacked = createGunzip();
  file.on('error', (error) => unpacked.destroy(error));
  return file.pipe(unpacked);
}

/** All bytes of a stream, or `null` as soon as there are more than `limit`. */
export async function readWhole(
  stream: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The lines of a stream. One longer than `limit` bytes is passed over without being kept. */
export async function* readLines(
  stream: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<ByteLine> {
  let number = 1;
  let parts: Uint8Array[] = [];
  let length = 0;
  const add = (part: Uint8Array) => {
    length += part.length;
    if (length <= limit) parts.push(part);
    else parts = [];
  };
  const line = (): ByteLine => ({ number, bytes: length <= limit ? Buffer.concat(parts) : null });

  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, start)) {
      add(chunk.subarray(start, end));
      yield line();
      number++;
      parts = [];
      length = 0;
      start = end + 1;
    }
    add(chunk.subarray(start));
  }
  if (length > 0) yield line();
}
