import { type Fetcher, type FetcherOptions, openFetcher } from '../../src/fetch/fetcher.js';

/** A fetcher of the tests' own name, which waits for nothing by default. */
export function fetcherWith(options: Partial<FetcherOptions> = {}): Fetcher {
  return openFetcher({ userAgent: 'Pullquote/test', ...options });
}
