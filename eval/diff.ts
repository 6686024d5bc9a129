import type { RunLine } from './runs.js';

/** How a question fared in a second run, compared with the first. */
export type Move = 'up' | 'down' | 'found' | 'lost' | 'added' | 'gone';

/** A question whose place changed, or that only one of the runs asked. */
export interface Moved {
  readonly move: Move;
  readonly before: RunLine | null;
  readonly after: RunLine | null;
}

/** The order in which moves are listed: losses first. */
const moves: readonly Move[] = ['lost', 'down', 'found', 'up', 'gone', 'added'];

/**
 * Which questions moved between two runs: `found` and `lost` if a right quote entered or left the
 * first ten, `up` and `down` if it moved within them; `added` and `gone` if only one run asked.
 * Questions that kept their rank are left out.
 */
export function movesBetween(before: readonly RunLine[], after: readonly RunLine[]): Moved[] {
  const earlier = new Map(before.map((line) => [keyOf(line), line]));
  const later = new Map(after.map((line) => [keyOf(line), line]));
  const gone = before.filter((line) => !later.has(keyOf(line)));
  return [
    ...after.flatMap((line): Moved[] => {
      const was = earlier.get(keyOf(line));
      if (was === undefined) return [{ move: 'added', before: null, after: line }];
      const move = moveOf(placeOf(was), placeOf(line));
      return move === null ? [] : [{ move, before: was, after: line }];
    }),
    ...gone.map((line): Moved => ({ move: 'gone', before: line, after: null })),
  ];
}

/** Lists what moved, by set, with the totals of each. */
export function describeMoves(moved: readonly Moved[]): string {
  const setOf = (one: Moved): string => (one.after ?? one.before)?.set ?? '';
  const lines: string[] = [];
  for (const set of new Set(moved.map(setOf))) {
    const ofSet = moved.filter((one) => setOf(one) === set);
    const totals = moves
      .map((move) => [move, ofSet.filter((one) => one.move === move).length] as const)
      .filter(([, count]) => count > 0);
    lines.push(`${set}: ${totals.map(([move, count]) => `${count} ${move}`).join(', ')}`);
    for (const move of moves) {
      for (const one of ofSet.filter((any) => any.move === move)) lines.push(`  ${inWords(one)}`);
    }
  }
  return lines.length === 0 ? 'no question moved' : lines.join('\n');
}

function moveOf(was: number | null, is: number | null): Move | null {
  if (was === is) return null;
  if (was === null) return 'found';
  if (is === null) return 'lost';
  return is < was ? 'up' : 'down';
}

function placeOf({ judged, rank, articleRank }: RunLine): number | null {
  return judged === 'quotes' ? rank : articleRank;
}

function inWords({ move, before, after }: Moved): string {
  const line = after ?? before;
  const place = (one: RunLine | null): string => String(one === null ? '' : (placeOf(one) ?? '–'));
  const sure = (one: RunLine | null): string => (one === null ? '' : one.confidence.toFixed(2));
  const change = (a: string, b: string): string => (a === '' || b === '' ? a + b : `${a} → ${b}`);
  return `${move.padEnd(5)} ${change(place(before), place(after)).padEnd(7)} confidence ${change(sure(before), sure(after)).padEnd(11)} ${line?.id}: ${line?.question}`;
}

function keyOf({ set, id }: RunLine): string {
  return `${set}\n${id}`;
}
