import { showProgress } from '../../src/terminal/progress/progress.js';
import type { Models } from '../evaluate.js';
import type { LibrarySize } from '../libraries/groups.js';
import { hasSize } from '../libraries/rounds.js';
import { runSet } from '../run-set.js';
import { type EvalSet, findSet } from '../sets.js';
import { type Condition, type Sample, samplesOf } from './samples.js';

/** What questions are asked for samples. */
export interface Sampling {
  readonly sets: readonly string[];
  readonly sizes: readonly LibrarySize[];
  /** At most this many questions of a set in each condition. */
  readonly most: number;
  /** Called after each condition with all samples so far. */
  readonly onSamples?: (samples: readonly Sample[]) => void;
}

/**
 * Asks the questions of every set in every condition: of libraries of each size, as they are written
 * and as members type them, with and without the answering articles. With a reader, asks only questions
 * on articles that its training never saw.
 */
export async function askForSamples(models: Models, sampling: Sampling): Promise<Sample[]> {
  const { embedder, reader } = await models.get();
  const heldOut = reader !== null;
  const samples: Sample[] = [];
  for (const condition of conditionsOf(sampling, heldOut)) {
    const progress = showProgress(nameOf(condition), 'questions');
    try {
      const outcomes = await runSet(findSet(condition.set), embedder, {
        most: sampling.most,
        without: condition.leftOut,
        reader,
        heldOut,
        size: condition.size,
        members: condition.members,
        shallow: true,
        onProgress: (done, total) => progress.at(done, total),
      });
      samples.push(...samplesOf(condition, outcomes));
      sampling.onSamples?.(samples);
    } finally {
      progress.end();
    }
  }
  return samples;
}

/** Every condition that a set is large enough for. */
function conditionsOf({ sets, sizes }: Sampling, heldOut: boolean): Condition[] {
  return sets.flatMap((set) =>
    sizes
      .filter((size) => isPossible(findSet(set), size, heldOut))
      .flatMap((size) =>
        [false, true].flatMap((members) =>
          [false, true].map((leftOut) => ({ set, size, members, leftOut })),
        ),
      ),
  );
}

function isPossible(set: EvalSet, size: LibrarySize, heldOut: boolean): boolean {
  return set.kind === 'questions' && hasSize(set, size, heldOut);
}

function nameOf({ set, size, members, leftOut }: Condition): string {
  const how = [size, members ? 'members' : '', leftOut ? 'left out' : ''].filter(Boolean);
  return `${set} (${how.join(', ')})`;
}
