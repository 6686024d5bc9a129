/**
 * Fits the confidence for the embedding model of the settings: `npx tsx eval/fit.ts [--write]`.
 *
 * Asks the questions of every development set twice, as they are and with the answering articles
 * left out ("same topic, not covered"), and fits a logistic model of "the first quote holds the
 * evidence" on what the answers rested on. Prints the figures of each set by the model fitted on
 * the other sets; `--write` puts the fit on all sets into src/answer/fits.json.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Fit } from '../src/answer/confidence.js';
import { openModel } from '../src/engine.js';
import { readSettings } from '../src/settings.js';
import { fitLogistic, probability, type Row } from './logistic.js';
import { areaUnderCurve, calibrationError, type Outcome, share } from './measure.js';
import { runSet } from './run-set.js';
import { type SetName, setNames } from './sets.js';

const questionsPerSet = 600;
/** Left-out questions count a quarter: members ask mostly about what was reported. */
const leftOutWeight = 0.25;
/**
 * What a wrong quote costs, the loss of a right one being 1: given as the answer, as much; given as
 * "the closest that I found", a quarter of it, since it says itself that it may be wrong.
 */
const costOfWrong = { answer: 1, closest: 0.25 };
const answerFrom = costOfWrong.answer / (1 + costOfWrong.answer);
const closestFrom = costOfWrong.closest / (1 + costOfWrong.closest);

interface Sample {
  readonly set: SetName;
  readonly leftOut: boolean;
  readonly answerable: boolean;
  readonly right: boolean;
  readonly x: readonly number[];
  readonly weight: number;
}

const fitsFile = 'src/answer/fits.json';

async function main(write: boolean): Promise<void> {
  const embedder = await openModel(readSettings(process.env));
  const samples: Sample[] = [];
  for (const set of setNames) {
    for (const without of [false, true]) {
      const outcomes = await runSet(set, embedder, { most: questionsPerSet, without });
      samples.push(...outcomes.flatMap((outcome) => sampleOf(set, without, outcome)));
    }
  }
  await embedder.close();
  for (const set of setNames) {
    const beta = fitLogistic(rowsOf(samples.filter((one) => one.set !== set)));
    report(
      set,
      samples.filter((one) => one.set === set),
      beta,
    );
  }
  const beta = fitLogistic(rowsOf(samples));
  const [intercept = 0, cosine = 0, coverage = 0, margin = 0] = beta.map(rounded);
  const fit: Fit = { intercept, cosine, coverage, margin, answerFrom, closestFrom };
  process.stdout.write(`${JSON.stringify(fit)}\n`);
  report('all', samples, beta);
  if (write) {
    const fits = JSON.parse(readFileSync(fitsFile, 'utf8'));
    fits[embedder.model.sha256] = fit;
    writeFileSync(fitsFile, `${JSON.stringify(fits, null, 2)}\n`);
  }
}

function sampleOf(set: SetName, leftOut: boolean, outcome: Outcome): Sample[] {
  const { evidence } = outcome.answer;
  if (evidence === null) return [];
  return [
    {
      set,
      leftOut,
      answerable: outcome.answerable,
      right: outcome.rank === 1,
      x: [1, evidence.cosine, evidence.coverage, evidence.margin],
      weight: leftOut ? leftOutWeight : 1,
    },
  ];
}

/** Rows in which every set counts the same. */
function rowsOf(samples: readonly Sample[]): Row[] {
  return samples.map(({ set, x, right, weight }) => ({
    x,
    y: right,
    weight: weight / samples.filter((one) => one.set === set).length,
  }));
}

function report(name: string, samples: readonly Sample[], beta: readonly number[]): void {
  const told = samples.map((one) => ({ ...one, p: probability(one.x, beta) }));
  const answerable = told.filter((one) => one.answerable);
  const leftOut = told.filter((one) => one.leftOut);
  const unanswerable = told.filter((one) => !one.answerable && !one.leftOut);
  const p = (one: { p: number }): number => one.p;
  const plain = told.filter((one) => !one.leftOut && one.p >= answerFrom);
  const figures = {
    'AUC left out': areaUnderCurve(answerable.map(p), leftOut.map(p)),
    'AUC unanswerable': areaUnderCurve(answerable.map(p), unanswerable.map(p)),
    ECE: calibrationError(
      told.filter((one) => !one.leftOut).map((one) => ({ confidence: one.p, right: one.right })),
    ),
    'right in band answer': share(plain, (one) => one.right),
    'band answer': share(answerable, (one) => one.p >= answerFrom),
    answered: share(answerable, (one) => one.p >= closestFrom),
    'refused left out': share(leftOut, (one) => one.p < closestFrom),
    'refused unanswerable': share(unanswerable, (one) => one.p < closestFrom),
  };
  const cells = Object.entries(figures).map(([what, value]) => `${what} ${value.toFixed(3)}`);
  process.stdout.write(`${name}: ${cells.join('  ')}\n`);
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}

await main(process.argv.includes('--write'));
