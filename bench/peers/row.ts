import { quantile, share } from '../../eval/measure.js';
import { gains } from '../../eval/ranking.js';
import type { PeerEntry } from './peer.js';
import type { Run } from './run.js';

/** What the figures of every library are read off. */
export interface Asked {
  /** Text of each passage, by id. */
  readonly texts: readonly string[];
  /** Evidence of each question, in the order in which they were asked. */
  readonly evidence: readonly (readonly string[])[];
  /** Resident bytes of a process that holds no library. */
  readonly emptyBytes: number;
}

/** Columns of a table of libraries. */
export const columns = [
  'library',
  'searches by',
  'indexing s',
  'disk MB',
  'opening s',
  'memory MB',
  'over empty MB',
  'p50 ms',
  'p95 ms',
  'passage@1',
  'passage@5',
] as const;

/** The row of a library; `null` as its run where it could not be measured. */
export function rowOf(
  { key, searchesBy }: PeerEntry,
  run: Run | null,
  asked: Asked | null,
): (string | number | null)[] {
  if (run === null || asked === null) return [key, searchesBy, ...columns.slice(2).map(() => null)];
  const { persisted, served } = run;
  const { texts, evidence, emptyBytes } = asked;
  const places = served.rankings.map((ids, at) => {
    const found = gains(
      ids.map((id) => texts[id] ?? ''),
      evidence[at] ?? [],
    );
    return found.findIndex((gain) => gain > 0);
  });
  const among = (first: number): string =>
    share(places, (place) => place >= 0 && place < first).toFixed(3);
  return [
    served.name,
    searchesBy,
    rounded((persisted?.built.indexingMs ?? served.openingMs) / 1000),
    persisted === null ? 'memory only' : rounded(persisted.diskBytes / 1e6),
    persisted === null ? null : rounded(served.openingMs / 1000),
    rounded(served.residentBytes / 1e6),
    rounded((served.residentBytes - emptyBytes) / 1e6),
    median(served.rounds.map((times) => quantile(times, 0.5))),
    median(served.rounds.map((times) => quantile(times, 0.95))),
    among(1),
    among(5),
  ];
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Whole numbers from ten on: more digits would not come again in a second run. */
function rounded(value: number): number {
  return value >= 10 ? Math.round(value) : value;
}
