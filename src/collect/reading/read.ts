import { decodeDocument } from './decode.js';
import type { Document, DownloadedDocument } from './document.js';
import { readFeed } from './feed.js';
import { isSitemap, readSitemap } from './sitemap.js';

/**
 * Reads a feed or a sitemap.
 *
 * @param today `YYYY-MM-DD`
 * @throws Failure `unreadable-file` for anything else
 */
export async function readDocument(
  downloaded: DownloadedDocument,
  today: string,
): Promise<Document> {
  const text = await decodeDocument(downloaded);
  const read = isSitemap(text) ? readSitemap : readFeed;
  return read(text, downloaded.url, today);
}
