import { existsSync } from 'node:fs';
import type { Copy, Fault, OnFault } from '../../library.js';
import type { Db } from '../schema.js';
import { hasSums } from './checksums.js';

/** Which parts of an article have their checksums (1) and which don't (0). */
interface Parts {
  readonly label: 0 | 1;
  readonly text: 0 | 1;
  readonly cut: 0 | 1;
}

interface Suspect extends Parts {
  readonly title: unknown;
  /** Of the file that it was read from; `null` if there is none. */
  readonly path: unknown;
}

/** What is wrong with an article that doesn't have its checksums, and what to do about it. */
export function articleFault(db: Db, id: string): Fault {
  const found = db
    .prepare(
      `SELECT a.title, f.path, ${hasSums('label')} AS label, ${hasSums('text')} AS text,
         ${hasSums('cut')} AS cut
       FROM articles a LEFT JOIN files f ON f.number = a.file WHERE a.id = ?`,
    )
    .get(id) as Suspect | undefined;
  const title = found?.label === 1 && typeof found.title === 'string' ? ` (“${found.title}”)` : '';
  const what = `Article ${readable(id)}${title} is damaged and isn't quoted: ${damagedPart(found)}.`;
  return { what, remedy: remedyFor(id, found) };
}

/** What is wrong with a copy whose label doesn't have its checksum. */
export function copyFault({ id, of }: Pick<Copy, 'id' | 'of'>): Fault {
  return {
    what: `The copy ${readable(id)} of article ${readable(of)} is damaged and isn't named: the checksum of its label (title, publisher, author, date, address) doesn't match.`,
    remedy: 'Run `pullquote ingest PATH` with the path of its file, which is read again.',
  };
}

/** Passes each fault on once. */
export function oncePerFault(onFault: OnFault): OnFault {
  const reported = new Set<string>();
  return (fault) => {
    if (reported.has(fault.what)) return;
    reported.add(fault.what);
    onFault(fault);
  };
}

function damagedPart(parts: Parts | undefined): string {
  if (parts === undefined) return "it can't be read";
  const damaged = [
    ...(parts.text === 1 ? [] : ['its text']),
    ...(parts.label === 1 ? [] : ['its label (title, publisher, author, date, address)']),
    ...(parts.cut === 1 ? [] : ['the places of its passages']),
  ];
  return `the checksum of ${damaged.join(' and of ')} doesn't match`;
}

function remedyFor(id: string, found: Suspect | undefined): string {
  if (typeof found?.path === 'string' && existsSync(found.path)) {
    return `Run \`pullquote ingest "${found.path}"\`, which reads it again.`;
  }
  if (found?.text === 1 && found.label === 1)
    return 'Run `pullquote reindex`, which cuts it again.';
  return `Restore a backup of the index, or add the article again after \`pullquote remove ${readable(id)}\`.`;
}

/** An id that may be damaged: nothing in it may take over a terminal. */
function readable(id: unknown): string {
  return String(id).replace(/\p{C}/gu, '?');
}
