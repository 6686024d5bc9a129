import { existsSync } from 'node:fs';
import type { Article } from '../../article/article.js';
import { isWhole } from '../sqlite/checksums/checksums.js';
import type { Db } from '../sqlite/schema.js';
import { statement } from '../sqlite/statements.js';

/**
 * What to do with an article that was read. `replaces`: numbers of the articles it replaces;
 * `succeeds`: the one with the same text among them, whose copies it takes over.
 */
export type Placement =
  | { readonly kind: 'unchanged'; readonly number: number }
  | { readonly kind: 'relabel'; readonly number: number; readonly replaces: readonly number[] }
  | { readonly kind: 'copy'; readonly of: number; readonly replaces: readonly number[] }
  | {
      readonly kind: 'add';
      readonly replaces: readonly number[];
      readonly succeeds: number | null;
    }
  | { readonly kind: 'clash'; readonly locator: string };

interface Kept {
  readonly number: number;
  readonly id: string;
  readonly file: number | null;
  readonly path: string | null;
  readonly locator: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly date: string | null;
  readonly author: string | null;
  readonly url: string | null;
  readonly body: string;
  /** 1 if it is what was stored. */
  readonly whole: 0 | 1;
}

const kept = `SELECT a.number, a.id, a.file, f.path, a.locator, a.title, a.publisher, a.date,
    a.author, a.url, a.body, ${isWhole} AS whole
  FROM articles a LEFT JOIN files f ON f.number = a.file`;

/**
 * Compares an article with the library: known, known under another name, the same text as another
 * source's, new, or with an id that another source uses for another text.
 *
 * @param file Number of the file it comes from; `null` for standard input.
 * @param placed Numbers of the articles placed in this run, which must not be replaced.
 */
export function placementOf(
  db: Db,
  article: Article,
  contentHash: string,
  file: number | null,
  placed: ReadonlySet<number>,
): Placement {
  const same = statement(db, `${kept} WHERE a.content_hash = ?`).get(contentHash) as
    | Kept
    | undefined;
  const named = statement(db, `${kept} WHERE a.id = ?`).get(article.id) as Kept | undefined;
  const other = named === undefined || named.number === same?.number ? null : named;
  if (other !== null && !supersedes(other, file, placed)) {
    return { kind: 'clash', locator: other.locator };
  }
  const copy = copyNamed(db, article.id, same?.number ?? null);
  if (copy !== null) {
    return { kind: 'clash', locator: copy };
  }
  const replaces = other === null ? [] : [other.number];
  if (same === undefined) {
    return { kind: 'add', replaces, succeeds: null };
  }
  // A damaged one gives way to any file that has its text.
  const damaged = same.whole === 0 && !placed.has(same.number);
  if (!damaged && !supersedes(same, file, placed)) {
    return { kind: 'copy', of: same.number, replaces };
  }
  // The hash ignores punctuation and case; a quote doesn't.
  if (damaged || same.body !== article.body || same.title !== article.title) {
    return { kind: 'add', replaces, succeeds: same.number };
  }
  return sameLabel(same, article) && same.file === file
    ? { kind: 'unchanged', number: same.number }
    : { kind: 'relabel', number: same.number, replaces };
}

/** Whether an article from this file takes the place of a kept one: its own, or one left behind. */
function supersedes(other: Kept, file: number | null, placed: ReadonlySet<number>): boolean {
  if (placed.has(other.number)) {
    return false;
  }
  return other.path === null || other.file === file || !existsSync(other.path);
}

/** Where a copy of another article than `of` comes from that has this id. */
function copyNamed(db: Db, id: string, of: number | null): string | null {
  const found = statement(db, 'SELECT locator FROM copies WHERE id = ? AND "of" IS NOT ?')
    .pluck()
    .get(id, of);
  return typeof found === 'string' ? found : null;
}

function sameLabel(a: Kept, b: Article): boolean {
  return (
    a.id === b.id &&
    a.locator === b.locator &&
    a.publisher === b.publisher &&
    a.date === b.date &&
    a.author === b.author &&
    a.url === b.url
  );
}
