import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type EvalSet, findSet } from '../../eval/sets.js';

/** Writes a set of questions into a folder, and finds it there. */
export function writtenSet(
  folder: string,
  rows: { readonly articles: readonly object[]; readonly questions: readonly object[] },
): EvalSet {
  for (const [name, some] of Object.entries(rows)) {
    const lines = some.map((row) => `${JSON.stringify(row)}\n`).join('');
    writeFileSync(path.join(folder, `${name}.jsonl`), lines);
  }
  return findSet(folder);
}
