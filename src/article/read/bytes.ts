import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { promisify } from 'node:util';
import { createGunzip, gunzip } from 'node:zlib';
import { Failure } from '../../failure.js';

/** A line of a file as it is read piece by piece. */
export interface ByteLine {
  /** From 1. */
  readonly number: number;
  /** Without the line break; `null` if the line is longer than the limit. */
  readonly bytes: Uint8Array | null;
}

/** Largest JSON file or standard input in bytes, since it must be held whole. */
export const largestWhole = 256_000_000;

export const tooLarge =
  'is larger than 256 MB; as JSON Lines in a file (.jsonl) it may have any size';

const lf = 0x0a;

/** Bytes without a line that can be read, after which a file isn't lines: 10 MB may unpack to 10 GB. */
const mostWithoutLines = 1_000_000_000;

/** Opening a pipe would wait for whoever writes into it. Windows has neither the flag nor such pipes. */
const withoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * The bytes of a regular file as they lie on disk.
 *
 * @throws Failure `unreadable-file` for anything else that has a path, such as a pipe or a device
 */
export async function* storedBytes(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path, withoutWaiting);
  try {
    const found = await file.stat();
    if (!found.isFile()) {
      throw new Failure('article', 'unreadable-file', 'is neither a file nor a folder');
    }
    // Files of /proc and the like claim to be empty, and some of them never end.
    if (found.size > 0) yield* file.createReadStream({ autoClose: false });
  } finally {
    await file.close();
  }
}

/** The bytes of a file as they come, unpacked if its name ends in `.gz`. */
export function streamFile(path: string): AsyncIterable<Uint8Array> {
  const stored = storedBytes(path);
  if (!/\.gz$/i.test(path)) return stored;
  // The error that ends it reaches whoever reads what is unpacked.
  return pipeline(Readable.from(stored, { objectMode: false }), createGunzip(), () => {});
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
 * All bytes of standard input, unpacked if they begin as gzip does, since no name says so; `null` if there
 * are more than `limit`.
 *
 * @throws Failure `unreadable-file` if they can't be unpacked
 */
export async function readInput(
  stream: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<Uint8Array | null> {
  const bytes = await readWhole(stream, limit);
  if (bytes === null || bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: limit });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') {
      return null;
    }
    const why = error instanceof Error ? error.message : String(error);
    throw new Failure('article', 'unreadable-file', `is not a whole gzip file: ${why}`);
  }
}

/**
 * The lines of a stream, without those that are blank. A line longer than `limit` bytes is skipped
 * without being stored.
 *
 * @throws Failure `unreadable-file` for 1 GB without a line that can be read
 */
export async function* readLines(
  stream: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<ByteLine> {
  let number = 1;
  let parts: Uint8Array[] = [];
  let length = 0;
  let blank = true;
  let without = 0;
  const add = (chunk: Uint8Array, start: number, end: number) => {
    blank &&= isBlank(chunk, start, end);
    length += end - start;
    if (length <= limit) parts.push(chunk.subarray(start, end));
    else parts = [];
  };
  const line = (): ByteLine => ({ number, bytes: length <= limit ? Buffer.concat(parts) : null });

  for await (const chunk of stream) {
    without += chunk.length;
    if (without > mostWithoutLines) {
      throw new Failure('article', 'unreadable-file', 'has no line that can be read in 1 GB');
    }
    let start = 0;
    for (let end = chunk.indexOf(lf); end >= 0; end = chunk.indexOf(lf, start)) {
      add(chunk, start, end);
      if (!blank) {
        without = length <= limit ? 0 : without;
        yield line();
      }
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
