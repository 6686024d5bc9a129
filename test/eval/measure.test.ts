import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areaUnderCurve,
  calibrationError,
  chanceError,
  judge,
  quantile,
  reliability,
  riskAt,
  risks,
  type Told,
} from '../../eval/measure.js';
import { seeded } from '../../eval/seeded.js';
import { answerOf, questionOf, quoteOf } from './outcomes.js';

const score = fc.double({ min: 0, max: 1, noNaN: true });
const scores = fc.array(score, { minLength: 1, maxLength: 40 });
const told: fc.Arbitrary<Told[]> = fc.array(fc.record({ confidence: score, right: fc.boolean() }), {
  minLength: 1,
  maxLength: 60,
});

describe('area under the curve', () => {
  it('counts how often a positive beats a negative, ties half', () => {
    // 6 pairs: .9 beats .5 and .1 and .7; .5 beats .1, ties .5, loses to .7.
    expect(areaUnderCurve([0.9, 0.5], [0.5, 0.1, 0.7])).toBeCloseTo((3 + 1 + 0.5) / 6, 12);
    expect(areaUnderCurve([0.5], [])).toBeNaN();
  });

  it('does not change when scores are mapped in order', () => {
    // Whole numbers, so that no two scores become one by rounding.
    const whole = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(whole, whole, (positive, negative) => {
        const mapped = (values: readonly number[]): number[] => values.map((x) => x ** 3 + 2 * x);
        expect(areaUnderCurve(mapped(positive), mapped(negative))).toBeCloseTo(
          areaUnderCurve(positive, negative),
          12,
        );
      }),
    );
  });

  it('is what is left of 1 when positives and negatives change places', () => {
    fc.assert(
      fc.property(scores, scores, (a, b) => {
        expect(areaUnderCurve(a, b) + areaUnderCurve(b, a)).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe('calibration error', () => {
  it('is the mean distance of told and right over bins of equal size', () => {
    // Twenty rows, two a bin: all told .8, and right in 6 bins of 10 -> |.8 - 1| * .6 + .8 * .4.
    const rows = Array.from({ length: 20 }, (_, i) => ({ confidence: 0.8, right: i < 12 }));
    expect(calibrationError(rows)).toBeCloseTo(0.2 * 0.6 + 0.8 * 0.4, 12);
    expect(calibrationError([])).toBeNaN();
  });

  it('is none where certainty is always right, and all where it is always wrong', () => {
    const certain = (right: boolean): Told[] => Array(30).fill({ confidence: 1, right });
    expect(calibrationError(certain(true))).toBe(0);
    expect(calibrationError(certain(false))).toBeCloseTo(1, 12);
  });

  it('lies between the distance of the means and 1', () => {
    fc.assert(
      fc.property(told, (rows) => {
        const total = rows.reduce((sum, row) => sum + row.confidence - Number(row.right), 0);
        const error = calibrationError(rows);
        expect(error).toBeGreaterThanOrEqual(Math.abs(total / rows.length) - 1e-9);
        expect(error).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('puts every row into one of at most ten bins, lowest first', () => {
    fc.assert(
      fc.property(told, (rows) => {
        const bins = reliability(rows);
        expect(bins.length).toBeLessThanOrEqual(10);
        expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(rows.length);
        const means = bins.map((bin) => bin.told);
        for (const [i, mean] of means.entries()) {
          expect(mean).toBeGreaterThanOrEqual((means[i - 1] ?? 0) - 1e-12);
        }
      }),
    );
  });
});

describe('the calibration error by chance', () => {
  it('is what a confidence without fault has on average', () => {
    const drawn = (seed: number): Told[] => {
      const draw = seeded(`chance ${seed}`);
      return Array.from({ length: 200 }, () => {
        const confidence = draw();
        return { confidence, right: draw() < confidence };
      });
    };
    const tries = Array.from({ length: 200 }, (_, seed) => drawn(seed));
    const meanOf = (values: readonly number[]) =>
      values.reduce((sum, value) => sum + value, 0) / values.length;
    const expected = meanOf(tries.map(chanceError));
    expect(expected).toBeGreaterThan(0.05);
    expect(meanOf(tries.map(calibrationError))).toBeCloseTo(expected, 2);
    expect(chanceError([])).toBeNaN();
  });
});

describe('risk against coverage', () => {
  it('is the share of wrong ones among the surest', () => {
    const rows = [
      { confidence: 0.2, right: false },
      { confidence: 0.9, right: true },
      { confidence: 0.6, right: true },
      { confidence: 0.7, right: false },
    ];
    const curve = risks(rows);
    expect(curve).toEqual([0, 1 / 2, 1 / 3, 2 / 4]);
    expect(riskAt(curve, 0.25)).toBe(0);
    expect(riskAt(curve, 0.6)).toBe(1 / 3);
    expect(riskAt(curve, 1)).toBe(1 / 2);
    expect(riskAt([], 1)).toBeNaN();
  });

  it('does not depend on the order of questions, not even of equally sure ones', () => {
    const coarse = fc.array(
      fc.record({ confidence: fc.constantFrom(0.2, 0.5, 0.8), right: fc.boolean() }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(coarse, (rows) => {
        const one = risks(rows);
        const other = risks([...rows].reverse());
        for (const [i, risk] of one.entries()) expect(other[i]).toBeCloseTo(risk, 12);
        expect(one.at(-1)).toBeCloseTo(rows.filter((row) => !row.right).length / rows.length, 12);
      }),
    );
  });
});

describe('quantile', () => {
  it('is the smallest value that the share does not exceed', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2);
    expect(quantile([4, 1, 3, 2], 0.95)).toBe(4);
    expect(quantile([], 0.5)).toBeNaN();
  });
});

describe('judging an answer', () => {
  const question = questionOf({
    evidence: ['The lock cost 41 million crowns.'],
    answers: ['41 million'],
    article_ids: ['lock'],
  });
  const right = 'It opened on Tuesday. The lock cost 41 million crowns.';

  it('takes the first quote that holds evidence, and the first of an answering article', () => {
    const answer = answerOf([
      quoteOf('other', 'The council voted on it.'),
      quoteOf('lock', 'It opened on Tuesday.'),
      quoteOf('lock', right, 'The lock cost 41 million crowns.'),
    ]);
    expect(judge('a set', question, answer)).toMatchObject({
      rank: 3,
      articleRank: 2,
      markRight: true,
      right: [false, false, true],
      judged: 'quotes',
    });
  });

  it('says of a mark beside the evidence that it is wrong', () => {
    const answer = answerOf([quoteOf('lock', right, 'It opened on Tuesday.')]);
    expect(judge('a set', question, answer)).toMatchObject({ rank: 1, markRight: false });
  });

  it('takes a mark that holds the answer for right wherever it is', () => {
    const text = `${right} All 41 million came from the town.`;
    const answer = answerOf([quoteOf('lock', text, 'All 41 million came from the town.')]);
    expect(judge('a set', question, answer).markRight).toBe(true);
  });

  it('ranks quotes that the answer does not show, and judges no mark of theirs', () => {
    const shown = quoteOf('other', 'The council voted on it.');
    const deeper = { quotes: [shown, shown, shown, quoteOf('lock', right)], ideal: [1] };
    expect(judge('a set', question, answerOf([shown]), deeper)).toMatchObject({
      rank: 4,
      markRight: null,
      right: [false],
      ndcg: 1 / Math.log2(5),
    });
  });

  it('finds nothing where no quote holds the evidence', () => {
    expect(judge('a set', question, answerOf([]))).toMatchObject({
      rank: null,
      articleRank: null,
      markRight: null,
      ndcg: null,
    });
  });
});
