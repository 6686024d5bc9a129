import table from './background.json' with { type: 'json' };

/**
 * How many passages of ordinary news are added to each library's statistics. Few passages say
 * little about which words are rare: to four articles on one country its name is worth nothing, and
 * "yesterday" as much as "plutonium". With ten thousand passages it hardly matters.
 */
const passages = 100;

/** Made with the first question. */
let shares: Map<string, number> | undefined;

function shareOf(stem: string): number {
  shares ??= new Map(
    table.steps.flatMap((stems, step) =>
      stems.split(' ').map((one): [string, number] => [one, 2 ** (-step / table.stepsPerHalf)]),
    ),
  );
  return shares.get(stem) ?? 0;
}

/**
 * What a stem is worth: Lucene's form of Robertson's idf, which is never negative, over the library's
 * passages and those of ordinary news (`build/background.ts`).
 *
 * @param size passages of the library
 * @param holding how many of them contain the stem
 */
export function inverseFrequency(stem: string, size: number, holding: number): number {
  const all = size + passages;
  const having = holding + passages * shareOf(stem);
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}
