import { type Fetcher, type FetcherOptions, openFetcher } from './fetch/fetcher.js';
import { version } from './places.js';
import type { Settings } from './settings.js';

/** Opens the fetcher that the settings describe. It says to every server who asks. */
export function fetcherFor(
  { fetch: { allow, contact } }: Pick<Settings, 'fetch'>,
  options: Pick<FetcherOptions, 'patience' | 'clock'> = {},
): Fetcher {
  const who = contact === undefined ? '' : ` (+${contact})`;
  return openFetcher({ ...options, allow, userAgent: `Pullquote/${version()}${who}` });
}
