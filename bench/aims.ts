import { spread } from './statistics.js';
import type { Table } from './table.js';

/** A figure that is held against what the project aims at. */
export interface Aim {
  readonly what: string;
  /** One a round. */
  readonly measured: readonly number[];
  /** `null`: the aim is for another size of library than was measured. */
  readonly bar: number | null;
  /** Which side of the bar is good. */
  readonly good: 'above' | 'below';
}

/** The aims of a part with whether the median reaches them. Nothing fails by it: machines differ. */
export function aimTable(part: string, aims: readonly Aim[]): Table {
  return {
    title: `${part}: held against the aims`,
    columns: ['figure', 'measured', 'aim', 'reached'],
    rows: aims.map(({ what, measured, bar, good }) => {
      const found = spread(measured);
      const reached = good === 'above' ? found.median >= Number(bar) : found.median <= Number(bar);
      const sign = good === 'above' ? '≥' : '≤';
      return [
        what,
        found,
        bar === null ? null : `${sign} ${bar}`,
        bar === null || Number.isNaN(found.median) ? null : reached ? 'yes' : 'no',
      ];
    }),
  };
}
