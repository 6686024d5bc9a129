/**
 * Fits the confidence for the embedding model and the reader of the settings:
 * `npx tsx eval/fit.ts [--write] [set …]`, with `RERANK=off` for the search alone.
 *
 * Asks the questions of every development set twice, as they are and with the answering articles
 * left out ("same topic, not covered"), and fits a logistic model of "the first quote holds the
 * evidence" on what the answers rested on; with a reader, only on questions that it read, and that it was
 * not trained on: the others have the fit of the search alone.
 * Prints the figures of each set by the model fitted on the other sets; `--write` puts the fit on all
 * sets into src/answer/fits.json.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Evidence } from '../src/answer/answer.js';
import { type Fit, fitKey } from '../src/answer/confidence.js';
import { openModel, openReading } from '../src/engine.js';
import { readSettings } from '../src/settings.js';
import { fitLogistic, probability, type Row } from './logistic.js';
import { areaUnderCurve, calibrationError, type Outcome, share } from './measure.js';
import { runSet } from './run-set.js';
import { type SetName, setNames } from './sets.js';

const questionsPerSet = 600;
/** A set counts as much as any other, so one of a handful of questions would lead the fit astray. */
const fewestPerSet = 100;
/** Left-out questions count a quarter: members ask mostly about what was reported. */
const leftOutWeight = 0.25;
/**
 * What a wrong quote costs, a refusal being 1: given as the answer, two; given as "the closest that
 * I found", a quarter of the loss of a right one, since it says itself that it may be wrong.
 */
const answerFrom = 1 / 2;
const closestFrom = 0.25 / (1 + 0.25);

type Feature = keyof Evidence;
const bySearch: readonly Feature[] = ['cosine', 'coverage', 'margin', 'missing'];
const byReading: readonly Feature[] = ['relevance', 'lead', 'margin', 'missing'];

interface Sample {
  readonly set: SetName;
  readonly leftOut: boolean;
  readonly answerable: boolean;
  readonly right: boolean;
  readonly x: readonly number[];
  readonly weight: number;
}

const fitsFile = 'src/answer/fits.json';

async function main(sets: readonly SetName[], write: boolean): Promise<void> {
  const settings = readSettings(process.env);
  const embedder = await openModel(settings);
  const reader = await openReading(settings);
  const features = reader === null ? bySearch : byReading;
  const samples: Sample[] = [];
  const fitted: SetName[] = [];
  for (const set of sets) {
    const own: Sample[] = [];
    for (const without of [false, true]) {
      const options = { most: questionsPerSet, without, reader, heldOut: reader !== null };
      const outcomes = await runSet(set, embedder, options);
      own.push(...outcomes.flatMap((outcome) => sampleOf(set, without, outcome, features)));
    }
    if (own.length < fewestPerSet) {
      process.stdout.write(`${set}: left out, with ${own.length} questions of ${fewestPerSet}\n`);
      continue;
    }
    fitted.push(set);
    samples.push(...own);
  }
  await embedder.close();
  await reader?.close();
  for (const set of fitted) {
    const beta = fitLogistic(rowsOf(samples.filter((one) => one.set !== set)));
    report(
      set,
      samples.filter((one) => one.set === set),
      beta,
    );
  }
  const [intercept = 0, ...beta] = fitLogistic(rowsOf(samples)).map(rounded);
  const weights = Object.fromEntries(features.map((feature, i) => [feature, beta[i] ?? 0]));
  const fit: Fit = { intercept, weights, answerFrom, closestFrom };
  process.stdout.write(`${JSON.stringify(fit)}\n`);
  report('all', samples, [intercept, ...beta]);
  if (write) {
    const fits = JSON.parse(readFileSync(fitsFile, 'utf8'));
    fits[fitKey(embedder.model, reader?.model ?? null)] = fit;
    writeFileSync(fitsFile, `${JSON.stringify(fits, null, 2)}\n`);
  }
}

function sampleOf(
  set: SetName,
  leftOut: boolean,
  outcome: Outcome,
  features: readonly Feature[],
): Sample[] {
  const { evidence } = outcome.answer;
  if (evidence === null || !features.every((feature) => feature in evidence)) return [];
  return [
    {
      set,
      leftOut,
      answerable: outcome.answerable,
      right: outcome.rank === 1,
      x: [1, ...features.map((feature) => evidence[feature] ?? 0)],
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

const named = setNames.filter((name) => process.argv.includes(name));
await main(named.length > 0 ? named : setNames, process.argv.includes('--write'));
