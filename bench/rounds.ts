import { showProgress } from '../src/terminal/progress/progress.js';

/** One of several things that are measured in turns. */
export interface Contestant {
  readonly name: string;
  /** Measures once; what the figure is of, the part knows. */
  run(): Promise<number>;
}

/** A contestant with its figures, one a round. */
export interface Measured {
  readonly name: string;
  readonly results: readonly number[];
}

/**
 * Measures all, round after round, each round beginning with another one: other work on the machine
 * then disturbs all of them alike, and none always runs after the same neighbour.
 *
 * @param what names the work, for the progress bar
 */
export async function interleave(
  what: string,
  contestants: readonly Contestant[],
  rounds: number,
): Promise<Measured[]> {
  const bar = showProgress(what, 'runs');
  const results = contestants.map(() => [] as number[]);
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < contestants.length; turn += 1) {
      const which = (round + turn) % contestants.length;
      bar.at(round * contestants.length + turn, rounds * contestants.length);
      const figure = await contestants[which]?.run();
      if (figure !== undefined) results[which]?.push(figure);
    }
  }
  bar.end();
  return contestants.map(({ name }, which) => ({ name, results: results[which] ?? [] }));
}

/** The figures of one contestant, by its name; none if it didn't take part. */
export function resultsOf(measured: readonly Measured[], name: string): readonly number[] {
  return measured.find((one) => one.name === name)?.results ?? [];
}
