import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { decodeText } from '../../article/read/encoding/decode.js';
import { Failure } from '../../failure.js';
import type { DownloadedDocument } from './document.js';
import { isGzip } from './sniff.js';

/** The largest sitemap that the protocol allows, in bytes after unpacking. */
export const largestDocument = 50_000_000;

/** The largest feed that is refreshed, in bytes. */
export const largestFeed = 20_000_000;

/**
 * The text of a feed or sitemap. If it is UTF-8, it is read as that, whatever it says; else by the encoding
 * that its header or its first line names.
 *
 * @throws Failure `unreadable-file`
 */
export async function decodeDocument({
  bytes: packed,
  charset,
}: Pick<DownloadedDocument, 'bytes' | 'charset'>): Promise<string> {
  const bytes = isGzip(packed) ? await unpacked(packed) : packed;
  const named = charset ?? declared(bytes);
  if (named !== null && !isUtf8(bytes)) {
    try {
      const decoder = new TextDecoder(named);
      if (!decoder.encoding.startsWith('utf-')) return decoder.decode(bytes);
    } catch {
      // An unknown encoding is guessed.
    }
  }
  return decodeText(bytes).text;
}

async function unpacked(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: largestDocument });
  } catch (cause) {
    throw new Failure('article', 'unreadable-file', 'is no whole gzip file, or larger than 50 MB', {
      cause,
    });
  }
}

function declared(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  return /<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)/i.exec(start)?.[1] ?? null;
}
