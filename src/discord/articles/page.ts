import { lookup } from 'node:dns';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { BlockList, isIPv6, type LookupFunction } from 'node:net';
import { PassThrough, pipeline, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { readWhole } from '../../article/read/bytes.js';
import { formatOf } from '../../article/read/files.js';
import { RefusedDownload } from './refused-download.js';

/** Largest page accepted, in bytes after decompression: as long as the longest article that is read. */
const largestPage = 5_000_000;

/** How long a download with all its redirects may take, in milliseconds. */
const longestDownload = 20_000;

const mostRedirects = 5;

/** Ending of the file for each accepted media type. */
const endings: ReadonlyMap<string, string> = new Map([
  ['text/html', '.html'],
  ['application/xhtml+xml', '.html'],
  ['text/plain', '.txt'],
  ['text/markdown', '.md'],
  ['application/json', '.json'],
]);

/** A downloaded page. */
export interface Page {
  /** The final address, after redirects, without the fragment. */
  readonly url: string;
  /** UTF-8, or the page's own encoding if the bytes tell which. */
  readonly bytes: Uint8Array;
  /** Ending of a file of this type, with the dot. */
  readonly ending: string;
}

/** Agents that make the connections, and so decide which addresses are allowed. */
export interface Agents {
  readonly http: http.Agent;
  readonly https: https.Agent;
}

/**
 * Agents that connect only to public addresses: they check the address of the connection itself, so
 * that no name, redirect or second look-up leads to a private one.
 */
function publicOnly(): Agents {
  const options = { lookup: lookUpGlobal };
  return {
    http: new RequestFilteringHttpAgent(options),
    https: new RequestFilteringHttpsAgent(options),
  };
}

/**
 * IPv6 addresses outside 2000::/3, the only part that is assigned to networks. The agents refuse those
 * that have a name in IANA's registry; the rest holds IPv4 addresses in an old spelling, `::127.0.0.1`.
 */
const notGlobal = new BlockList();
notGlobal.addSubnet('::', 3, 'ipv6');
notGlobal.addSubnet('4000::', 2, 'ipv6');
notGlobal.addSubnet('8000::', 1, 'ipv6');

function isNotGlobal(address: string): boolean {
  return isIPv6(address) && notGlobal.check(address, 'ipv6');
}

const lookUpGlobal: LookupFunction = (host, options, callback) => {
  lookup(host, options, (error, found, family) => {
    const addresses = Array.isArray(found) ? found.map(({ address }) => address) : [found];
    const refused = error === null && addresses.some(isNotGlobal);
    const why = refused ? new Error(`DNS lookup of ${host} is not allowed.`) : error;
    callback(why, found, family);
  });
};

/**
 * Downloads an article's page: html, text, markdown or json.
 *
 * @throws RefusedDownload for any other type, and if the download fails
 */
export async function downloadPage(
  address: string,
  agents = publicOnly(),
  longest = longestDownload,
): Promise<Page> {
  const signal = AbortSignal.timeout(longest);
  try {
    let url = checkedAddress(address);
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
      const response = await request(url, agents, signal);
      const next = redirectOf(response);
      if (next === null) return await read(response, url);
      response.destroy();
      url = checkedAddress(next, url.href);
    }
    throw new RefusedDownload('tooManyRedirects');
  } catch (error) {
    throw asRefusal(error, signal);
  }
}

function checkedAddress(address: string, base?: string): URL {
  if (!URL.canParse(address, base)) throw new RefusedDownload('noAddress');
  const url = new URL(address, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new RefusedDownload('notHttp');
  if (url.username !== '' || url.password !== '') throw new RefusedDownload('credentials');
  // An address that is written out is connected to without a look-up.
  if (isNotGlobal(url.hostname.replace(/^\[|\]$/g, ''))) {
    throw new RefusedDownload('privateAddress');
  }
  url.hash = '';
  return url;
}

function request(url: URL, agents: Agents, signal: AbortSignal): Promise<IncomingMessage> {
  const [get, agent] =
    url.protocol === 'https:' ? [https.get, agents.https] : [http.get, agents.http];
  const headers = {
    accept: [...endings.keys()].join(', '),
    'accept-encoding': 'gzip, deflate, br',
    'user-agent': 'pullquote',
  };
  return new Promise((resolve, reject) => {
    get(url, { agent, signal, headers }, resolve).on('error', reject);
  });
}

/** Where a response redirects to; `null` if it's one to read. */
function redirectOf({ statusCode = 0, headers }: IncomingMessage): string | null {
  return [301, 302, 303, 307, 308].includes(statusCode) ? (headers.location ?? null) : null;
}

async function read(response: IncomingMessage, url: URL): Promise<Page> {
  try {
    if (response.statusCode !== 200) {
      throw new RefusedDownload('status', String(response.statusCode));
    }
    const [type = '', ...parameters] = (response.headers['content-type'] ?? '').split(';');
    const ending = endingOf(type.trim().toLowerCase(), url);
    if (ending === undefined) throw new RefusedDownload('type', type.trim().slice(0, 80));
    const bytes = await readWhole(decompressed(response), largestPage);
    if (bytes === null) throw new RefusedDownload('tooLarge');
    return { url: url.href, bytes: inUtf8(bytes, parameters.join(';')), ending };
  } finally {
    response.destroy();
  }
}

/** Markdown is often sent as plain text: then the address decides. */
function endingOf(type: string, url: URL): string | undefined {
  const ending = endings.get(type);
  return ending === '.txt' && formatOf(url.pathname) === 'markdown' ? '.md' : ending;
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

/**
 * Converts text to UTF-8 if its header names an encoding that isn't detected later. UTF-8, UTF-16 and
 * Windows-1252 are detected when the file is read, more reliably than from headers.
 */
function inUtf8(bytes: Uint8Array, parameters: string): Uint8Array {
  const charset = /charset\s*=\s*"?([\w.:-]+)/i.exec(parameters)?.[1];
  if (charset === undefined) return bytes;
  try {
    const decoder = new TextDecoder(charset);
    if (/^(?:utf-|windows-1252$)/.test(decoder.encoding)) return bytes;
    return Buffer.from(decoder.decode(bytes));
  } catch {
    // An unknown encoding.
    return bytes;
  }
}

function asRefusal(error: unknown, signal: AbortSignal): RefusedDownload {
  if (error instanceof RefusedDownload) return error;
  if (signal.aborted) return new RefusedDownload('tooSlow', '', error);
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  // The agents say so only in the message.
  const refused = code === '' && /^DNS lookup .* is not allowed/.test(message);
  return new RefusedDownload(refused ? 'privateAddress' : 'unreachable', code, error);
}
