import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AutoModel, AutoTokenizer, env } from '@xenova/transformers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReader } from '../../../src/models/reader/open.js';
import type { Passage, Reader } from '../../../src/models/reader/reader.js';
import { bundledReader } from '../../../src/models/reader/registry.js';

const question = 'How many people work at the ferry yard?';
const heading = 'Ferry yard reopens (Coast Wire, March 5, 2024)\n';
const passage: Passage = {
  heading,
  segments: [
    'The ferry yard at Lowmouth opened its gates again on Tuesday. ',
    'It employs 214 people, twice as many as before the fire. ',
    'The mayor cut a ribbon, and a band played in the rain.',
  ],
};
const sameTopic: Passage = {
  heading,
  segments: ['Nobody has said yet when the ferries will run again, or what a ticket will cost.'],
};
const other: Passage = {
  heading: '',
  segments: ['A late goal gave the visitors their fourth win of the season.'],
};

let reader: Reader;
const cacheDir = mkdtempSync(path.join(tmpdir(), 'pullquote-reader-'));
beforeAll(async () => {
  reader = await openReader(bundledReader, { cacheDir, offline: true });
});
afterAll(async () => {
  await reader.close();
  rmSync(cacheDir, { recursive: true, force: true });
});

describe('the bundled reader', () => {
  it('finds an answer only in the passage that has it, not in one on the same topic', async () => {
    const [answers, topic, none] = await reader.read(question, [passage, sameTopic, other]);
    expect(answers?.relevance).toBeGreaterThan(1);
    expect(topic?.relevance).toBeLessThan(-1);
    expect(none?.relevance).toBeLessThan(-1);
  });

  it('finds the sentence, and doubts that there is one where there is none', async () => {
    const [answers, topic] = await reader.read(question, [passage, sameTopic]);
    const scores = answers?.place?.segments ?? [];
    expect(scores.indexOf(Math.max(...scores))).toBe(1);
    expect(answers?.place?.lead).toBeGreaterThan(topic?.place?.lead ?? 0);
  });

  it('scores a passage the same whatever is read beside it', async () => {
    const [alone] = await reader.read(question, [passage]);
    const [, , among] = await reader.read(question, [other, sameTopic, passage]);
    expect(among).toEqual(alone);
  });

  it('scores the same on every processor: no sum of its weights is cut at sixteen bits', async () => {
    // With and without VNNI alike; weights of the full eight bits lie .5 off without it, .2 with it.
    const read = await reader.read(question, [passage, sameTopic, other]);
    const expected = [4.46, -6.325, -5.936];
    for (const [i, { relevance }] of read.entries()) {
      expect(Math.abs(relevance - (expected[i] ?? 0))).toBeLessThan(0.1);
    }
  });

  it('reads a question and a passage that are far too long, up to its limit', async () => {
    const long = {
      heading,
      segments: Array.from({ length: 400 }, () => 'The yard is open again. '),
    };
    const [reading] = await reader.read(`${question} `.repeat(80), [long]);
    expect(reading?.relevance).toSatisfy(Number.isFinite);
    expect(reading?.place?.segments).toHaveLength(400);
  });

  it('is what @xenova/transformers loads from the same folder, all three outputs by name', async () => {
    env.allowRemoteModels = false;
    env.localModelPath = 'models';
    const tokenizer = await AutoTokenizer.from_pretrained(bundledReader);
    const model = await AutoModel.from_pretrained(bundledReader);
    const text = heading + passage.segments.join('');
    const outputs = await model(tokenizer(question, { text_pair: text }));
    const [alone] = await reader.read(question, [passage]);
    expect(Object.keys(outputs)).toEqual(
      expect.arrayContaining(['relevance', 'start_logits', 'end_logits']),
    );
    expect(outputs.relevance.data[0]).toBeCloseTo(alone?.relevance ?? Number.NaN, 3);
  });
});

describe('the process that reads', () => {
  /** The one child of this process that was started last. */
  function youngest(): number {
    const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8');
    return Number(children.trim().split(' ').at(-1));
  }

  it('is started again by the next question if it has died', async () => {
    const own = await openReader(bundledReader, { cacheDir, offline: true });
    const [before] = await own.read(question, [passage]);
    const pending = own.read(question, [passage, other]);
    process.kill(youngest(), 'SIGKILL');
    await expect(pending).rejects.toMatchObject({
      kind: 'process-lost',
      message: expect.stringContaining('SIGKILL'),
    });
    expect(await own.read(question, [passage])).toEqual([before]);
    await own.close();
  });

  it('ends with the reader, and what is asked later fails', async () => {
    const own = await openReader(bundledReader, { cacheDir, offline: true });
    const child = youngest();
    const pending = own.read(question, [passage]);
    const failed = expect(pending).rejects.toMatchObject({ kind: 'interrupted' });
    await own.close();
    await failed;
    expect(() => process.kill(child, 0)).toThrow('ESRCH');
    await expect(own.read(question, [passage])).rejects.toThrow('closed');
  });

  it('serves questions that come at once, each with its own passages', async () => {
    const apart = [await reader.read(question, [passage]), await reader.read(question, [other])];
    const together = await Promise.all([
      reader.read(question, [passage]),
      reader.read(question, [other]),
      reader.read(question, []),
    ]);
    expect(together).toEqual([...apart, []]);
  });
});

describe('a reader’s files', () => {
  it('are checked: a damaged one is refused with what to do', async () => {
    const modelsDir = mkdtempSync(path.join(tmpdir(), 'pullquote-models-'));
    const id = 'mine/reader';
    cpSync(path.join('models', bundledReader), path.join(modelsDir, id), { recursive: true });
    truncateSync(path.join(modelsDir, id, 'onnx', 'model_quantized.onnx'), 1000);
    await expect(openReader(id, { modelsDir, cacheDir, offline: true })).rejects.toMatchObject({
      kind: 'model-damaged',
      remedy: expect.stringContaining('Delete the file'),
    });
    rmSync(modelsDir, { recursive: true, force: true });
  });

  it('of an embedding model are not a reader’s', async () => {
    const wrong = openReader('Xenova/bge-small-en-v1.5', { cacheDir, offline: true });
    await expect(wrong).rejects.toMatchObject({ kind: 'model-damaged' });
  });

  it('are missed, with the folder where they can be put', async () => {
    const modelsDir = path.join(cacheDir, 'own');
    const missing = openReader('some/reader', { modelsDir, cacheDir, offline: true });
    await expect(missing).rejects.toMatchObject({
      kind: 'model-missing',
      message: expect.stringContaining(path.join('own', 'some', 'reader')),
    });
  });
});
