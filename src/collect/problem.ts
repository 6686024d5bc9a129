import { Failure } from '../failure.js';
import { longestAddress } from '../fetch/guard.js';
import { type DownloadRefusal, RefusedDownload } from '../fetch/refused-download.js';

/** Something at an address that couldn't be used; the rest continues. */
export interface Problem {
  readonly address: string;
  /** A part of a sentence behind the address. */
  readonly message: string;
}

const refusals: Readonly<Record<DownloadRefusal, (detail: string) => string>> = {
  noAddress: (detail) =>
    detail === ''
      ? 'is not an address; give the whole of it, beginning with https://'
      : `is longer than ${longestAddress} characters, the most that sitemaps and browsers allow`,
  notHttp: () => 'is not an http or https address',
  credentials: () => 'has a user name or password in it, which is never sent',
  privateAddress: () =>
    'is in a private network; to allow it, add its host and port to PULLQUOTE_FETCH_ALLOW',
  robots: () => "may not be loaded by programs, according to its site's robots.txt",
  tooManyRedirects: () => 'redirects more than five times',
  status: (status) =>
    status === '304'
      ? 'was answered with 304 (not modified), although no earlier version is known'
      : `was answered with ${status}`,
  type: (type) => (type === '' ? 'has no media type' : `is of the type ${type}, which is not read`),
  tooLarge: () =>
    'is larger than the most that is read: 5 MB for a page, 25 MB for a PDF or Word document, 20 MB for a feed, 50 MB for a sitemap',
  tooSlow: () => 'took too long to load',
  unreachable: (code) => (code === '' ? 'could not be loaded' : `could not be loaded (${code})`),
};

/** What went wrong at an address, in words. */
export function problemAt(address: string, error: unknown): Problem {
  if (error instanceof RefusedDownload) {
    const message = refusals[error.reason](error.detail);
    const isRobots = error.of === 'robots.txt';
    return {
      address,
      message: isRobots ? `can't be loaded, as its site's robots.txt ${message}` : message,
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  // An error that isn't a Failure must not cost more than this address.
  return {
    address,
    message: error instanceof Failure ? message : `failed unexpectedly: ${message}`,
  };
}

/** The kind of a failure, for those who word it in other languages. */
export function refusalOf(error: unknown): string {
  if (!(error instanceof RefusedDownload)) return 'unreadable';
  return `${error.reason} ${error.detail}`.trim();
}
