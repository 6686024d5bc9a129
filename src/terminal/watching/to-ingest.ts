import { existsSync } from 'node:fs';
import path from 'node:path';
import { sidecarEndings } from '../../article/read/files.js';
import { isUnder } from '../../library/sqlite/file-records.js';

/** Files that are ingested one by one; of more, their folders are looked through. */
const mostFiles = 100;

/** What to ingest after a change. */
export interface ToIngest {
  readonly paths: readonly string[];
  /** Whether something is gone below the paths. */
  readonly prune: boolean;
}

/**
 * What to ingest after files changed: those that are there; of those that are gone, the next folder that is
 * there. Below a watched folder that is itself gone, such as an unmounted disk, nothing is.
 */
export function toIngest(changed: readonly string[], folders: readonly string[]): ToIngest {
  const paths = new Set<string>();
  let prune = false;
  for (const one of changed) {
    const folder = folders.find((watched) => isUnder(one, watched));
    if (folder === undefined || !existsSync(folder)) continue;
    const file = articleOf(one);
    if (existsSync(file)) paths.add(file);
    else {
      paths.add(existingAbove(file));
      prune = true;
    }
  }
  if (paths.size <= mostFiles) return { paths: [...paths], prune };
  const around = [...paths].map((one) => (folders.includes(one) ? one : path.dirname(one)));
  return { paths: [...new Set(around)], prune };
}

/** The file that a sidecar describes; any other file itself. */
function articleOf(file: string): string {
  const ending = sidecarEndings.find((one) => file.endsWith(one));
  return ending === undefined ? file : file.slice(0, -ending.length);
}

function existingAbove(file: string): string {
  const folder = path.dirname(file);
  return existsSync(folder) ? folder : existingAbove(folder);
}
