import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Failure } from '../src/failure.js';
import { type Figures, toldBy } from './figures.js';
import { type Outcome, reliability } from './measure.js';
import { reliabilityPlot } from './plot.js';

const parts = z.record(z.string(), z.number());

const line = z.object({
  set: z.string(),
  id: z.string(),
  judged: z.enum(['quotes', 'articles']),
  question: z.string(),
  answerable: z.boolean(),
  rank: z.number().nullable(),
  articleRank: z.number().nullable(),
  markRight: z.boolean().nullable(),
  ndcg: z.number().nullable(),
  confidence: z.number(),
  band: z.enum(['answer', 'closest', 'none']),
  evidence: z.record(z.string(), z.number()).nullable(),
  quotes: z.array(
    z.object({
      article: z.string(),
      start: z.number(),
      end: z.number(),
      parts,
      /** Not in runs that were kept before each quote had its own. */
      confidence: z.number().optional(),
      right: z.boolean().optional(),
    }),
  ),
  elapsedMs: z.number(),
});

/** What is kept of one question. */
export type RunLine = z.infer<typeof line>;

/** An outcome as a line of a run: ranks, confidence and what both are made of, without any text. */
export function lineOf(outcome: Outcome): RunLine {
  const { answer, right, ...judged } = outcome;
  return {
    ...judged,
    confidence: answer.confidence,
    band: answer.band,
    evidence: answer.evidence === null ? null : { ...answer.evidence },
    quotes: answer.quotes.map(({ article, start, end, parts: scored, confidence }, at) => ({
      article: article.id,
      start,
      end,
      parts: { ...scored },
      confidence,
      right: right[at],
    })),
    elapsedMs: answer.elapsedMs,
  };
}

/** Where runs are kept: a file of lines, the figures, and a reliability diagram a set. */
const linesFile = 'questions.jsonl';

/** Writes a run into its folder, which is made. */
export function writeRun(
  folder: string,
  how: Readonly<Record<string, unknown>>,
  sets: readonly { name: string; figures: Figures; outcomes: readonly Outcome[] }[],
): void {
  mkdirSync(folder, { recursive: true });
  const all = sets.flatMap((set) => set.outcomes);
  const lines = all.map((outcome) => `${JSON.stringify(lineOf(outcome))}\n`);
  writeFileSync(path.join(folder, linesFile), lines.join(''));
  const figures = Object.fromEntries(sets.map((set) => [set.name, set.figures]));
  writeFileSync(
    path.join(folder, 'figures.json'),
    `${JSON.stringify({ how, figures }, null, 2)}\n`,
  );
  const judged = sets
    .map(({ name, outcomes }) => ({
      name,
      outcomes: outcomes.filter((one) => one.judged === 'quotes'),
    }))
    .filter(({ outcomes }) => outcomes.length > 0);
  const plots = [...judged, { name: 'all', outcomes: judged.flatMap((one) => one.outcomes) }];
  for (const { name, outcomes } of judged.length > 0 ? plots : []) {
    const plot = reliabilityPlot(`Reliability: ${name}`, reliability(outcomes.map(toldBy)));
    writeFileSync(path.join(folder, `reliability-${name}.svg`), plot);
  }
}

/**
 * Reads the lines of a run, from its folder or from the file itself.
 *
 * @throws Failure `unreadable-file` that names file and line
 */
export function readRun(given: string): RunLine[] {
  const isFolder = existsSync(given) && statSync(given).isDirectory();
  const file = isFolder ? path.join(given, linesFile) : given;
  if (!existsSync(file)) {
    throw new Failure('article', 'not-found', `there is no run in ${given}`, {
      remedy: 'make one with npm run eval -- --label NAME; it is kept under .cache/eval/runs/NAME',
    });
  }
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text, index) => (text === '' ? [] : [parseLine(text, `${file}, line ${index + 1}`)]));
}

function parseLine(text: string, where: string): RunLine {
  try {
    return line.parse(JSON.parse(text));
  } catch (cause) {
    throw new Failure('article', 'unreadable-file', `${where} is no line of a run`, { cause });
  }
}
