import { formatOf } from '../article/read/files.js';
import type { Page } from '../fetch/page.js';
import type { SentFile } from './added-files.js';
import { plainAddress } from './same-address.js';

/** What a moderator says about an article. */
type Given = Pick<SentFile['given'], 'title' | 'publisher' | 'date'>;

/** A page as a file named after its address, with what the moderator says about its article. */
export function pageFile({ url, bytes, ending }: Page, given: Given): SentFile {
  return {
    name: `${nameOfAddress(url)}${ending}`,
    bytes,
    given: { ...given, url: plainAddress(url) },
  };
}

/** What a file is called after an address: the host and the last part of the path. */
export function nameOfAddress(url: string): string {
  const { hostname, pathname } = new URL(url);
  return `${hostname}-${pathname.split('/').filter(Boolean).at(-1) ?? ''}`;
}

/** Whether a file describes each of its articles itself, so that options can't describe them all. */
export function saysItself(name: string): boolean {
  const format = formatOf(name);
  return format === 'json' || format === 'jsonl';
}
