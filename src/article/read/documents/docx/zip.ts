import { inflateRawSync } from 'node:zlib';
import { Failure } from '../../../../failure.js';

/** Bytes that all files of an archive may unpack to: a thousand times a long article, with its pictures. */
const mostUnpacked = 200_000_000;

/** Files of an archive; a Word document has a few dozen and its pictures. */
const mostFiles = 10_000;

/** Where the directory of an archive is said to be: within this many bytes of its end. */
const endReach = 65_557;

const signatures = { end: 0x06054b50, entry: 0x02014b50, file: 0x04034b50 } as const;
const sizes = { end: 22, entry: 46, file: 30 } as const;
const stored = 0;
const deflated = 8;

/**
 * Unpacks every file of a ZIP archive once, so that none is larger than a library can take. A directory may lie about
 * the sizes.
 *
 * @returns the bytes of one of them; `null` if there is no such file
 * @throws Failure `unreadable-file` if it's damaged, or unpacks to more than 200 MB
 */
export function unpackChecked(bytes: Uint8Array, wanted: string): Uint8Array | null {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let found: Uint8Array | null = null;
  let left = mostUnpacked;
  try {
    for (const { name, method, packed } of filesIn(archive)) {
      const unpacked = unpack(packed, method, left);
      left -= unpacked.length;
      if (left <= 0) throw tooLarge();
      if (name === wanted) found = unpacked;
    }
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw damaged(cause);
  }
  return found;
}

interface PackedFile {
  readonly name: string;
  readonly method: number;
  readonly packed: Buffer;
}

function* filesIn(archive: Buffer): Generator<PackedFile> {
  const end = findEnd(archive);
  const count = archive.readUInt16LE(end + 10);
  if (count > mostFiles) throw tooLarge();
  let at = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    expect(archive, at, signatures.entry);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      archive.readUInt16LE(at + offset),
    ) as [number, number, number];
    const file = archive.readUInt32LE(at + 42);
    expect(archive, file, signatures.file);
    const from =
      file + sizes.file + archive.readUInt16LE(file + 26) + archive.readUInt16LE(file + 28);
    yield {
      name: archive.toString('utf8', at + sizes.entry, at + sizes.entry + nameLength),
      method: archive.readUInt16LE(at + 10),
      packed: archive.subarray(from, from + archive.readUInt32LE(at + 20)),
    };
    at += sizes.entry + nameLength + extraLength + commentLength;
  }
}

function findEnd(archive: Buffer): number {
  const from = Math.max(0, archive.length - endReach);
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(signatures.end);
  const at = archive.lastIndexOf(signature, archive.length - sizes.end);
  if (at < from) throw damaged('the end of the archive is missing');
  return at;
}

function expect(archive: Buffer, at: number, signature: number): void {
  if (archive.readUInt32LE(at) !== signature) throw damaged('its directory leads nowhere');
}

function unpack(packed: Buffer, method: number, left: number): Uint8Array {
  if (method === stored) return packed;
  if (method !== deflated) throw damaged(`it is packed by an unknown method (${method})`);
  try {
    return inflateRawSync(packed, { maxOutputLength: left });
  } catch (error) {
    const isTooLarge =
      error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw isTooLarge ? tooLarge() : error;
  }
}

function tooLarge(): Failure {
  const message =
    'unpacks to more than 200 MB, which no article does: copy its text into a new document, and add that';
  return new Failure('article', 'unreadable-file', message);
}

/** What is said of a document that can't be read. */
export function damaged(cause: unknown): Failure {
  const message =
    'is a damaged Word document, or was not copied whole: get it again, or open it in Word or LibreOffice and save a new copy';
  return new Failure('article', 'unreadable-file', message, { cause });
}
