/** Quotes that are ranked: the first ten. */
export const rankedDepth = 10;

/**
 * What each quote of a list adds: the number of pieces of evidence that it holds and that none
 * before it held (the gain of α-nDCG with α = 1: Clarke et al., "Novelty and Diversity in
 * Information Retrieval Evaluation", SIGIR 2008).
 */
export function gains(texts: readonly string[], evidence: readonly string[]): number[] {
  const missing = distinct(evidence);
  return texts.map((text) => {
    const held = [...missing].filter((one) => text.includes(one));
    for (const one of held) missing.delete(one);
    return held.length;
  });
}

/**
 * The gains of the best order of these passages, chosen greedily. Evidence that no passage holds
 * whole counts as one more passage, which is never found: cutting it apart is a fault, too.
 */
export function idealGains(passages: readonly string[], evidence: readonly string[]): number[] {
  const missing = distinct(evidence);
  const ideal: number[] = [];
  while (missing.size > 0) {
    let best: string[] = [];
    for (const passage of passages) {
      const held = [...missing].filter((one) => passage.includes(one));
      if (held.length > best.length) best = held;
    }
    if (best.length === 0) break;
    for (const one of best) missing.delete(one);
    ideal.push(best.length);
  }
  return [...ideal, ...Array.from(missing, () => 1)];
}

/**
 * Normalised discounted cumulative gain over the first ten (Järvelin and Kekäläinen, TOIS 2002):
 * gains divided by log2(position + 1), as a share of the ideal order's, 0 to 1. `NaN` where there
 * was nothing to gain.
 */
export function ndcg(found: readonly number[], ideal: readonly number[]): number {
  const sorted = [...ideal].sort((a, b) => b - a);
  // The greedy order of overlapping passages can, rarely, be beaten.
  return Math.min(1, discounted(found) / discounted(sorted));
}

/** 1 / position of the first right one, 0 if none of the first ten is right. */
export function reciprocalRank(rank: number | null): number {
  return rank === null || rank > rankedDepth ? 0 : 1 / rank;
}

function discounted(values: readonly number[]): number {
  return values
    .slice(0, rankedDepth)
    .reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);
}

function distinct(evidence: readonly string[]): Set<string> {
  return new Set(evidence.map((one) => one.trim()).filter(Boolean));
}
