import { sniff } from '../article/read/documents/sniff.js';
import { formatOf } from '../article/read/files.js';
import type { Download, Fetcher, Wanted } from './fetcher.js';
import { RefusedDownload } from './refused-download.js';

/** Largest page accepted, in bytes after decompression: as long as the longest article that is read. */
const largestPage = 5_000_000;

/** Largest PDF or Word document accepted: as large as an attachment may be. */
const largestDocument = 25_000_000;

/** Ending of the file for each accepted media type. */
const endings: ReadonlyMap<string, string> = new Map([
  ['text/html', '.html'],
  ['application/xhtml+xml', '.html'],
  ['text/plain', '.txt'],
  ['text/markdown', '.md'],
  ['application/json', '.json'],
  ['application/pdf', '.pdf'],
  ['application/x-pdf', '.pdf'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', '.docx'],
]);

/** Types that servers give to files that they don't know: the bytes decide. */
const unknownTypes: ReadonlySet<string> = new Set([
  'application/octet-stream',
  'binary/octet-stream',
  'application/force-download',
  'application/download',
]);

/** A downloaded page. */
export interface Page {
  /** The final address, after redirects, without the fragment. */
  readonly url: string;
  /** Of a text: UTF-8, or the page's own encoding if the bytes tell which. */
  readonly bytes: Uint8Array;
  /** Ending of a file of this type, with the dot. */
  readonly ending: string;
}

/** The header for what can be read as a page. */
export const acceptedPages = [...endings.keys()].join(', ');

/**
 * Downloads an article's page: html, PDF, Word document, text, markdown or json.
 *
 * @throws RefusedDownload for any other type, and if the download fails
 */
export async function downloadPage(
  address: string,
  fetcher: Fetcher,
  limits: Pick<Wanted, 'within' | 'signal'> = {},
): Promise<Page> {
  const found = await fetcher.fetch(address, {
    ...limits,
    accept: acceptedPages,
    takes: (type) => endings.has(type) || unknownTypes.has(type),
    largest: largestDocument,
  });
  // Without validators, there is always an answer.
  if (found === null) throw new RefusedDownload('status', '304');
  return asPage(found);
}

/**
 * What was downloaded, as a page.
 *
 * @throws RefusedDownload `type` or `tooLarge`
 */
export function asPage(found: Download): Page {
  const { url, bytes } = found;
  const document = documentEnding(bytes);
  const ending = document ?? endingOf(found);
  if (ending === undefined) throw new RefusedDownload('type', found.type.slice(0, 80));
  const isDocument = ending === '.pdf' || ending === '.docx';
  if (bytes.length > (isDocument ? largestDocument : largestPage)) {
    throw new RefusedDownload('tooLarge');
  }
  return { url, bytes: isDocument ? bytes : inUtf8(found), ending };
}

/** Servers give PDFs and Word documents any type; their bytes are certain. */
function documentEnding(bytes: Uint8Array): string | null {
  const format = sniff(bytes);
  return format === 'pdf' || format === 'docx' ? `.${format}` : null;
}

/** Markdown is often sent as plain text: then the address decides. */
function endingOf({ type, url }: Pick<Download, 'type' | 'url'>): string | undefined {
  const ending = endings.get(type);
  return ending === '.txt' && formatOf(new URL(url).pathname) === 'markdown' ? '.md' : ending;
}

/**
 * Converts text to UTF-8 if its header names an encoding that isn't detected later. UTF-8, UTF-16 and
 * Windows-1252 are detected when the file is read, more reliably than from headers.
 */
function inUtf8({ bytes, charset }: Pick<Download, 'bytes' | 'charset'>): Uint8Array {
  if (charset === null) return bytes;
  try {
    const decoder = new TextDecoder(charset);
    if (/^(?:utf-|windows-1252$)/.test(decoder.encoding)) return bytes;
    return Buffer.from(decoder.decode(bytes));
  } catch {
    // An unknown encoding.
    return bytes;
  }
}
