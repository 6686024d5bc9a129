import { formatOf } from '../../article/read/files.js';
import type { SentFile } from './added-files.js';
import type { Page } from './page.js';

/** What a moderator says about an article. */
type Given = Pick<SentFile['given'], 'title' | 'publisher' | 'date'>;

/** A page as a file named after its address, with what the moderator says about its article. */
export function pageFile({ url, bytes, ending }: Page, given: Given): SentFile {
  const { hostname, pathname } = new URL(url);
  const last = pathname.split('/').filter(Boolean).at(-1) ?? '';
  return { name: `${hostname}-${last}${ending}`, bytes, given: { ...given, url } };
}

/** Whether a file describes each of its articles itself, so that options can't describe them all. */
export function saysItself(name: string): boolean {
  const format = formatOf(name);
  return format === 'json' || format === 'jsonl';
}
