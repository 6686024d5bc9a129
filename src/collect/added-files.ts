import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sidecarEndings } from '../article/read/files.js';
import { addedFolder } from '../library/ingest/owner.js';
import { sameAddresses } from './same-address.js';

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

/** Where what is said of a file's article is kept. */
export function sidecarOf(file: string): string {
  return `${file}${sidecarEndings[0]}`;
}

/** Where files are kept. */
export interface Shelf {
  readonly indexFolder: string;
  /** The server that has them for itself; `null` if all share them. */
  readonly server: string | null;
}

/**
 * Where a sent file is kept. The same file has the same path, and so does another version of a page.
 */
export function pathOf({ indexFolder, server }: Shelf, sent: SentFile): string {
  return path.join(addedFolder(indexFolder, server), keptName(sent));
}

/**
 * Keeps a sent file to be ingested, with a sidecar that holds what its sender said. The sidecar also
 * has the time, which makes the file count as changed: so it is ingested again after its article was
 * removed. An earlier version waits until it is settled.
 */
export async function keepFile(shelf: Shelf, sent: SentFile): Promise<AddedFile> {
  const file = pathOf(shelf, sent);
  const fresh = !existsSync(file);
  await setAside(file);
  const sidecar = { ...sent.given, added_at: new Date().toISOString() };
  await replaceFile(sidecarOf(file), `${JSON.stringify(sidecar, null, 2)}\n`);
  await replaceFile(file, sent.bytes);
  return { path: file, fresh };
}

/** The files in a folder of added ones that hold the page at an address, however it is written. */
export async function filesAt(folder: string, address: string): Promise<string[]> {
  return filesNamed(folder, sameAddresses(address).map(hashOf));
}

/** The files in a folder whose names begin with one of some hashes, without their sidecars. */
export async function filesNamed(folder: string, hashes: readonly string[]): Promise<string[]> {
  const starts = new Set(hashes);
  return (await namesIn(folder))
    .filter((name) => starts.has(name.slice(0, hashLength)) && !isSidecar(name))
    .map((name) => path.join(folder, name));
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function isSidecar(name: string): boolean {
  return sidecarEndings.some((ending) => name.endsWith(ending));
}

/** Deletes a saved file and its sidecar, and an earlier version that waits. */
export async function dropFile(file: string): Promise<void> {
  await rm(file, { force: true });
  await rm(sidecarOf(file), { force: true });
  await forgetAside(file);
}

/** Where the version waits that the library's article came from. It is hidden, so that nothing takes it for an article. */
function asideOf(file: string): string {
  return path.join(path.dirname(file), `.${path.basename(file)}.earlier`);
}

/**
 * Copies a file and its sidecar aside before a new version is written in its place, which may turn out to be unusable. A
 * version that waits already stays, since what has taken its place was never settled.
 */
export async function setAside(file: string): Promise<void> {
  if (!existsSync(file) || existsSync(asideOf(file))) return;
  const sidecar = sidecarOf(file);
  await rm(asideOf(sidecar), { force: true });
  if (existsSync(sidecar)) await replaceFile(asideOf(sidecar), await readFile(sidecar));
  // This comes last: with it, all of the earlier version is there.
  await replaceFile(asideOf(file), await readFile(file));
}

/**
 * Settles what becomes of a new version: a usable one stays, any other gives its place back to the earlier one. If it's
 * stopped in between, it can be done again.
 *
 * @returns whether the file holds what the library has: `false` for an unusable one with no version before it
 */
export async function settleVersion(file: string, isUsable: boolean): Promise<boolean> {
  const aside = asideOf(file);
  if (!isUsable) {
    if (!existsSync(aside)) return false;
    const sidecar = sidecarOf(file);
    if (existsSync(asideOf(sidecar))) await replaceFile(sidecar, await readFile(asideOf(sidecar)));
    else await rm(sidecar, { force: true });
    await rename(aside, file);
  }
  await forgetAside(file);
  return true;
}

async function forgetAside(file: string): Promise<void> {
  await rm(asideOf(file), { force: true });
  await rm(asideOf(sidecarOf(file)), { force: true });
}

/** Whether a removed article's locator is a whole file in the folder of added ones. */
export function isAddedFile({ indexFolder, server }: Shelf, locator: string): boolean {
  const folder = addedFolder(indexFolder, server);
  return path.dirname(locator) === folder && !path.basename(locator).includes('#');
}

/** What the names of files begin with: so many digits of a hash of their address, or else of their bytes. */
const hashLength = 12;

/** The beginning of the name of what is kept of an address. */
export function hashOf(source: string | Uint8Array): string {
  return createHash('sha256').update(source).digest('hex').slice(0, hashLength);
}

function keptName({ name, bytes, given }: SentFile): string {
  const [ending = ''] = /\.[a-z]+(?:\.gz)?$/i.exec(name) ?? [];
  const stem = name
    .slice(0, name.length - ending.length)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, longestName);
  return [hashOf(given.url ?? bytes), stem].filter(Boolean).join('-') + ending.toLowerCase();
}

/** Writes a file. Never leaves half of one; a hidden one that was left behind is ignored. */
export async function replaceFile(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const part = path.join(path.dirname(file), `.${randomUUID()}.part`);
  try {
    await writeFile(part, content);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
