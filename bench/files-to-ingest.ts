import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SourceText } from './texts.js';

/**
 * Writes articles as a scraper would leave them: every second one as a plain text file with front
 * matter, the others as JSON Lines.
 *
 * @param name begins the names of all files
 */
export function writeFiles(folder: string, name: string, sources: readonly SourceText[]): void {
  mkdirSync(folder, { recursive: true });
  const lines: string[] = [];
  for (const [number, source] of sources.entries()) {
    if (number % 2 === 0) {
      lines.push(`${JSON.stringify(source)}\n`);
    } else {
      const { text, ...given } = source;
      const front = Object.entries(given).flatMap(([key, value]) =>
        value === null ? [] : [`${key}: ${JSON.stringify(value)}\n`],
      );
      const file = path.join(folder, `${name}-${number}.txt`);
      writeFileSync(file, `---\n${front.join('')}---\n${text}\n`);
    }
  }
  writeFileSync(path.join(folder, `${name}.jsonl`), lines.join(''));
}
