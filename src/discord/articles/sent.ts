import type { Attachment } from 'discord.js';
import { formatOf } from '../../article/files.js';
import type { SentFile } from './added-files.js';
import { downloadAttachment } from './attachment.js';
import { downloadPage } from './page.js';

/** What a moderator says of an article. */
export type Given = Pick<SentFile['given'], 'title' | 'publisher' | 'date'>;

/**
 * The file of an attachment, with what is said of its article.
 *
 * @throws RefusedDownload
 */
export async function sentAttachment(attachment: Attachment, given: Given): Promise<SentFile> {
  return { name: attachment.name, bytes: await downloadAttachment(attachment), given };
}

/**
 * A page as a file named after its address, with what is said of its article.
 *
 * @throws RefusedDownload
 */
export async function sentPage(address: string, given: Given): Promise<SentFile> {
  const { url, bytes, ending } = await downloadPage(address);
  const { hostname, pathname } = new URL(url);
  const last = pathname.split('/').filter(Boolean).at(-1) ?? '';
  return { name: `${hostname}-${last}${ending}`, bytes, given: { ...given, url } };
}

/** Whether a file says of each of its articles what it is, so that nothing can be said of them all. */
export function saysItself(name: string): boolean {
  const format = formatOf(name);
  return format === 'json' || format === 'jsonl';
}
