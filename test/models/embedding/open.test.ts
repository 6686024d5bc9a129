import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, pipeline } from '@xenova/transformers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directionCosine } from '../../../src/library/index/vectors.js';
import type { Embedder } from '../../../src/models/embedding/embedder.js';
import { openEmbedder } from '../../../src/models/embedding/open.js';
import { bundledModel } from '../../../src/models/embedding/registry.js';

const prefix = 'Represent this sentence for searching relevant passages: ';
const minilm = 'Xenova/all-MiniLM-L6-v2';
const sharedModels = '../shared/models';

const someTexts = [
  'The harbour authority closed two of its four berths on Tuesday after a crane collapsed.',
  'Après l’orage — “worst in 40 years” — 3,200 homes had no power; crews came from Łódź.',
  'Skip to content | Read Also: $1.5bn deal!!! 你好 🙂',
  'ok',
  '',
];

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/** Texts without sentences of their own. */
const plain = (texts: readonly string[]) => texts.map((text) => ({ text, sentences: [] }));

/** Vectors of texts as passages. */
async function embedded(embedder: Embedder, texts: readonly string[]): Promise<Float32Array[]> {
  return (await embedder.embedPassages(plain(texts))).map(({ passage }) => passage);
}

async function open(id = bundledModel, options: { workers?: number } = {}): Promise<Embedder> {
  const places = { modelsDir: sharedModels, cacheDir: tmpdir(), offline: true };
  return openEmbedder({ id }, { ...places, ...options });
}

describe('the bundled model', () => {
  let embedder: Embedder;
  beforeAll(async () => {
    embedder = await open();
  });
  afterAll(() => embedder.close());

  it('gives vectors of length 1 and of the dimension it names', async () => {
    const { passage, sentence } = await embedder.embedQuery('Who won?');
    const vectors = [passage, sentence, ...(await embedded(embedder, someTexts))];
    for (const vector of vectors) {
      expect(vector).toHaveLength(embedder.model.dimension);
      expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    }
  });

  it('gives ligatures, full-width digits and letters of mathematics the vectors of the usual ones', async () => {
    const usual = 'The first office flats cost 27 million, the finance officer said.';
    const texts = [
      usual,
      'The ﬁrst oﬃce ﬂats cost ２７ million, the ﬁnance oﬃcer said.',
      'The 𝐟𝐢𝐫𝐬𝐭 office flats cost 𝟐𝟕 million, the finance officer said.',
    ];
    const [vector, ...others] = await embedded(embedder, texts);
    for (const other of others) expect(other).toEqual(vector);
  });

  it('gives a text the same vector alone, among others, twice, and on this thread', async () => {
    const text = someTexts[0] ?? '';
    const among = await embedded(embedder, [...someTexts, text, ...someTexts]);
    const [alone] = await embedded(embedder, [text]);
    expect(among.filter((_, i) => [0, 5, 6].includes(i))).toEqual([alone, alone, alone]);

    const [withPrefix] = await embedded(embedder, [prefix + text]);
    expect((await embedder.embedQuery(text)).passage).toEqual(withPrefix);
  });

  it('finds a paraphrase nearer than a sentence on something else with the same words', async () => {
    const { passage: question } = await embedder.embedQuery(
      'Why can fewer ships be unloaded at the port?',
    );
    const [same, other] = await embedded(embedder, [
      someTexts[0] ?? '',
      'The crane, a wading bird, collapsed its nest at the port of call of many ships’ cats.',
    ]);
    expect(dot(question, same ?? question)).toBeGreaterThan(dot(question, other ?? question));
  });

  it('counts pieces without the special ones, additively over sentences', () => {
    expect(embedder.countPieces('')).toBe(0);
    expect(embedder.countPieces('A bank was robbed.')).toBe(5);
    const [first = '', second = ''] = someTexts;
    expect(embedder.countPieces(`${first} ${second}`)).toBe(
      embedder.countPieces(first) + embedder.countPieces(second),
    );
  });

  it('reads a text of exactly the longest length and refuses one piece more', async () => {
    const longest = 'word '.repeat(embedder.maxPieces - 2);
    expect(await embedded(embedder, [longest])).toHaveLength(1);
    await expect(embedded(embedder, ['short', `${longest} word`])).rejects.toMatchObject({
      name: 'Failure',
      layer: 'embedding',
      kind: 'unusable-article',
      message: expect.stringContaining(`${embedder.maxPieces + 1} word pieces`),
    });
  });

  it('refuses a question that is too long with its prefix', async () => {
    const long = 'word '.repeat(embedder.maxPieces - 2);
    await expect(embedder.embedQuery(long)).rejects.toMatchObject({ kind: 'invalid-question' });
  });

  it('works on after a refused text', async () => {
    const refused = embedded(embedder, ['word '.repeat(600), ...someTexts]);
    const good = embedded(embedder, someTexts);
    await expect(refused).rejects.toThrow('word pieces');
    expect(await good).toHaveLength(someTexts.length);
  });

  it('gives each sentence a direction, in the run that embeds its passage', async () => {
    const [first = '', second = ''] = someTexts;
    const title = 'Harbour closed\n';
    const text = `${title}${first} ${second}`;
    const sentences = [
      { start: title.length, end: title.length + first.length },
      { start: title.length + first.length + 1, end: text.length },
    ];
    const [made, within] = await embedder.embedPassages([
      { text, sentences },
      { text, sentences: [{ start: title.length, end: title.length + 5 }] },
    ]);
    const { dimension } = embedder.model;
    expect(made?.passage).toEqual((await embedded(embedder, [text]))[0]);
    expect(made?.sentences).toHaveLength(2 * dimension);
    const question = await embedder.embedQuery('Why were so many homes without power?');
    const nearness = [0, 1].map((i) =>
      directionCosine(
        question.sentence,
        made?.sentences.subarray(i * dimension, (i + 1) * dimension) ?? new Int8Array(),
      ),
    );
    expect(nearness[1]).toBeGreaterThan(nearness[0] ?? 1);
    // A cut inside a word gives other pieces than the whole text has.
    expect(within?.sentences).toHaveLength(0);
  });

  it('embeds what no tokenizer expects', async () => {
    const odd = ['\ud800 half a pair', '\u0000\u0007', '[CLS] [SEP] [MASK]', 'x'.repeat(5_000)];
    for (const vector of await embedded(embedder, odd)) {
      expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    }
  });
});

describe('pooling', () => {
  const localModelPath = env.localModelPath;
  const remote = env.allowRemoteModels;
  beforeAll(() => {
    env.allowRemoteModels = false;
  });
  afterAll(() => {
    env.localModelPath = localModelPath;
    env.allowRemoteModels = remote;
  });

  async function agrees(id: string, root: string, pooling: 'mean' | 'cls'): Promise<void> {
    env.localModelPath = root;
    const stock = await pipeline('feature-extraction', id);
    const embedder = await open(id);
    const vectors = await embedded(embedder, someTexts);
    for (const [i, text] of someTexts.entries()) {
      const expected = await stock(text, { pooling, normalize: true });
      expect(dot(vectors[i] ?? new Float32Array(), expected.data as Float32Array)).toBeGreaterThan(
        0.9999,
      );
    }
    await embedder.close();
    await stock.dispose();
  }

  it('cls agrees with the library’s own pipeline', () => agrees(bundledModel, 'models', 'cls'));

  it.skipIf(!existsSync(`${sharedModels}/${minilm}`))(
    'mean agrees with the library’s own pipeline (MiniLM of ../shared)',
    () => agrees(minilm, sharedModels, 'mean'),
  );
});

describe('the workers', () => {
  it('serve overlapping calls, each in its own order', async () => {
    const embedder = await open();
    const calls = someTexts.map((_, i) => [...someTexts.slice(i), ...someTexts.slice(0, i)]);
    const results = await Promise.all(calls.map((texts) => embedded(embedder, texts)));
    const inOrder = await embedded(embedder, someTexts);
    for (const [i, vectors] of results.entries()) {
      expect(vectors).toEqual([...inOrder.slice(i), ...inOrder.slice(0, i)]);
    }
    await embedder.close();
  });

  it('leave this thread free while they embed', async () => {
    const embedder = await open();
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    await embedded(
      embedder,
      Array.from({ length: 20 }, () => 'word '.repeat(400)),
    );
    clearInterval(timer);
    // Twenty texts embedded here, one after the other, would leave it some twenty turns.
    expect(turns).toBeGreaterThan(100);
    await embedder.close();
  });

  it('are started again by the next call if they have died', async () => {
    const modelsDir = mkdtempSync(join(tmpdir(), 'pullquote-worker-'));
    const model = join(modelsDir, 'someone/own-model');
    cpSync(join('models', bundledModel), model, { recursive: true });
    const embedder = await openEmbedder(
      { id: 'someone/own-model', pooling: 'cls' },
      { modelsDir, cacheDir: tmpdir(), offline: true, workers: 1 },
    );
    renameSync(model, `${model}-away`);
    await expect(embedded(embedder, someTexts)).rejects.toMatchObject({
      name: 'Failure',
      kind: 'process-lost',
      message: expect.stringContaining(model),
    });
    renameSync(`${model}-away`, model);
    expect(await embedded(embedder, someTexts)).toHaveLength(someTexts.length);
    await embedder.close();
    rmSync(modelsDir, { recursive: true });
  });

  it('end with the embedder: what is pending fails, later calls too, and no process is left', async () => {
    const embedder = await open(bundledModel, { workers: 2 });
    await embedded(embedder, ['warm']);
    const pending = embedded(
      embedder,
      Array.from({ length: 50 }, () => someTexts[0] ?? ''),
    );
    const refused = expect(pending).rejects.toMatchObject({ name: 'Failure', kind: 'interrupted' });
    expect(process.getActiveResourcesInfo()).toContain('ProcessWrap');
    await embedder.close();
    await refused;
    await expect(embedded(embedder, ['late'])).rejects.toThrow('closed');
    await expect(embedder.embedQuery('late')).rejects.toThrow('closed');
    await expect.poll(() => process.getActiveResourcesInfo()).not.toContain('ProcessWrap');
    await embedder.close();
  });
});
