import type { Source } from '../article.js';
import { readFields } from './fields.js';
import { parseYaml } from './yaml.js';

/** A text without the front matter that stood before it. */
export interface FrontMatter {
  readonly id: string | null;
  readonly given: Source;
  /** The rest, with as many line breaks before it as the block had, so that line numbers stay. */
  readonly text: string;
}

/** Lines that a front matter may have: more of them and the `---` is a rule drawn in the text. */
const longestBlock = 60;

/**
 * Reads the YAML block between `---` lines at the very start of a text; `null` if there is none.
 *
 * @throws Error if the block looks like fields but can't be read
 */
export function readFrontMatter(text: string): FrontMatter | null {
  if (!/^---[ \t]*\n/.test(text)) return null;
  const lines = text.split('\n', longestBlock);
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  const block = lines.slice(1, Math.max(end, 1));
  if (!block.some((line) => /^\w+\s*:/.test(line))) return null;

  const fields = readFields(parseYaml(block.join('\n')));
  if (fields === null) return null;
  const length = lines.slice(0, end + 1).join('\n').length;
  return { id: fields.id, given: fields.given, text: '\n'.repeat(end) + text.slice(length) };
}

/** A text without the block at its start, whatever stands in it; its line numbers stay. */
export function withoutFrontMatter(text: string): string {
  return text.replace(/^---[ \t]*\n[\s\S]*?\n(?:---|\.\.\.)[ \t]*(?=\n|$)/, (block) =>
    '\n'.repeat(block.split('\n').length - 1),
  );
}
