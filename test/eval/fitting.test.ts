import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { confidenceFigures, confidenceTable, type Judged } from '../../eval/confidence/figures.js';
import { fitTo, hasFeatures, withoutItsSet } from '../../eval/confidence/fitting.js';
import {
  readSamples,
  type Sample,
  samplesOf,
  writeSamples,
} from '../../eval/confidence/samples.js';
import { judge } from '../../eval/measure.js';
import type { Quote } from '../../src/answer/answer.js';
import { confidence } from '../../src/answer/confidence/confidence.js';
import { answerOf, questionOf, quoteOf } from './outcomes.js';

function sampleOf(told: Partial<Sample> = {}): Sample {
  return {
    set: 'news',
    id: 'q1',
    question: 'What did the lock cost?',
    size: 'small',
    members: false,
    leftOut: false,
    answerable: true,
    rank: 1,
    right: true,
    confidence: 0.8,
    doubts: [],
    evidence: { cosine: 0.8 },
    parts: { total: 1 },
    ...told,
  };
}

/** So many samples of a cosine, of which a share is right. */
function many(cosine: number, right: number, count: number, told: Partial<Sample> = {}): Sample[] {
  return Array.from({ length: count }, (_, at) =>
    sampleOf({ ...told, evidence: { cosine }, right: at < right * count }),
  );
}

function judgedOf(p: number, told: Partial<Sample> = {}): Judged {
  return { sample: sampleOf(told), p };
}

const condition = { set: 'news', size: 'small', members: true, leftOut: false } as const;

describe('samples', () => {
  const evidence = { cosine: 0.7, coverage: 1, margin: 0.2, missing: 0 };
  const quote = (text: string): Quote => ({ ...quoteOf('lock', text), confidence: 0.6, evidence });
  const question = questionOf({ evidence: ['It cost 41.'] });
  const answer = answerOf([quote('It opened.'), quote('It cost 41.')], {
    doubts: [{ kind: 'missing', what: 'name', text: 'lock' }],
  });

  it('are all quotes of an answer, each with its evidence and whether it is right', () => {
    const samples = samplesOf(condition, [judge('news', question, answer)]);
    expect(samples).toMatchObject([
      { ...condition, id: 'q1', rank: 1, right: false, doubts: ['missing'], evidence },
      { ...condition, id: 'q1', rank: 2, right: true, doubts: null, evidence },
    ]);
  });

  it('are none of what was no question', () => {
    const chatter = { ...answer, notAQuestion: 'greeting' as const };
    expect(samplesOf(condition, [judge('news', question, chatter)])).toEqual([]);
  });

  it('read as they were written, and are refused if they are anything else', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'pullquote-samples-'));
    const file = path.join(folder, 'kept', 'samples.jsonl');
    const samples = samplesOf(condition, [judge('news', question, answer)]);
    writeSamples(file, samples);
    expect(readSamples(file)).toEqual(samples);
    writeSamples(file, [{ ...sampleOf(), rank: 0 }]);
    expect(() => readSamples(file)).toThrow('line 1: rank');
    rmSync(folder, { recursive: true });
  });
});

describe('fitting a confidence', () => {
  it('gives each quote the share of those like it that were right', () => {
    const samples = [...many(0.9, 0.8, 100), ...many(0.4, 0.3, 100)];
    const fit = fitTo(samples, ['cosine']);
    expect(confidence({ cosine: 0.9 }, fit)).toBeCloseTo(0.8, 1);
    expect(confidence({ cosine: 0.4 }, fit)).toBeCloseTo(0.3, 1);
    expect(Object.keys(fit.weights)).toEqual(['cosine']);
  });

  /** What a fit without features gives: the share that was right, as each sample is weighed. */
  const baseOf = (...samples: Sample[]): number => confidence({}, fitTo(samples, []));

  it('counts every set in every size the same, however many quotes it has', () => {
    const few = many(0.5, 1, 10, { size: 'small' });
    expect(baseOf(...few, ...many(0.5, 0, 90, { size: 'whole' }))).toBeCloseTo(0.5, 2);
    expect(baseOf(...few, ...many(0.5, 0, 90, { set: 'other' }))).toBeCloseTo(0.5, 2);
    expect(baseOf(...few, ...many(0.5, 0, 90))).toBeCloseTo(0.1, 2);
  });

  it('lets a reader have the last word on a quote that is well ahead of the others', () => {
    const ahead = (relevance: number, margin: number, right: number): Sample[] =>
      many(0, right, 100).map((one) => ({ ...one, evidence: { relevance, margin } }));
    const samples = [...ahead(1, 0.5, 0.9), ...ahead(1, 0.02, 0.5), ...ahead(-1, 0.3, 0.2)];
    const fit = fitTo(samples, ['relevance', 'margin']);
    const of = (margin: number) => confidence({ relevance: 1, margin }, fit);
    expect(of(0.5)).toBeCloseTo(of(0.2), 12);
    expect(of(0.2)).toBeGreaterThan(of(0.02) + 0.2);
  });

  it('counts later quotes less than first ones, near misses half, and those left out an eighth', () => {
    const first = many(0.5, 1, 10);
    const unanswerable = many(0.5, 0, 10, { answerable: false });
    expect(baseOf(...first, ...unanswerable)).toBeCloseTo(1 / 1.5, 2);
    expect(baseOf(...first, ...many(0.5, 0, 10, { rank: 2 }))).toBeCloseTo(1 / 1.3, 2);
    expect(baseOf(...first, ...many(0.5, 0, 10, { leftOut: true }))).toBeCloseTo(1 / 1.12, 2);
  });

  it('judges a set by the other sets, and fits to none that is only judged', () => {
    const samples = [
      ...many(0.5, 0.2, 100, { set: 'a' }),
      ...many(0.5, 0.6, 100, { set: 'b' }),
      ...many(0.5, 1, 100, { set: 'seeds' }),
    ];
    const judged = withoutItsSet(samples, new Set(['a', 'b']), []);
    const pOf = (set: string) => judged.find(({ sample }) => sample.set === set)?.p;
    expect(pOf('a')).toBeCloseTo(0.6, 2);
    expect(pOf('b')).toBeCloseTo(0.2, 2);
    expect(pOf('seeds')).toBeCloseTo(0.4, 2);
    expect(withoutItsSet(samples.slice(0, 100), new Set(['a']), [])).toEqual([]);
  });

  it('leaves out quotes that lack a part of the evidence', () => {
    expect(hasFeatures(sampleOf(), ['cosine'])).toBe(true);
    expect(hasFeatures(sampleOf(), ['cosine', 'relevance'])).toBe(false);
  });
});

describe('the figures of a confidence', () => {
  const judged = [
    judgedOf(0.9),
    judgedOf(0.6),
    judgedOf(0.6, { right: false }),
    judgedOf(0.9, { doubts: ['missing'] }),
    judgedOf(0.1, { answerable: false, right: false }),
    judgedOf(0.3, { leftOut: true, answerable: false, right: false }),
    judgedOf(0.99, { rank: 2, right: false }),
  ];
  const figures = confidenceFigures(judged);

  it('are about first quotes, but for the calibration of all', () => {
    expect(figures).toMatchObject({
      questions: 5,
      'right first': 3 / 4,
      'AUC unanswerable': 1,
      'AUC left out': 1,
      'in band answer': 3 / 4,
      'right as answer': 2 / 3,
      'answers right': 2 / 3,
      'answers answerable': 1,
      answered: 1,
      refused: 1 / 2,
      'refused left out': 0,
      'refused unanswerable': 1,
    });
    expect(figures.ECE).toBeCloseTo((0.1 + 0.4 + 0.6 + 0.1 + 0.1) / 5, 12);
    expect(figures['ECE quotes']).toBeGreaterThan(figures.ECE ?? 1);
  });

  it('stand in a table, a row a group, with a dash for what cannot be said', () => {
    const more = [...judged, judgedOf(0.9, { size: 'whole' })];
    const lines = confidenceTable(more, ({ size }) => size).split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[2]).toMatch(/^\| small \| +5 \| +\.750 /);
    expect(lines[3]).toMatch(/^\| whole \| +1 \| +1\.000 \| +– /);
  });
});
