import { createHash } from 'node:crypto';
import path from 'node:path';
import { addedFiles } from '../../article/read/files.js';
import type { Incoming } from './apply.js';

/** Discord's ids of servers; no shorter or longer ones are given out. */
const serverId = /^\d{15,20}$/;

/**
 * Folder of the files that were added on Discord: for a server's own collection one below it.
 *
 * @throws RangeError for an id by which `serverOf` wouldn't know the server: its articles would be shared
 */
export function addedFolder(indexFolder: string, server: string | null): string {
  const added = path.join(indexFolder, addedFiles);
  if (server === null) return added;
  if (!serverId.test(server)) throw new RangeError(`${server} isn't a server's id`);
  return path.join(added, server);
}

/**
 * The server that a file's articles belong to, by its path `added/<server id>/file`; `null` if they are shared.
 * The index may be another one than the file was added to, since indexes are made again from such folders.
 */
export function serverOf(file: string): string | null {
  const [added, server = ''] = path.dirname(file).split(path.sep).slice(-2);
  return added === addedFiles && serverId.test(server) ? server : null;
}

/**
 * An article as it is kept for the server that it belongs to. Its id and the hash of its text are made the
 * server's own: the same text of another server is another article, and no id tells that somebody has it.
 */
export function ofServer(
  server: string | null,
  { article, contentHash, file }: Omit<Incoming, 'server'>,
): Incoming {
  if (server === null) return { article, contentHash, file, server };
  const own = (text: string): string =>
    createHash('sha256').update(`${server}\n${text}`).digest('hex');
  const id = own(article.id).slice(0, idDigits);
  return { article: { ...article, id }, contentHash: own(contentHash), file, server };
}

/** As many as `articleId` gives. */
const idDigits = 12;
