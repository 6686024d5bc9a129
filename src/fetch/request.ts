import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { PassThrough, pipeline, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { readWhole } from '../article/read/bytes.js';
import type { Guard } from './guard.js';
import { RefusedDownload } from './refused-download.js';

/** What is asked of a server: the headers besides the encodings, and when to give up. */
export interface Request {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Sends a request. The caller destroys the response, or reads it with {@link readBody}. */
export function send({ url, headers, signal }: Request, guard: Guard): Promise<IncomingMessage> {
  const get = url.protocol === 'https:' ? https.get : http.get;
  const all = { ...headers, 'accept-encoding': 'gzip, deflate, br' };
  return new Promise((resolve, reject) => {
    get(url, { agent: guard.agentFor(url), signal, headers: all }, resolve).on('error', reject);
  });
}

/** Where a response redirects to; `null` if it's one to read. */
export function redirectOf({ statusCode = 0, headers }: IncomingMessage): string | null {
  return [301, 302, 303, 307, 308].includes(statusCode) ? (headers.location ?? null) : null;
}

/**
 * The bytes of a response, unpacked.
 *
 * @param largest the most bytes, after unpacking
 * @throws RefusedDownload `tooLarge`; and whatever breaks the connection or the packing
 */
export async function readBody(response: IncomingMessage, largest: number): Promise<Uint8Array> {
  const bytes = await readWhole(decompressed(response), largest);
  if (bytes === null) throw new RefusedDownload('tooLarge');
  return bytes;
}

/** As {@link readBody}, but of a longer one no more than the first bytes. */
export async function readBeginning(
  response: IncomingMessage,
  largest: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of decompressed(response) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= largest) break;
  }
  return Buffer.concat(chunks).subarray(0, largest);
}

function decompressed(response: IncomingMessage): Transform {
  const decompress = decompression(response.headers['content-encoding'] ?? '');
  // Reading the stream throws what goes wrong.
  return pipeline(response, decompress, () => {});
}

function decompression(encoding: string): Transform {
  switch (encoding.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      return new PassThrough();
  }
}
