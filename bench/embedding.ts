import type { Embedder, PassageText } from '../src/models/embedding/embedder.js';
import { openModel } from '../src/open-models.js';
import { aimTable } from './aims.js';
import { passageTexts } from './passages.js';
import { cores, piecesOf, startBareSessions, startStock } from './rivals.js';
import { type Contestant, interleave, resultsOf } from './rounds.js';
import type { Run } from './run.js';
import { median, ratios, spread } from './statistics.js';
import type { Table } from './table.js';
import { originNote } from './texts.js';
import { cosine } from './vectors.js';

const batches = [1, 8, 32];
const limit = 'bare sessions, one thread each, one a core';
const allThreads = 'bare session, all threads';
const ours = 'our embedder';
const stockIn = (batch: number): string => `stock pipeline, batches of ${batch}`;

/** Texts whose vectors are compared, and those that they stand among. */
const compared = 20;
const others = 50;

/** How much of the model's own speed reaches the library, and whether company changes a vector. */
export async function measureEmbedding(run: Run): Promise<Table[]> {
  const { settings } = run;
  const embedder = await openModel(settings);
  const bare = await startBareSessions(settings, cores, 1);
  const threaded = await startBareSessions(settings, 1, cores);
  const stock = await startStock(settings);
  try {
    const texts = await passageTexts(embedder, run.full ? 120 : 64);
    const plain = texts.map(({ text }) => text);
    const pieces = await piecesOf(plain, settings);
    const lengths = pieces.map((ids) => ids.length);
    const contestants: Contestant[] = [
      { name: limit, run: () => bare.rate(pieces) },
      { name: allThreads, run: () => threaded.rate(pieces) },
      { name: ours, run: () => rate(embedder, texts) },
      ...batches.map((batch) => ({
        name: stockIn(batch),
        run: async () => texts.length / (await stock.embed(plain, batch)).seconds,
      })),
    ];
    await embedder.embedPassages(texts.slice(0, 4 * cores));
    const measured = await interleave('embedding', contestants, run.rounds);
    const reference = resultsOf(measured, limit);
    const laws = await sameInCompany(embedder, texts, stock);
    const stocks = batches.map((batch) => resultsOf(measured, stockIn(batch)));
    const bestStock = stocks.reduce((a, b) => (median(b) > median(a) ? b : a));
    return [
      {
        title: 'Embedding: passages a second',
        note: `${texts.length} passages of ${median(lengths)} word pieces (median; longest ${Math.max(...lengths)}), cut as the library cuts them, ${run.rounds} rounds in turns. ${originNote} The bare sessions are given word pieces and give no pooled vector: their sum is what the model itself can do on ${cores} cores. Not run: LangChain.js (its HuggingFaceTransformersEmbeddings is the stock pipeline in another wrapper) and fastembed (it fetches its model from a hub; nothing is downloaded here).`,
        columns: ['', 'passages/s', 'of the limit'],
        rows: measured.map(({ name, results }) => [
          name,
          spread(results),
          spread(ratios(results, reference)),
        ]),
      },
      {
        title: 'Embedding: the same text alone and in company',
        note: `Least cosine of ${compared} texts embedded alone to the same texts embedded among ${others} others at once.`,
        columns: ['', 'least cosine'],
        rows: laws,
      },
      aimTable('Embedding', [
        {
          what: 'our embedder / limit',
          measured: ratios(resultsOf(measured, ours), reference),
          bar: 0.9,
          good: 'above',
        },
        {
          what: "our embedder / stock pipeline's best batch",
          measured: ratios(resultsOf(measured, ours), bestStock),
          bar: 1.9,
          good: 'above',
        },
        {
          what: 'least cosine, alone and in company',
          measured: [Math.min(...laws.filter(([name]) => name !== stockLaw).map(([, at]) => at))],
          bar: 0.99999,
          good: 'above',
        },
      ]),
    ];
  } finally {
    await Promise.all([embedder.close(), bare.end(), threaded.end(), stock.end()]);
  }
}

async function rate(embedder: Embedder, texts: readonly PassageText[]): Promise<number> {
  const start = performance.now();
  await embedder.embedPassages(texts);
  return (texts.length * 1000) / (performance.now() - start);
}

const stockLaw = 'for comparison: stock pipeline, batches of 32';

/** Least cosines of texts alone to the same texts in company, by each way of embedding them. */
async function sameInCompany(
  embedder: Embedder,
  texts: readonly PassageText[],
  stock: Awaited<ReturnType<typeof startStock>>,
): Promise<[string, number][]> {
  const chosen = texts.slice(0, compared);
  const company = Array.from({ length: others }, (_, i) => texts[(compared + i) % texts.length]);
  const crowd = [...chosen, ...company.filter((one) => one !== undefined)];
  const plain = crowd.map(({ text }) => text);
  const oneByOne = async (embed: (text: PassageText) => Promise<Float32Array | undefined>) => {
    const vectors: (Float32Array | undefined)[] = [];
    for (const text of chosen) vectors.push(await embed(text));
    return vectors;
  };
  const passages = async (some: readonly PassageText[]) =>
    (await embedder.embedPassages(some)).map(({ passage }) => passage);
  const question = async (text: string) => (await embedder.embedQuery(text)).passage;
  const alone = await oneByOne(async (text) => (await passages([text]))[0]);
  const asked = await oneByOne(({ text }) => question(text));
  const stockAlone = await oneByOne(async ({ text }) => (await stock.embed([text], 1)).vectors[0]);
  return [
    ['passages', least(alone, await passages(crowd))],
    ['questions', least(asked, await Promise.all(plain.map(question)))],
    [stockLaw, least(stockAlone, (await stock.embed(plain, 32)).vectors)],
  ];
}

function least(
  alone: readonly (Float32Array | undefined)[],
  together: readonly (Float32Array | undefined)[],
): number {
  const cosines = alone.map((vector, i) => {
    const other = together[i];
    return vector === undefined || other === undefined ? Number.NaN : cosine(vector, other);
  });
  return Math.min(...cosines);
}
