import { seeded } from '../../test/library/small-embedder.js';

/** Length of the noise that is added to a unit vector: the copy's cosine to it is about .96. */
const noiseLength = 0.3;

/**
 * Copies of unit vectors, each moved by its own noise: they are distributed like real ones, in the
 * same regions and as dense, and no two are alike. Which vectors are copied and how is the same in
 * every run.
 *
 * @param count how many copies are wanted
 */
export function nearCopies(real: readonly Float32Array[], count: number): Float32Array[] {
  const random = seeded(1);
  return Array.from({ length: count }, (_, at) => {
    const vector = real[at % real.length] ?? new Float32Array();
    const noise = unit(vector.map(() => gaussian(random)));
    return unit(vector.map((value, axis) => value + noiseLength * (noise[axis] ?? 0)));
  });
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/** Box and Muller's way from even to normal chance. */
function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
