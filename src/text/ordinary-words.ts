import table from './ordinary-words.json' with { type: 'json' };

/** Made when it is first asked for. */
let shares: Map<string, number> | undefined;

/**
 * The share of passages of ordinary news that hold a stem, to a factor of 1.2; 0 for one that fewer
 * than one in 3,000 hold (`build/ordinary-words.ts`).
 */
export function shareOf(stem: string): number {
  shares ??= new Map(
    table.steps.flatMap((stems, step) =>
      stems.split(' ').map((one): [string, number] => [one, 2 ** (-step / table.stepsPerHalf)]),
    ),
  );
  return shares.get(stem) ?? 0;
}

/** Whether a stem is one of ordinary news, and so no typing error and no half of a word. */
export function isOrdinary(stem: string): boolean {
  return shareOf(stem) > 0;
}
