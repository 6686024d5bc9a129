/**
 * Quality on the development sets: `npx tsx eval/quality.ts [set …]`. Runs the product itself and
 * prints how often the first quotes hold the evidence, how often the mark is right, and how well
 * the confidence tells answerable questions from others.
 */
import { openModel } from '../src/engine.js';
import { readSettings } from '../src/settings.js';
import { areaUnderCurve, calibrationError, type Outcome, share } from './measure.js';
import { runSet } from './run-set.js';
import { type SetName, setNames, setsPresent } from './sets.js';

async function main(wanted: readonly string[]): Promise<void> {
  if (!setsPresent())
    throw new Error('the development sets are not beside the project (../shared/eval)');
  const embedder = await openModel(readSettings(process.env));
  const names = setNames.filter((name) => wanted.length === 0 || wanted.includes(name));
  for (const name of names)
    report(name, await runSet(name, embedder, { most: Number.POSITIVE_INFINITY, without: false }));
  await embedder.close();
}

function report(name: SetName, outcomes: readonly Outcome[]): void {
  const answerable = outcomes.filter((one) => one.answerable);
  const rest = outcomes.filter((one) => !one.answerable);
  const found = answerable.filter((one) => one.rank !== null);
  const sure = (one: Outcome): number => one.answer.confidence;
  const figures = {
    questions: outcomes.length,
    'quote@1': share(answerable, (one) => one.rank === 1),
    'quote@3': share(answerable, (one) => one.rank !== null),
    'article@1': share(answerable, (one) => one.articleRank === 1),
    'mark right': share(found, (one) => one.markRight === true),
    AUC: areaUnderCurve(answerable.map(sure), rest.map(sure)),
    answered: share(answerable, (one) => one.answer.answered),
    refused: share(rest, (one) => !one.answer.answered),
    ECE: calibrationError(
      outcomes.map((one) => ({ confidence: sure(one), right: one.rank === 1 })),
    ),
    'ms p50': median(outcomes.map((one) => one.answer.elapsedMs)),
  };
  const cells = Object.entries(figures).map(
    ([what, value]) => `${what} ${Number(value.toFixed(3))}`,
  );
  process.stdout.write(`${name}: ${cells.join('  ')}\n`);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

await main(process.argv.slice(2));
