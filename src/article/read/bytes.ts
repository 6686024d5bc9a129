import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { Failure } from '../../failure.js';

/** A line of a file as it is read piece by piece. */
export interface ByteLine {
  /** From 1. */
  readonly number: number;
  /** Without the line break; `null` if the line is longer than the limit. */
  readonly bytes: Uint8Array | null;
}

const LF = 0x0a;

/** The bytes of a file as they come, unpacked if its name ends in `.gz`. */
export function streamFile(path: string): AsyncIterable<Uint8Array> {
  const file = createReadStream(path);
  if (!/\.gz$/i.test(path)) return file;
  const unpacked = createGunzip();
  file.on('error', (error) => unpacked.destroy(error));
  return file.pipe(unpacked);
}

/**
 * The bytes of a stream as they come, up to a limit.
 *
 * @throws Failure `unreadable-file` if there are more
 */
export async function* upTo(
  stream: AsyncIterable<Uint8Array>,
  most: number,
): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > most) {
      const message = `holds more than ${Math.round(most / 1e6)} MB, the most that is read at once`;
      throw new Failure('article', 'unreadable-file', message);
    }
    yield chunk;
  }
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

/**
 * The lines of a stream, without those that are blank. A line longer than `limit` bytes is skipped
 * without being stored.
 */
export async function* readLines(
  stream: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<ByteLine> {
  let number = 1;
  let parts: Uint8Array[] = [];
  let length = 0;
  let blank = true;
  const add = (chunk: Uint8Array, start: number, end: number) => {
    blank &&= isBlank(chunk, start, end);
    length += end - start;
    if (length <= limit) parts.push(chunk.subarray(start, end));
    else parts = [];
  };
  const line = (): ByteLine => ({ number, bytes: length <= limit ? Buffer.concat(parts) : null });

  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, start)) {
      add(chunk, start, end);
      if (!blank) yield line();
      number++;
      parts = [];
      length = 0;
      blank = true;
      start = end + 1;
    }
    add(chunk, start, chunk.length);
  }
  if (!blank) yield line();
}

function isBlank(chunk: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    if ((chunk[at] ?? 0) > 0x20) return false;
  }
  return true;
}
