import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeMoves, movesBetween } from '../../eval/diff.js';
import { figuresOf } from '../../eval/figures.js';
import { judge, type Outcome } from '../../eval/measure.js';
import { lineOf, type RunLine, readRun, writeRun } from '../../eval/runs.js';
import { answerOf, questionOf, quoteOf } from './outcomes.js';

/** An outcome whose right quote stands at a place among the first three. */
function outcome(id: string, rank: number | null, confidence = 0.8): Outcome {
  const quotes = [1, 2, 3].map((at) =>
    quoteOf(`a${at}`, at === rank ? 'It cost 41.' : `No ${at}.`),
  );
  const question = questionOf({ id, question: `What of ${id}?`, evidence: ['It cost 41.'] });
  return judge('news', question, answerOf(quotes, { confidence }));
}

function line(id: string, rank: number | null, confidence?: number): RunLine {
  return lineOf(outcome(id, rank, confidence));
}

describe('two runs', () => {
  it('differ in the questions whose right quote moved, and in those that one lacks', () => {
    const before = [
      line('same', 1),
      line('up', 3),
      line('down', 1),
      line('found', null),
      line('lost', 2),
      line('gone', 1),
    ];
    const after = [
      line('same', 1),
      line('up', 1),
      line('down', 2),
      line('found', 3),
      line('lost', null),
      line('added', 1),
    ];
    const moved = movesBetween(before, after);
    expect(moved.map(({ move, before: was, after: is }) => [move, (is ?? was)?.id])).toEqual([
      ['up', 'up'],
      ['down', 'down'],
      ['found', 'found'],
      ['lost', 'lost'],
      ['added', 'added'],
      ['gone', 'gone'],
    ]);
  });

  it('are told set by set, losses first, with places and confidence before and after', () => {
    const moved = movesBetween(
      [line('a', null, 0.31), line('b', 1, 0.9)],
      [line('a', 2, 0.55), line('b', 3, 0.42)],
    );
    expect(describeMoves(moved)).toBe(
      [
        'news: 1 down, 1 found',
        '  down  1 → 3   confidence 0.90 → 0.42 b: What of b?',
        '  found – → 2   confidence 0.31 → 0.55 a: What of a?',
      ].join('\n'),
    );
  });

  it('may be alike', () => {
    expect(describeMoves(movesBetween([line('a', 1)], [line('a', 1, 0.2)]))).toBe(
      'no question moved',
    );
  });

  it('are held by the order of articles where that is all that is judged', () => {
    const place = (articleRank: number): RunLine => ({
      ...line('a', null),
      judged: 'articles',
      articleRank,
    });
    expect(movesBetween([place(1)], [place(4)])).toMatchObject([{ move: 'down' }]);
  });
});

describe('a run', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'pullquote-run-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps each question with its scores, the figures, and how sure it was against how right', () => {
    const outcomes = [outcome('a', 1), outcome('b', null, 0.3)];
    const figures = figuresOf('questions', outcomes);
    writeRun(folder, { label: 'a' }, [{ name: 'news', figures, outcomes }]);
    expect(readRun(folder)).toEqual(outcomes.map(lineOf));
    expect(readRun(folder)[0]?.quotes[0]?.parts.total).toBe(1);
    expect(JSON.parse(readFileSync(path.join(folder, 'figures.json'), 'utf8'))).toMatchObject({
      how: { label: 'a' },
      figures: { news: { 'quote@1': { value: 0.5, over: 2 } } },
    });
    expect(readdirSync(folder).filter((name) => name.endsWith('.svg'))).toEqual([
      'reliability-all.svg',
      'reliability-news.svg',
    ]);
  });

  it('that is not there, or damaged, is named', () => {
    expect(() => readRun(path.join(folder, 'nosuch'))).toThrow('there is no run in');
    const file = path.join(folder, 'questions.jsonl');
    writeFileSync(file, `${JSON.stringify(line('a', 1))}\n{"id":\n`);
    expect(() => readRun(folder)).toThrow(`${file}, line 2 is no line of a run`);
  });
});
