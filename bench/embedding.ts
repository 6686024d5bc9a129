/**
 * How much of the model's own speed reaches the library, and how long a first answer waits for it.
 *
 *     npx tsx bench/embedding.ts [--full] [--model <id>]
 *
 * Compared, on the same passages: bare ONNX sessions, one single-threaded one per core, fed with
 * token ids (the limit: no tokenizer, no pooling); our embedder; the stock pipeline of
 * @xenova/transformers one by one and in batches of 8. The runs are interleaved and the median is
 * taken, of the ratios round by round, because other work on the machine disturbs all of them:
 * compare ratios, not timings.
 */
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { AutoTokenizer, env, pipeline } from '@xenova/transformers';
import { openEmbedder } from '../src/embedding/open.js';
import { BUNDLED_MODEL, modelTraits } from '../src/embedding/registry.js';

const CORPUS = '../shared/corpus/newscorpus_to2020.jsonl.gz';
const SHARED_MODELS = '../shared/models';
/** Passages are whole sentences up to this many characters, as the engine's are. */
const PASSAGE_LENGTH = 700;

const full = process.argv.includes('--full');
const modelArgument = process.argv.indexOf('--model');
const id = modelArgument < 0 ? BUNDLED_MODEL : (process.argv[modelArgument + 1] ?? '');
const { pooling } = modelTraits({ id });
const root = existsSync(join('models', id)) ? 'models' : SHARED_MODELS;
const onnxFile = join(root, id, 'onnx/model_quantized.onnx');
env.localModelPath = root;
env.allowRemoteModels = false;

const rounds = full ? 9 : 5;
const passages = readPassages(full ? 240 : 64);
const cores = availableParallelism();

await measureRate();
if (existsSync('dist/embedding/open.js')) measureStart();
else console.log('Start-up is measured on the build: npm run build first.');

async function measureRate(): Promise<void> {
  const tokenizer = await AutoTokenizer.from_pretrained(id);
  const pieces = passages.map((text) => tokenizer.encode(text));
  const lengths = pieces.map((ids) => ids.length);
  console.log(
    `${id}, ${passages.length} passages of ${median(lengths)} word pieces (median; longest ${Math.max(...lengths)}), ${rounds} rounds\n${cores} cores, ${cpus()[0]?.model}, Node ${process.version}\n`,
  );

  const bare = await startBareSessions(pieces);
  const embedder = await openEmbedder(
    { id },
    { modelsDir: SHARED_MODELS, cacheDir: tmpdir(), offline: true },
  );
  const stock = await pipeline('feature-extraction', id);
  async function stockIn(batch: number): Promise<void> {
    for (let i = 0; i < passages.length; i += batch) {
      await stock(passages.slice(i, i + batch), { pooling, normalize: true });
    }
  }
  const rows: Row[] = [
    { name: `bare sessions, one per core (${cores})`, run: bare.rate, results: [] },
    {
      name: 'our embedder',
      run: rateOf(() => embedder.embedPassages(passages.map(asText))),
      results: [],
    },
    { name: 'stock pipeline, batch 1', run: rateOf(() => stockIn(1)), results: [] },
    { name: 'stock pipeline, batch 8', run: rateOf(() => stockIn(8)), results: [] },
  ];
  await embedder.embedPassages(passages.slice(0, 4 * cores).map(asText));
  await interleave(rows);
  print('passages a second', rows, 0);

  await embedder.close();
  bare.end();
}

function asText(text: string) {
  return { text, sentences: [] };
}

/** A fresh process each time, from its start to its end. */
function measureStart(): void {
  const url = (path: string) => JSON.stringify(pathToFileURL(path).href);
  const scripts: readonly (readonly [string, string])[] = [
    ['node alone', ''],
    [
      'bare session, one run on token ids',
      `const { default: ort } = await import('onnxruntime-node');
       const session = await ort.InferenceSession.create(${JSON.stringify(onnxFile)}, { intraOpNumThreads: 1 });
       const ids = (value) => new ort.Tensor('int64', new BigInt64Array(12).fill(value), [1, 12]);
       await session.run({ input_ids: ids(2000n), attention_mask: ids(1n), token_type_ids: ids(0n) });`,
    ],
    [
      'our embedder, one question',
      `const { openEmbedder } = await import(${url('dist/embedding/open.js')});
       const embedder = await openEmbedder({ id: '${id}' }, { modelsDir: '${SHARED_MODELS}', cacheDir: '.', offline: true });
       await embedder.embedQuery('What did the report say about theft?');
       await embedder.close();`,
    ],
    [
      'stock pipeline, one question',
      `const { env, pipeline } = await import('@xenova/transformers');
       env.localModelPath = '${root}';
       env.allowRemoteModels = false;
       const stock = await pipeline('feature-extraction', '${id}');
       await stock('What did the report say about theft?', { pooling: '${pooling}', normalize: true });`,
    ],
  ];
  const index = mkdtempSync(join(tmpdir(), 'pullquote-bench-'));
  const ask = ['dist/terminal/main.js', 'ask', 'what did the UN report say about crypto theft?'];
  const samples = [
    ...scripts.map(([name, script]) => ({ name, args: ['--input-type=module', '-e', script] })),
    { name: 'ask, warm index of the seeds', args: ask },
  ].map((sample) => ({ ...sample, results: [] as number[] }));
  const variables = {
    ...process.env,
    PULLQUOTE_INDEX: index,
    PULLQUOTE_MODEL: id,
    PULLQUOTE_MODELS: SHARED_MODELS,
    PULLQUOTE_OFFLINE: 'true',
  };
  execFileSync(process.execPath, ask, { env: variables, stdio: 'ignore' });
  for (let round = 0; round < rounds; round++) {
    for (const sample of samples) {
      const start = performance.now();
      execFileSync(process.execPath, sample.args, { env: variables });
      sample.results.push(performance.now() - start);
    }
  }
  print('ms from start to end of a process', samples, 1);
  rmSync(index, { recursive: true });
}

interface Row {
  readonly name: string;
  /** Passages a second, once. */
  readonly run: () => Promise<number>;
  readonly results: number[];
}

async function interleave(rows: readonly Row[]): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    for (const row of rows) row.results.push(await row.run());
  }
}

function rateOf(work: () => Promise<unknown>): () => Promise<number> {
  return async () => {
    const start = performance.now();
    await work();
    return (passages.length * 1000) / (performance.now() - start);
  };
}

/** One process per core, all at work at the same time; their rates add up to the limit. */
async function startBareSessions(pieces: readonly (readonly number[])[]) {
  const children = Array.from({ length: cores }, () =>
    fork(fileURLToPath(new URL('./bare-session.ts', import.meta.url))),
  );
  for (const child of children) child.send({ onnxFile });
  await Promise.all(children.map((child) => once(child, 'message')));
  return {
    async rate(): Promise<number> {
      const rates = children.map(async (child, core) => {
        const share = pieces.filter((_, i) => i % cores === core);
        child.send({ pieces: share });
        const [seconds] = await once(child, 'message');
        return share.length / Number(seconds);
      });
      return (await Promise.all(rates)).reduce((sum, rate) => sum + rate, 0);
    },
    end(): void {
      for (const child of children) child.disconnect();
    },
  };
}

/** The ratio is the median of each round's ratio to the row of that number. */
function print(
  unit: string,
  rows: readonly Pick<Row, 'name' | 'results'>[],
  reference: number,
): void {
  const base = rows[reference];
  console.log(`${unit.padEnd(36)}  median     min–max      ratio to “${base?.name}”`);
  for (const { name, results } of rows) {
    const range = `${Math.min(...results).toFixed(1)}–${Math.max(...results).toFixed(1)}`;
    const ratio = median(results.map((result, i) => result / (base?.results[i] ?? Number.NaN)));
    console.log(
      `${name.padEnd(36)} ${median(results).toFixed(1).padStart(7)}  ${range.padStart(15)}  ${ratio.toFixed(2).padStart(6)}`,
    );
  }
  console.log();
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Real articles where they are at hand, else the seeds over and over. */
function readPassages(count: number): string[] {
  const texts = existsSync(CORPUS)
    ? gunzipSync(readFileSync(CORPUS))
        .toString()
        .split('\n', 200)
        .map((line) => JSON.parse(line).text as string)
    : readdirSync('seeds').map((file) => readFileSync(join('seeds', file), 'utf8'));
  const found = texts.flatMap(cut);
  return Array.from({ length: count }, (_, i) => found[(i * 7) % found.length] ?? '');
}

function cut(text: string): string[] {
  const passages: string[] = [];
  let current = '';
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)) {
    if (segment.length > PASSAGE_LENGTH) continue;
    if (current.length + segment.length > PASSAGE_LENGTH) {
      passages.push(current);
      current = '';
    }
    current += segment;
  }
  return passages;
}
