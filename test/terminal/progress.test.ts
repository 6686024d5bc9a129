import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barLine } from '../../src/terminal/progress/bar.js';
import { skippedLine } from '../../src/terminal/progress/ingestion.js';
import { startPace } from '../../src/terminal/progress/pace.js';

const words = {
  what: 'embedding',
  unit: 'passages',
  done: 475,
  total: 1938,
  rate: '18',
  left: '1 min 30 s',
};

describe('a progress bar', () => {
  it('says how far the work is, how fast it goes and how long it still takes', () => {
    expect(barLine(words, 100)).toBe(
      'embedding ██████░░░░░░░░░░░░░░░░░░ 24% | 475/1938 passages | 18/s | 1 min 30 s left',
    );
  });

  it('leaves out on a narrow terminal what matters least', () => {
    expect(barLine(words, 60)).toBe('embedding █░░░░ 24% | 475/1938 passages | 1 min 30 s left');
    expect(barLine(words, 40)).toBe('embedding ███░░░░░░░░░ 24% | 475/1938');
    expect(barLine(words, 14)).toBe('embedding 2');
  });

  it('never fills the line, so that a ^C behind it does not wrap', () => {
    fc.assert(
      fc.property(
        fc.record({
          what: fc.stringMatching(/^[a-z ]{1,40}$/),
          unit: fc.constantFrom('passages', 'MiB'),
          done: fc.nat(),
          total: fc.nat(),
          rate: fc.constantFrom('–', '0.1', '12345'),
          left: fc.constantFrom('–', '42 s', '59 min 50 s', '12 h 59 min'),
        }),
        fc.integer({ min: 5, max: 200 }),
        (some, columns) => {
          expect(barLine(some, columns).length).toBeLessThanOrEqual(columns - 3);
        },
      ),
    );
  });
});

describe('the time left', () => {
  it('is not said before the rate is known', () => {
    const pace = startPace(0);
    expect(pace(10, 100, 1_000)).toEqual({ rate: '10', left: '–' });
    expect(pace(30, 100, 3_000).left).toBe('7 s');
  });

  it('counts down, and does not rise with a total that grows a little', () => {
    const pace = startPace(0);
    pace(50, 500, 5_000);
    expect(pace(50, 500, 5_000).left).toBe('45 s');
    // By the rate it would be 48 s, 46 s and 47 s.
    expect(pace(60, 540, 6_000).left).toBe('44 s');
    expect(pace(80, 540, 8_000).left).toBe('42 s');
    expect(pace(90, 560, 9_000).left).toBe('41 s');
  });

  it('rises if the work takes clearly longer than was said, and falls as soon as it takes less', () => {
    const pace = startPace(0);
    expect(pace(50, 500, 5_000).left).toBe('45 s');
    expect(pace(60, 2_000, 6_000).left).toBe('3 min 20 s');
    expect(pace(70, 300, 7_000).left).toBe('23 s');
  });

  it('is said in words that do not flicker', () => {
    const left = (seconds: number): string => startPace(0)(3, 3 + seconds, 3_000).left;
    expect([left(1), left(59), left(61), left(125), left(3_590), left(7_500)]).toEqual([
      '1 s',
      '59 s',
      '1 min 10 s',
      '2 min 10 s',
      '59 min 50 s',
      '2 h 5 min',
    ]);
  });
});

describe('files of other types', () => {
  it('are counted by their endings, the most frequent first', () => {
    expect(skippedLine({ '.docx': 1, '.pdf': 12, '': 2, '.jpg': 1 })).toBe(
      '16 skipped, unsupported file types: 12 .pdf, 2 without an ending, 1 .docx, 1 .jpg',
    );
    expect(skippedLine({ '.pdf': 1 })).toBe('1 skipped, unsupported file type: 1 .pdf');
  });
});
