import { describe, expect, it } from 'vitest';
import { aimTable } from '../../bench/aims.js';
import { median, quantile, ratios, spread } from '../../bench/statistics.js';
import { asMarkdown } from '../../bench/table.js';

describe('statistics of several runs', () => {
  it('take the middle value, or the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 6])).toBe(5.5);
  });

  it('interpolate between values', () => {
    expect(quantile([0, 10], 0.95)).toBeCloseTo(9.5, 12);
    expect(spread([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 });
  });

  it('have no value where nothing was measured', () => {
    expect(median([])).toBeNaN();
  });

  it('take ratios within a round', () => {
    expect(ratios([10, 40], [5, 10])).toEqual([2, 4]);
  });
});

describe('a table of the bench', () => {
  it('is Markdown with three digits that count, and with the least and the greatest', () => {
    const table = {
      title: 'Speed',
      note: 'On a quiet day.',
      columns: ['', 'ms'],
      rows: [
        ['once', 12.3456],
        ['often', { median: 1234.5, min: 0.5, max: 20_000 }],
        ['never', null],
      ],
    };
    expect(asMarkdown(table)).toBe(
      [
        '### Speed',
        'On a quiet day.',
        '|  | ms |\n| --- | ---: |\n| once | 12.3 |\n| often | 1,235 (0.500–20,000) |\n| never | – |',
      ].join('\n\n'),
    );
  });

  it('shows how far a cosine is from 1', () => {
    const rows = [[0.999_987_6], [1]];
    const markdown = asMarkdown({ title: 'Cosines', columns: ['cosine'], rows });
    expect(markdown).toContain('| 0.9999876 |\n| 1 |');
  });
});

describe('aims', () => {
  it('are reached by the median, above or below their bar', () => {
    const aim = { what: 'ratio', measured: [0.8, 1.1, 1.2], bar: 1 };
    const { rows } = aimTable('Part', [
      { ...aim, good: 'above' },
      { ...aim, good: 'below' },
      { ...aim, good: 'below', bar: null },
    ]);
    expect(rows.map((row) => row.slice(2))).toEqual([
      ['≥ 1', 'yes'],
      ['≤ 1', 'no'],
      [null, null],
    ]);
  });
});
