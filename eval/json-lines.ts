import type { z } from 'zod';
import { Failure } from '../src/failure.js';

/** One line of a JSON lines file, and its position, for errors. */
export interface Line<Row> {
  readonly row: Row;
  readonly where: string;
}

/**
 * Parses JSON lines; blank lines are skipped.
 *
 * @param file name of the file, for errors
 * @throws Failure `unreadable-file` that names file and line of invalid input
 */
export function parseLines<Row>(text: string, file: string, shape: z.ZodType<Row>): Line<Row>[] {
  const lines: Line<Row>[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const where = `${file}, line ${index + 1}`;
    const result = shape.safeParse(fromJson(line, where));
    if (!result.success) {
      const wrong = result.error.issues.map(
        (issue) => `${issue.path.join('.') || 'the line'}: ${issue.message}`,
      );
      throw unreadable(`${where}: ${wrong.join('; ')}`);
    }
    lines.push({ row: result.data, where });
  }
  return lines;
}

/** The failure for a file of a set that cannot be used. */
export function unreadable(message: string, cause?: unknown): Failure {
  return new Failure('article', 'unreadable-file', message, {
    cause,
    remedy: 'eval/README.md has the format of a set',
  });
}

function fromJson(line: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw unreadable(`${where} is not JSON`, cause);
  }
}
