import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sidecarEndings } from '../../article/read/files.js';

/** A file that a moderator sent, before it is saved. */
export interface SentFile {
  /** Its name as sent, with an ending that Pullquote reads. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the sender says about the article. */
  readonly given: {
    readonly title?: string;
    readonly publisher?: string;
    readonly date?: string;
    /** Also identifies a later version of the page. */
    readonly url?: string;
  };
}

/** A file saved beside the index. */
export interface AddedFile {
  readonly path: string;
  /** Whether it's new. */
  readonly fresh: boolean;
}

/** Most characters that are kept of a sent file's name, without its ending. */
const longestName = 60;

const sidecarEnding = sidecarEndings[0];

/** Folder of the files that were added from Discord. */
function addedFolder(indexFolder: string): string {
  return path.join(indexFolder, 'added');
}

/**
 * Where a sent file is kept. The same file has the same path, and so does another version of a page.
 */
export function pathOf(indexFolder: string, sent: SentFile): string {
  return path.join(addedFolder(indexFolder), keptName(sent));
}

/**
 * Keeps a sent file to be ingested, with a sidecar that holds what its sender said. The sidecar also
 * has the time, which makes the file count as changed: so it is ingested again after its article was
 * removed.
 */
export async function keepFile(indexFolder: string, sent: SentFile): Promise<AddedFile> {
  const file = pathOf(indexFolder, sent);
  await mkdir(path.dirname(file), { recursive: true });
  const fresh = !existsSync(file);
  const sidecar = { ...sent.given, added_at: new Date().toISOString() };
  await replace(`${file}${sidecarEnding}`, `${JSON.stringify(sidecar, null, 2)}\n`);
  await replace(file, sent.bytes);
  return { path: file, fresh };
}

/** Deletes a saved file and its sidecar. */
export async function dropFile(file: string): Promise<void> {
  await rm(file, { force: true });
  await rm(`${file}${sidecarEnding}`, { force: true });
}

/** Whether a removed article's locator is a whole file that was added from Discord. */
export function isAddedFile(indexFolder: string, locator: string): boolean {
  return (
    path.dirname(locator) === addedFolder(indexFolder) && !path.basename(locator).includes('#')
  );
}

function keptName({ name, bytes, given }: SentFile): string {
  const hash = createHash('sha256')
    .update(given.url ?? bytes)
    .digest('hex');
  const [ending = ''] = /\.[a-z]+(?:\.gz)?$/i.exec(name) ?? [];
  const stem = name
    .slice(0, name.length - ending.length)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, longestName);
  return [hash.slice(0, 12), stem].filter(Boolean).join('-') + ending.toLowerCase();
}

/** Never leaves half a file; a hidden one that was left behind is ignored. */
async function replace(file: string, content: string | Uint8Array): Promise<void> {
  const part = path.join(path.dirname(file), `.${randomUUID()}.part`);
  try {
    await writeFile(part, content);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
