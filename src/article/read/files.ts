import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../../failure.js';
import type { DocumentFormat } from './documents/sniff.js';

/** How a text is to be read. */
export type TextFormat = 'text' | 'markdown' | 'html' | 'json' | 'jsonl';

/** How a file is to be read. */
export type Format = TextFormat | DocumentFormat;

/** A file that may hold articles. */
export interface FoundFile {
  readonly kind: 'file';
  /** Absolute. */
  readonly path: string;
  /** Size on disk. */
  readonly bytes: number;
}

/** Something that couldn't be read; the rest continues. */
export interface FileFault {
  readonly kind: 'fault';
  /** A path, `path#3` for the third article or line of a file, `-` for standard input. */
  readonly locator: string;
  readonly message: string;
}

const formats: ReadonlyMap<string, Format> = new Map([
  ['.txt', 'text'],
  ['.text', 'text'],
  ['.md', 'markdown'],
  ['.markdown', 'markdown'],
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.json', 'json'],
  ['.jsonl', 'jsonl'],
  ['.ndjson', 'jsonl'],
  ['.pdf', 'pdf'],
  ['.docx', 'docx'],
]);

/** A library's database. Of the folder that it is in, only what was added on Discord holds articles. */
export const libraryFile = 'pullquote.db';
/** Its folder of what was added on Discord. */
export const addedFiles = 'added';

/** Called for a file in a folder that is of no type that is read, with its ending in lower case. */
type OnSkipped = (ending: string) => void;

/** Endings of a sidecar: `article.txt.meta.json` or `article.txt.meta.yaml` describes `article.txt`. */
export const sidecarEndings = ['.meta.json', '.meta.yaml'] as const;

/** The format that a file's name promises, with or without `.gz` after it; `null` if it promises none. */
export function formatOf(file: string): Format | null {
  const name = path.basename(file).toLowerCase();
  if (sidecarEndings.some((ending) => name.endsWith(ending))) return null;
  return formats.get(path.extname(name.replace(/\.gz$/, ''))) ?? null;
}

/**
 * The files at these paths, folders read to any depth, each file once, in an order that depends on
 * names only. In folders, hidden entries, sidecars, other file types, a library's own files and `node_modules`
 * are skipped; a path given directly that can't be read as an article is a fault, and so are missing and
 * unreadable ones and links back to a folder that contains them.
 *
 * @param onSkipped called for each file of another type, with its ending (`.jpg`, or `` without one)
 */
export async function* findFiles(
  paths: readonly string[],
  onSkipped: OnSkipped = () => undefined,
): AsyncGenerator<FoundFile | FileFault> {
  const seen = new Set<string>();
  for (const given of paths) {
    const file = path.resolve(given);
    if (isDescribed(file, paths)) continue;
    yield* findAt(file, { seen, onSkipped }, [], true);
  }
}

/** Whether the path is the sidecar of another one given: a shell's `*` names both. */
function isDescribed(file: string, paths: readonly string[]): boolean {
  const ending = sidecarEndings.find((end) => file.endsWith(end));
  if (ending === undefined) return false;
  return paths.some((other) => path.resolve(other) === file.slice(0, -ending.length));
}

/** What finding files goes by. */
interface Finding {
  /** Real paths of the files and folders found so far. */
  readonly seen: Set<string>;
  readonly onSkipped: OnSkipped;
}

async function* findAt(
  file: string,
  finding: Finding,
  parents: readonly string[],
  named: boolean,
): AsyncGenerator<FoundFile | FileFault> {
  try {
    const [real, found] = await Promise.all([realpath(file), stat(file)]);
    if (found.isDirectory() && parents.includes(real)) {
      yield { kind: 'fault', locator: file, message: `links back to ${real}, which contains it` };
    } else if (!finding.seen.has(real)) {
      finding.seen.add(real);
      if (found.isDirectory()) yield* findIn(file, finding, [...parents, real]);
      else if (!found.isFile()) {
        if (named)
          yield { kind: 'fault', locator: file, message: 'is neither a file nor a folder' };
      } else if (formatOf(file) !== null) yield { kind: 'file', path: file, bytes: found.size };
      else if (named) yield { kind: 'fault', locator: file, message: unknownFormat(file) };
      else skip(file, finding);
    }
  } catch (error) {
    yield { kind: 'fault', locator: file, message: systemMessage(error) };
  }
}

async function* findIn(
  folder: string,
  finding: Finding,
  parents: readonly string[],
): AsyncGenerator<FoundFile | FileFault> {
  const entries = await readdir(folder, { withFileTypes: true });
  const byName = (a: Dirent, b: Dirent) => (a.name < b.name ? -1 : 1);
  const isLibrary = entries.some(({ name }) => name === libraryFile);
  for (const entry of entries.sort(byName)) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    if (isLibrary && entry.name !== addedFiles) continue;
    const file = path.join(folder, entry.name);
    // Other file types aren't even checked, so that a broken link to a picture isn't a fault.
    const isLink = entry.isSymbolicLink() && path.extname(file) !== '';
    if ((entry.isFile() || isLink) && formatOf(file) === null) skip(file, finding);
    else yield* findAt(file, finding, parents, false);
  }
}

/** Notes a file of another type; a sidecar isn't one, since it is read with its article. */
function skip(file: string, { onSkipped }: Finding): void {
  const isSidecar = sidecarEndings.some((ending) => file.toLowerCase().endsWith(ending));
  if (!isSidecar) onSkipped(path.extname(file).toLowerCase());
}

function unknownFormat(file: string): string {
  if (sidecarEndings.some((ending) => file.endsWith(ending))) {
    return 'describes another file and holds no article itself';
  }
  return `is an unsupported file type: use ${[...formats.keys()].join(' ')} (each also with .gz)`;
}

/** An error of the file system, or a failure, in words, without the path, which is said beside it. */
export function systemMessage(error: unknown): string {
  if (error instanceof Failure) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
      return 'does not exist';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read (no permission)';
    case 'ELOOP':
      return 'is a link that leads round in a circle';
    case 'ENAMETOOLONG':
      return 'has too long a path';
    default:
      return `cannot be read: ${inLine(error)}`;
  }
}

/** An error's message in a line; libraries quote what they can't read at any length. */
export function inLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error))
    .replace(/\s+/g, ' ')
    .slice(0, 200);
}
