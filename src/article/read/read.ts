import { Failure } from '../../failure.js';
import type { RawArticle } from '../article.js';
import { type ByteLine, largestWhole, readLines, readWhole, streamFile, upTo } from './bytes.js';
import { decodeText } from './encoding/decode.js';
import { decodeEntities } from './encoding/entities.js';
import { joinSources, readFields, unknownSource } from './fields.js';
import { type FileFault, type Format, type FoundFile, formatOf, systemMessage } from './files.js';
import { readFrontMatter, withoutFrontMatter } from './frontmatter.js';
import { headingOfMarkdown, plainFromMarkdown } from './markdown.js';
import { readSidecar, type Sidecar } from './sidecar.js';

/** An article, a fault of one file or line, or a note about an article that is read anyway. */
export type ReadResult =
  | { readonly kind: 'article'; readonly raw: RawArticle }
  | { readonly kind: 'note'; readonly locator: string; readonly message: string }
  | FileFault;

/** Longest article that is read, in bytes or characters: a thousand times an ordinary one. */
const longestArticle = 5_000_000;

/** Longest line of JSON Lines in bytes: such an article with every character escaped. */
const longestLine = 6 * longestArticle;

const tooLong = 'is longer than 5 MB, the most that is read as one article';
export const tooLarge =
  'is larger than 256 MB; as JSON Lines in a file (.jsonl) it may have any size';

/** The most that is read of a file whose sender is not to decide how long reading takes. */
export interface ReadLimits {
  /** After unpacking. */
  readonly bytes: number;
  readonly articles: number;
  /** Lines or entries that can't be read. */
  readonly faults: number;
}

/** Called with the number, from 1, of each line of JSON Lines or entry of a JSON list: whether to read it. */
export type OnItem = (number: number) => boolean;

const each: OnItem = () => true;

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
    const bytes = await readWhole(
      upTo(streamFile(path), most),
      format === 'json' ? largestWhole : longestArticle,
    );
    if (bytes === null) yield fault(path, format === 'json' ? tooLarge : tooLong);
    // A JSON file has fields of its own for each of its articles.
    else if (format === 'json') yield* readBytes(path, bytes, () => format, onItem);
    else
      yield* described([...readBytes(path, bytes, () => format, onItem)], await readSidecar(path));
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
  else yield* readBytes('-', bytes, detectFormat, onItem);
}

/** Reads decoded text: JSON may hold several articles, the other formats hold one. */
export function* readText(
  locator: string,
  text: string,
  format: Format,
  onItem = each,
): Generator<ReadResult> {
  if (format === 'json') {
    yield* readJson(locator, text, onItem);
  } else if (format === 'jsonl') {
    for (const { number, line } of linesOf(text)) {
      if (onItem(number) && line.trim() !== '') {
        yield readJsonLine(`${locator}#${number}`, line);
      }
    }
  } else {
    yield* readDocument(locator, text, format);
  }
}

/** One after another: a list of a hundred million empty lines would not fit into memory. */
function* linesOf(text: string): Generator<{ number: number; line: string }> {
  let start = 0;
  for (let number = 1; start <= text.length; number += 1) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? text.length : end);
    yield { number, line };
    start += line.length + 1;
  }
}

function readDocument(
  locator: string,
  text: string,
  format: 'text' | 'markdown' | 'html',
): ReadResult[] {
  if (text.length > longestArticle) return [fault(locator, tooLong)];
  const notes: ReadResult[] = [];
  let front = { id: null as string | null, given: unknownSource, text };
  try {
    front = readFrontMatter(text) ?? front;
  } catch (error) {
    const message = `its front matter is no valid YAML and was left out: ${inLine(error)}`;
    notes.push({ kind: 'note', locator, message });
    front = { ...front, text: withoutFrontMatter(text) };
  }
  if (front.text.trim() === '') return [...notes, fault(locator, 'holds no text')];
  const kind = format === 'html' || looksLikeHtml(front.text) ? 'html' : 'text';
  const plain =
    format === 'markdown' && kind === 'text' ? plainFromMarkdown(front.text) : front.text;
  const { id: givenId } = front;
  const heading = format === 'markdown' && kind === 'text' ? headingOfMarkdown(front.text) : null;
  const given = joinSources(front.given, { ...unknownSource, title: heading });
  return [...notes, article({ locator, givenId, given, content: { kind, text: plain } })];
}

function* readJson(locator: string, text: string, onItem: OnItem): Generator<ReadResult> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // JSON Lines by another name.
    const lines = text.split('\n', 5);
    if (lines.length > 1 && lines.some(isJsonObject))
      yield* readText(locator, text, 'jsonl', onItem);
    else yield fault(locator, `is not valid JSON: ${inLine(error)}`);
    return;
  }
  const list = Array.isArray(value) ? value : articlesIn(value);
  if (list === null) yield readRecord(locator, value);
  else if (list.length === 0) yield fault(locator, 'holds no articles');
  else {
    for (const [index, one] of list.entries()) {
      if (onItem(index + 1)) yield readRecord(`${locator}#${index + 1}`, one);
    }
  }
}

/** The list of `{"articles": […]}`. */
function articlesIn(value: unknown): unknown[] | null {
  if (typeof value !== 'object' || value === null || !('articles' in value)) return null;
  return Array.isArray(value.articles) ? value.articles : null;
}

function isJsonObject(line: string): boolean {
  try {
    return /^\s*\{/.test(line) && JSON.parse(line) !== null;
  } catch {
    return false;
  }
}

function readJsonLine(locator: string, line: string): ReadResult {
  try {
    return readRecord(locator, JSON.parse(line));
  } catch (error) {
    return fault(locator, `is not valid JSON: ${inLine(error)}`);
  }
}

function readRecord(locator: string, value: unknown): ReadResult {
  const fields = readFields(value);
  if (fields === null) return fault(locator, 'is not an object with fields');
  const text = fields.text ?? fields.html;
  if (text === null) return fault(locator, 'has no text and no html');
  if (text.length > longestArticle) return fault(locator, tooLong);
  const kind = fields.text === null || looksLikeHtml(text) ? 'html' : 'text';
  const content = { kind, text: kind === 'text' ? decodeEntities(text) : text } as const;
  return article({ locator, givenId: fields.id, given: fields.given, content });
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
  formatFor: (text: string) => Format,
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

function detectFormat(text: string): Format {
  if (/^\s*(?:\{\s*"|\[\s*[{\]])/.test(text)) return 'json';
  return looksLikeHtml(text) ? 'html' : 'text';
}

/** Whether text begins as a page or a piece of one. */
function looksLikeHtml(text: string): boolean {
  const head = text.slice(0, 2_000).replace(/^\s*(?:<!--[\s\S]*?-->\s*|<\?xml[^>]*>\s*)*/, '');
  return (
    /^<(?:!doctype html|(?:html|head|body|main|article|section|div|p|h[1-6])[\s>])/i.test(head) &&
    /<\/(?:html|body|main|article|section|div|p|h[1-6])\s*>/i.test(text)
  );
}

function article(raw: RawArticle): ReadResult {
  return { kind: 'article', raw };
}

function fault(locator: string, message: string): FileFault {
  return { kind: 'fault', locator, message };
}

function inLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error))
    .replace(/\s+/g, ' ')
    .slice(0, 200);
}
