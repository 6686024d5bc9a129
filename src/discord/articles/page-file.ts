import { formatOf } from '../../article/read/files.js';
import type { SentFile } from './added-files.js';
import type { Page } from './page.js';

/** What a moderator says of an article. */
type Given = Pick<SentFile['given'], 'title' | 'publisher' | 'date'>;

/** A page as a file named after its address, with what is said of its article. */
export function pageFile({ url, bytes, ending }: Page, given: Given): SentFile {
  const { hostname, pathname } = new URL(url);
  const last = pathname.split('/').filter(Boolean).at(-1) ?? '';
  return { name: `${hostname}-${last}${ending}`, bytes, given: { ...given, url } };
}

/** Whether a file says of each of its articles what it is, so that nothing can be said of them all. */
export function saysItself(name: string): boolean {
  const format = formatOf(name);
  return format === 'json' || format === 'jsonl';
}
