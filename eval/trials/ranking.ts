/**
 * Trials of the ranking without a reader: `npx tsx eval/trials/ranking.ts`. Prints, for each way to
 * make a score of its parts, how often a passage with the evidence is first, among three and among
 * five, on every development set; then the weights chosen with one set left out. README.md has the
 * table.
 */
import { setNames } from '../sets.js';
import { collectionOf, indexOf } from './collection.js';
import { candidatesOf, type Parts, type TrialCandidate } from './parts.js';

type Weights = Readonly<Record<string, number>>;
/** A share of questions, among the first one, three and five. */
type Shares = readonly [number, number, number];

interface Asked {
  readonly candidates: readonly TrialCandidate[];
  readonly heldOut: boolean;
}

const hints = { publisher: 0.2, period: 0.05 };
const before: Weights = { meaning: 1, 'bm25 1.2 .75': 0.02, publisher: 0.1, period: 0.05 };
const plain: Weights = { meaning: 1, bm25: 0.02, ...hints };
const adopted: Weights = {
  meaning: 1,
  bm25: 0.01,
  sentence: 0.01,
  phrases: 0.01,
  lead: 0.04,
  ...hints,
};

/** Each part added to the plain sum by itself, with the weights tried. */
const additions: Readonly<Record<string, readonly number[]>> = {
  sentence: [0.005, 0.01, 0.02],
  phrases: [0.005, 0.01, 0.02],
  proximity: [0.005, 0.01, 0.02],
  coverage: [0.05, 0.1, 0.2],
  lead: [0.02, 0.04, 0.06],
  ordinal: [-0.001, 0.001],
  length: [-0.05, 0.05],
  names: [0.05, 0.1],
  numbers: [0.02, 0.05],
  'bm25 body': [0.005, 0.01],
  'bm25 window': [0.005, 0.01],
  'bm25 article': [0.005, 0.01],
  'bm25 neighbours': [0.005, 0.01],
  'cosine neighbours': [0.1, 0.2],
  'cosine article': [0.1, 0.2],
};

/** Weights around those adopted, for choosing with one set left out. */
const grid: readonly Weights[] = [0.0075, 0.01, 0.015].flatMap((bm25) =>
  [0.005, 0.01, 0.015].flatMap((sentence) =>
    [0, 0.01, 0.015].flatMap((phrases) =>
      [0, 0.02, 0.04].map((lead) => ({ ...adopted, bm25, sentence, phrases, lead })),
    ),
  ),
);

async function main(): Promise<void> {
  const sets: Asked[][] = [];
  for (const name of setNames) {
    const model = 'Xenova/bge-small-en-v1.5';
    const collection = await collectionOf(name, indexOf(name, model), model, 'bge-700');
    const asked = [...candidatesOf(collection)];
    sets.push(asked.map(({ question, candidates }) => ({ candidates, heldOut: question.heldOut })));
  }
  const row = (what: string, score: (parts: Parts) => number): void =>
    print(
      what,
      sets.map((set) => sharesOf(set, score)),
    );
  row('before', sum(before));
  row('plain: k1 .6, b .5', sum(plain));
  row('k1 .8, b .2', sum({ ...plain, bm25: 0, 'bm25 .8 .2': 0.02 }));
  row('k1 2, b .75', sum({ ...plain, bm25: 0, 'bm25 2 .75': 0.02 }));
  for (const bm25 of [0.01, 0.015, 0.03]) row(`plain, words ${bm25}`, sum({ ...plain, bm25 }));
  for (const share of [0.3, 0.5])
    row(
      `plain, words over their idf, ${share}`,
      (parts) =>
        sum({ ...plain, bm25: 0 })(parts) + (share * (parts.bm25 ?? 0)) / (parts.weight ?? 1),
    );
  row('plain, body only', sum({ ...plain, bm25: 0, 'bm25 body': 0.02 }));
  row('plain, passage and neighbours', sum({ ...plain, bm25: 0, 'bm25 window': 0.02 }));
  for (const publisher of [0, 0.1, 0.3])
    row(`plain, publisher ${publisher}`, sum({ ...plain, publisher }));
  for (const [part, weights] of Object.entries(additions))
    for (const weight of weights)
      row(`plain + ${weight} ${part}`, sum({ ...plain, [part]: (plain[part] ?? 0) + weight }));
  row('adopted', sum(adopted));
  for (const part of ['sentence', 'phrases', 'lead', 'publisher'])
    row(`adopted without ${part}`, sum({ ...adopted, [part]: 0 }));
  row('adopted + .005 proximity', sum({ ...adopted, proximity: 0.005 }));
  row('adopted + .005 bm25 article', sum({ ...adopted, 'bm25 article': 0.005 }));
  const held = sets.map((set) => set.filter((one) => one.heldOut));
  print(
    'held-out articles: before',
    held.map((set) => sharesOf(set, sum(before))),
  );
  print(
    'held-out articles: adopted',
    held.map((set) => sharesOf(set, sum(adopted))),
  );
  leaveOneOut(sets);
}

function sum(weights: Weights): (parts: Parts) => number {
  const used = Object.entries(weights).filter(([, weight]) => weight !== 0);
  return (parts) => used.reduce((total, [part, weight]) => total + weight * (parts[part] ?? 0), 0);
}

function sharesOf(set: readonly Asked[], score: (parts: Parts) => number): Shares {
  const ranks = set.map(({ candidates }) => {
    const scored = candidates.map(({ right, parts }) => ({ right, score: score(parts) }));
    const best = Math.max(...scored.filter((one) => one.right).map((one) => one.score));
    return Number.isFinite(best) ? scored.filter((one) => one.score > best).length + 1 : best;
  });
  const within = (most: number): number =>
    ranks.filter((rank) => rank > 0 && rank <= most).length / ranks.length;
  return [within(1), within(3), within(5)];
}

/** Chooses weights on two sets, and prints what they give on the third. */
function leaveOneOut(sets: readonly Asked[][]): void {
  const tried = grid.map((weights) => ({
    weights,
    shares: sets.map((set) => sharesOf(set, sum(weights))),
  }));
  for (const [left, name] of setNames.entries()) {
    const worth = (shares: readonly Shares[]): number =>
      shares.reduce((total, [one, three], i) => total + (i === left ? 0 : one + three / 2), 0);
    const best = tried.reduce((a, b) => (worth(b.shares) > worth(a.shares) ? b : a));
    const { bm25, sentence, phrases, lead } = best.weights;
    const [one, three, five] = best.shares[left] ?? [];
    process.stdout.write(
      `${name} left out: bm25 ${bm25}, sentence ${sentence}, phrases ${phrases}, lead ${lead}: ${[one, three, five].map(figure).join(' ')}\n`,
    );
  }
}

function print(what: string, shares: readonly Shares[]): void {
  const mean = (at: 0 | 1): number =>
    shares.reduce((total, one) => total + one[at], 0) / shares.length;
  const cells = shares.map((one) => one.map(figure).join(' '));
  process.stdout.write(
    `| ${what} | ${cells.join(' | ')} | ${figure(mean(0))} ${figure(mean(1))} |\n`,
  );
}

function figure(value: number | undefined): string {
  return (value ?? Number.NaN).toFixed(3).replace(/^0/, '');
}

await main();
