import { areaUnderCurve, calibrationError, chanceError, share, type Told } from '../measure.js';
import { inDigits, table } from '../report.js';
import { answerFrom, closestFrom } from './fitting.js';
import type { Sample } from './samples.js';

/** A sample with the probability that a fit gives it. */
export interface Judged {
  readonly sample: Sample;
  readonly p: number;
}

/** The figures of a confidence over some samples; `NaN` if there is nothing to say one of. */
export function confidenceFigures(judged: readonly Judged[]): Readonly<Record<string, number>> {
  const first = judged.filter(({ sample }) => sample.rank === 1);
  const asIs = first.filter(({ sample }) => !sample.leftOut);
  const answerable = asIs.filter(({ sample }) => sample.answerable);
  const right = answerable.filter(({ sample }) => sample.right);
  const leftOut = first.filter(({ sample }) => sample.leftOut);
  const unanswerable = asIs.filter(({ sample }) => !sample.answerable);
  const given = asIs.filter(isAnswer);
  const p = (one: Judged): number => one.p;
  const isRefused = (one: Judged): boolean => one.p < closestFrom;
  return {
    questions: asIs.length,
    'right first': share(answerable, ({ sample }) => sample.right),
    'AUC left out': areaUnderCurve(answerable.map(p), leftOut.map(p)),
    'AUC unanswerable': areaUnderCurve(answerable.map(p), unanswerable.map(p)),
    ECE: calibrationError(asIs.map(toldOf)),
    'ECE by chance': chanceError(asIs.map(toldOf)),
    'ECE quotes': calibrationError(judged.filter(({ sample }) => !sample.leftOut).map(toldOf)),
    'ECE with left out': calibrationError(first.map(toldOf)),
    'in band answer': share(answerable, isAnswer),
    'right as answer': share(right, isAnswer),
    'answers right': share(given, ({ sample }) => sample.right),
    'answers answerable': share(given, ({ sample }) => sample.answerable),
    answered: share(answerable, (one) => !isRefused(one)),
    refused: share([...leftOut, ...unanswerable], isRefused),
    'refused left out': share(leftOut, isRefused),
    'refused unanswerable': share(unanswerable, isRefused),
  };
}

/** What the confidence of a first quote is compared with. */
export function toldOf({ sample, p }: Judged): Told {
  return { confidence: p, right: sample.right };
}

/** A table of the figures, a row for each group of samples, in the order in which they come. */
export function confidenceTable(
  judged: readonly Judged[],
  nameOf: (sample: Sample) => string,
): string {
  const names = [...new Set(judged.map(({ sample }) => nameOf(sample)))];
  const rows = names.map((name) => ({
    name,
    figures: confidenceFigures(judged.filter(({ sample }) => nameOf(sample) === name)),
  }));
  const head = Object.keys(confidenceFigures([]));
  return table(
    ['', ...head],
    rows.map(({ name, figures }) => [
      name,
      ...head.map((figure) => {
        const value = figures[figure] ?? Number.NaN;
        return Number.isNaN(value) ? '–' : inDigits(figure, value);
      }),
    ]),
  );
}

/** A doubt about the quote keeps it out of the band, however sure the fit is. */
function isAnswer({ sample, p }: Judged): boolean {
  return p >= answerFrom && (sample.doubts ?? []).length === 0;
}
