import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { parseLines } from '../json-lines.js';
import { librarySizes } from '../libraries/groups.js';
import type { Outcome } from '../measure.js';

const numbers = z.record(z.string(), z.number());

const sample = z.strictObject({
  set: z.string(),
  /** Of the question. */
  id: z.string(),
  question: z.string(),
  size: z.enum(librarySizes),
  /** Typed as members type. */
  members: z.boolean(),
  /** Asked of a library without the answering articles. */
  leftOut: z.boolean(),
  answerable: z.boolean(),
  /** Place of the quote in its answer, from 1. */
  rank: z.number().int().positive(),
  /** Whether the quote holds the evidence. */
  right: z.boolean(),
  /** The confidence as the product gives it now. */
  confidence: z.number(),
  /** Kinds of the doubts about the first quote; `null` for the others. */
  doubts: z.array(z.string()).nullable(),
  /** What the confidence rests on, and what the score is made of. */
  evidence: numbers,
  parts: numbers,
});

/** A quote that was shown, with all that a confidence can be fitted on. */
export type Sample = z.infer<typeof sample>;

/** How the questions of a set were asked. */
export type Condition = Pick<Sample, 'set' | 'size' | 'members' | 'leftOut'>;

/** A sample for each quote of each outcome; none for non-questions. */
export function samplesOf(condition: Condition, outcomes: readonly Outcome[]): Sample[] {
  return outcomes.flatMap(({ id, question, answerable, right, answer }) =>
    answer.quotes.flatMap(({ confidence, evidence, parts }, at): Sample[] =>
      answer.notAQuestion !== null
        ? []
        : [
            {
              set: condition.set,
              id,
              question,
              size: condition.size,
              members: condition.members,
              leftOut: condition.leftOut,
              answerable,
              rank: at + 1,
              right: right[at] ?? false,
              confidence,
              doubts: at === 0 ? answer.doubts.map((doubt) => doubt.kind) : null,
              evidence: { ...evidence },
              parts: { ...parts },
            },
          ],
    ),
  );
}

/** Writes samples as JSON lines; the folder is made. */
export function writeSamples(file: string, samples: readonly Sample[]): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, samples.map((one) => `${JSON.stringify(one)}\n`).join(''));
}

/**
 * Reads samples that were written.
 *
 * @throws Failure `unreadable-file` that names file and line of what isn't one
 */
export function readSamples(file: string): Sample[] {
  return parseLines(readFileSync(file, 'utf8'), file, sample).map(({ row }) => row);
}
