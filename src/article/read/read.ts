import { Failure } from '../../failure.js';
import {
  type ByteLine,
  largestWhole,
  readLines,
  readWhole,
  streamFile,
  tooLarge,
  upTo,
} from './bytes.js';
import { largestDocument, readDocument, tooLargeDocument } from './documents/documents.js';
import { decodeText } from './encoding/decode.js';
import { joinSources } from './fields.js';
import {
  type FileFault,
  type Format,
  type FoundFile,
  formatOf,
  systemMessage,
  type TextFormat,
} from './files.js';
import { readSidecar, type Sidecar } from './sidecar.js';
import {
  article,
  detectFormat,
  each,
  fault,
  longestArticle,
  type OnItem,
  type ReadResult,
  readJsonLine,
  readText,
  tooLong,
} from './text-formats.js';

/** Longest line of JSON Lines in bytes: such an article with every character escaped. */
const longestLine = 6 * longestArticle;

/** Bytes that are read of a file of each format, and what is said of a larger one. */
const largest: Readonly<Record<Exclude<Format, 'jsonl'>, readonly [number, string]>> = {
  text: [longestArticle, tooLong],
  markdown: [longestArticle, tooLong],
  html: [longestArticle, tooLong],
  json: [largestWhole, tooLarge],
  pdf: [largestDocument, tooLargeDocument],
  docx: [largestDocument, tooLargeDocument],
};

/** The most that is read of a file whose sender is not to decide how long reading takes. */
export interface ReadLimits {
  /** After unpacking. */
  readonly bytes: number;
  readonly articles: number;
  /** Lines or entries that can't be read. */
  readonly faults: number;
}

/**
 * Reads the articles of a file, with what its sidecar says. JSON Lines are read line by line as
 * they come. Never throws because of a file's content: what can't be read is a fault and the rest
 * continues. Reading ends with a fault of the file at the first limit that is exceeded.
 */
export async function* readFile(
  file: Pick<FoundFile, 'path'>,
  limits?: ReadLimits,
  onItem = each,
): AsyncGenerator<ReadResult> {
  const results = readWith(file, limits?.bytes ?? Number.POSITIVE_INFINITY, onItem);
  if (limits === undefined) {
    yield* results;
    return;
  }
  let articles = 0;
  let faults = 0;
  for await (const result of results) {
    if (result.kind === 'article') articles += 1;
    if (result.kind === 'fault') faults += 1;
    const passed =
      articles > limits.articles ? 'articles' : faults > limits.faults ? 'faults' : null;
    if (passed !== null) {
      yield fault(file.path, tooMany[passed](limits[passed]));
      return;
    }
    yield result;
  }
}

const tooMany = {
  articles: (most: number) =>
    `holds more than ${most} articles, the most that are read at once: send the rest in other files`,
  faults: (most: number) =>
    `has more than ${most} lines or entries that cannot be read: the rest was not looked at`,
} as const;

async function* readWith(
  { path }: Pick<FoundFile, 'path'>,
  most: number,
  onItem: OnItem,
): AsyncGenerator<ReadResult> {
  const format = formatOf(path) ?? 'text';
  try {
    if (format === 'jsonl') {
      yield* readLinesOf(path, most, onItem);
      return;
    }
    const [limit, beyond] = largest[format];
    const bytes = await readWhole(upTo(streamFile(path), most), limit);
    if (bytes === null) yield fault(path, beyond);
    // A JSON file has fields of its own for each of its articles.
    else if (format === 'json') yield* readBytes(path, bytes, () => format, onItem);
    else {
      const document = await readDocument(path, bytes, format);
      const formatFor = () => (format === 'pdf' || format === 'docx' ? 'text' : format);
      const results = document ?? [...readBytes(path, bytes, formatFor, onItem)];
      yield* described(results, await readSidecar(path));
    }
  } catch (error) {
    yield fault(path, systemMessage(error));
  }
}

/**
 * Reads standard input, in whichever format it is; its locator is `-`.
 *
 * @throws only what reading the input throws
 */
export async function* readStandardInput(
  input: AsyncIterable<Uint8Array> = process.stdin,
  onItem = each,
): AsyncGenerator<ReadResult> {
  const bytes = await readWhole(input, largestWhole);
  if (bytes === null) yield fault('-', tooLarge);
  else yield* (await readDocument('-', bytes, null)) ?? readBytes('-', bytes, detectFormat, onItem);
}

async function* readLinesOf(
  path: string,
  most: number,
  onItem: OnItem,
): AsyncGenerator<ReadResult> {
  let empty = true;
  for await (const line of readLines(upTo(streamFile(path), most), longestLine)) {
    if (line.number === 1 && startsWide(line)) {
      // UTF-16 line breaks aren't single bytes, so it is read whole.
      const bytes = await readWhole(upTo(streamFile(path), most), largestWhole);
      yield* bytes === null
        ? [fault(path, tooLarge)]
        : readBytes(path, bytes, () => 'jsonl', onItem);
      return;
    }
    empty = false;
    if (!onItem(line.number)) continue;
    const locator = `${path}#${line.number}`;
    if (line.bytes === null) yield fault(locator, tooLong);
    else yield* decodedFrom(locator, line.bytes, (text) => [readJsonLine(locator, text)]);
  }
  if (empty) yield fault(path, 'is empty');
}

function startsWide({ bytes }: ByteLine): boolean {
  return bytes !== null && /^(?:fffe|feff)/.test(Buffer.from(bytes.subarray(0, 2)).toString('hex'));
}

function readBytes(
  locator: string,
  bytes: Uint8Array,
  formatFor: (text: string) => TextFormat,
  onItem: OnItem,
): Iterable<ReadResult> {
  return decodedFrom(locator, bytes, (text) => readText(locator, text, formatFor(text), onItem));
}

function* decodedFrom(
  locator: string,
  bytes: Uint8Array,
  read: (text: string) => Iterable<ReadResult>,
): Generator<ReadResult> {
  try {
    const { text, note } = decodeText(bytes);
    if (note !== null) yield { kind: 'note', locator, message: note };
    yield* read(text);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    yield fault(locator, error.message);
  }
}

/** The results with what the sidecar says, which goes before what the file says itself. */
function described(
  results: readonly ReadResult[],
  sidecar: Sidecar | FileFault | null,
): readonly ReadResult[] {
  if (sidecar === null) return results;
  if (sidecar.kind === 'fault') return [sidecar, ...results];
  return results.map((result) => {
    if (result.kind !== 'article') return result;
    const { raw } = result;
    const given = joinSources(sidecar.given, raw.given);
    return article({ ...raw, givenId: sidecar.id ?? raw.givenId, given });
  });
}
