import { describe, expect, it } from 'vitest';
import { type Rounds, weaviateTables } from '../../bench/weaviate/tables.js';
import { measureWeaviate } from '../../bench/weaviate.js';
import { readSettings } from '../../src/settings.js';

/** A round of two questions: what each took in ms, and the place of its first quote. */
function round(totals: readonly number[], starts: readonly number[]): Rounds[number] {
  return {
    timings: totals.map((total) => ({
      total,
      question: 8,
      search: total / 4,
      reader: 0,
      passagesRead: 0,
    })),
    firstQuotes: starts.map((start) => ({
      articleId: 'lock',
      start,
      text: `The lock opened at ${start}.`,
    })),
  };
}

describe('the part weaviate', () => {
  const tables = weaviateTables('own', 'Note.', [
    {
      reader: 'off',
      evidence: [['opened at 1'], ['opened at 2'], ['opened at 3'], [' opened at 4 ']],
      embedded: [round([10, 12], [1, 2]), round([10, 12], [3, 4])],
      weaviate: [round([20, 24], [1, 2]), round([30, 36], [9, 4])],
    },
  ]);

  it('gives each library its own times and how often the evidence comes first', () => {
    expect(tables[0]?.rows).toEqual([
      ['embedded', 'off', 11, 12, 3, 2.75, '1.000'],
      ['in Weaviate', 'off', 27, expect.closeTo(35.1), 19, 6.75, '0.750'],
    ]);
  });

  it('takes ratios within a round, and counts first quotes from the same place', () => {
    const times = { median: 2.5, min: 2, max: 3 };
    const rest = { median: 6.5, min: 14 / 3, max: 25 / 3 };
    expect(tables[1]?.rows).toEqual([['off', times, rest, times, '3 of 4']]);
  });

  it('is skipped by name where no server can be had', async () => {
    const run = { full: false, sizes: [], rounds: 1, settings: readSettings({}) };
    const [table, ...others] = await measureWeaviate(run, () => false);
    expect(others).toEqual([]);
    expect(table?.rows).toEqual([
      ['the library in Weaviate', 'skipped without Go and without PULLQUOTE_WEAVIATE_SERVER'],
    ]);
  });
});
