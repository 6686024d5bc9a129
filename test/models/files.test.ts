import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { env } from '@xenova/transformers';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../src/failure.js';
import { openEmbedder } from '../../src/models/embedding/open.js';
import { bundledModel, type ModelSettings } from '../../src/models/embedding/registry.js';
import { bundledReader } from '../../src/models/reader/registry.js';

const bundled = join('models', bundledModel);
const own: ModelSettings = { id: 'someone/own-model', pooling: 'cls' };
const onnx = 'onnx/model_quantized.onnx';

let folder: string;
let modelsDir: string;
let cacheDir: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pullquote-models-'));
  modelsDir = join(folder, 'models');
  cacheDir = join(folder, 'cache');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The bundled model's files under another id, so that they can be spoilt. */
function putModel(root: string, id = own.id): string {
  const target = join(root, id);
  mkdirSync(dirname(target), { recursive: true });
  cpSync(bundled, target, { recursive: true });
  return target;
}

async function failureOf(settings: ModelSettings, offline = true): Promise<Failure> {
  const opened = openEmbedder(settings, { modelsDir, cacheDir, offline });
  const error = await opened.then(
    (embedder) => embedder.close().then(() => null),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Failure)) throw new Error(`expected a Failure, got ${error}`);
  return error;
}

async function open(
  settings: ModelSettings,
): Promise<{ sha256: string; dimension: number; maxPieces: number }> {
  const embedder = await openEmbedder(settings, { modelsDir, cacheDir, offline: true });
  await embedder.close();
  return { ...embedder.model, maxPieces: embedder.maxPieces };
}

const onnxSum = createHash('sha256')
  .update(readFileSync(join(bundled, onnx)))
  .digest('hex');

describe('the bundled models', () => {
  it('have the checksums that are written beside them', () => {
    const sums = JSON.parse(readFileSync('models/checksums.json', 'utf8'));
    const files = Object.keys(sums).sort();
    const parts = ['config.json', onnx, 'tokenizer.json', 'tokenizer_config.json'];
    expect(files).toEqual(
      [bundledModel, bundledReader].flatMap((id) => parts.map((file) => `${id}/${file}`)),
    );
    for (const file of files) {
      const bytes = readFileSync(join('models', file));
      expect(createHash('sha256').update(bytes).digest('hex'), file).toBe(sums[file]);
    }
  });
});

describe('the bundled embedding model', () => {
  it('opens with nothing else on the machine, and is identified by its ONNX file', async () => {
    expect(await open({ id: bundledModel })).toMatchObject({ sha256: onnxSum, dimension: 384 });
    expect(existsSync(cacheDir)).toBe(false);
  });
});

describe('a model of the user’s own', () => {
  it.each([
    'models',
    'cache',
  ])('is found in the %s folder, its traits read from its files', async (root) => {
    putModel(join(folder, root));
    expect(await open(own)).toMatchObject({ sha256: onnxSum, dimension: 384, maxPieces: 512 });
  });

  it('is refused if more pieces are wanted than it reads', async () => {
    putModel(modelsDir);
    const failure = await failureOf({ ...own, maxPieces: 600 });
    expect(failure).toMatchObject({ layer: 'embedding', kind: 'invalid-setting' });
    expect(failure.message).toContain('512');
  });
});

describe('a missing model, offline', () => {
  it('is named, with the folder and files to put there, and the bundled one as a way out', async () => {
    const failure = await failureOf({ id: 'Xenova/gte-small' });
    expect(failure).toMatchObject({ layer: 'embedding', kind: 'model-missing' });
    expect(failure.message).toContain('Xenova/gte-small');
    expect(failure.message).toContain(join(modelsDir, 'Xenova/gte-small'));
    for (const file of ['config.json', 'tokenizer.json', 'tokenizer_config.json', onnx]) {
      expect(failure.message).toContain(file);
    }
    expect(failure.remedy).toContain(bundledModel);
  });

  it('is asked for by the files that lack only', async () => {
    rmSync(join(putModel(modelsDir), 'config.json'));
    const failure = await failureOf(own);
    expect(failure.kind).toBe('model-missing');
    expect(failure.message).toMatch(/: config\.json\.$/);
  });
});

describe('a damaged model', () => {
  it.each([
    ['config.json', 'JSON'],
    ['tokenizer_config.json', 'JSON'],
    ['tokenizer.json', 'JSON'],
    [onnx, 'not readable as a model'],
  ])('is refused with the name of the file: %s cut short', async (file, what) => {
    const path = join(putModel(modelsDir), file);
    truncateSync(path, Math.floor(readFileSync(path).length / 2));
    const failure = await failureOf(own);
    expect(failure).toMatchObject({ layer: 'embedding', kind: 'model-damaged' });
    expect(failure.message).toContain(path);
    expect(failure.message).toContain(what);
    expect(failure.remedy).not.toBeNull();
  });

  it.each([
    ['an empty file', ''],
    ['a page of a network’s login', '<!doctype html><title>Sign in</title>'],
  ])('is refused: %s in place of the model', async (_, content) => {
    writeFileSync(join(putModel(modelsDir), onnx), content);
    expect((await failureOf(own)).kind).toBe('model-damaged');
  });

  it('is refused: a JSON file that is no tokenizer', async () => {
    writeFileSync(join(putModel(modelsDir), 'tokenizer.json'), '{}');
    expect((await failureOf(own)).message).toContain('does not describe a tokenizer');
  });

  it('is refused: a Git LFS pointer, with the command that fetches the file', async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 34014426\n`;
    writeFileSync(join(putModel(modelsDir), onnx), pointer);
    const failure = await failureOf(own);
    expect(failure).toMatchObject({ kind: 'model-damaged', remedy: 'Run `git lfs pull`.' });
  });

  it.each([
    'config.json',
    onnx,
  ])('is refused where a checksum is known and differs: one byte of %s, still readable', async (file) => {
    const path = join(putModel(modelsDir), file);
    const bytes = readFileSync(path);
    const sum = createHash('sha256').update(bytes).digest('hex');
    writeFileSync(
      join(modelsDir, 'checksums.json'),
      JSON.stringify({ [`${own.id}/${file}`]: sum }),
    );
    await open(own);

    const middle = file === onnx ? Math.floor(bytes.length / 2) : bytes.indexOf('1536');
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    const failure = await failureOf(own);
    expect(failure.kind).toBe('model-damaged');
    expect(failure.message).toContain(path);
  });

  it('is refused where its vectors are of another size than the registry says', async () => {
    putModel(modelsDir, 'Xenova/bge-base-en-v1.5');
    const embedder = await openEmbedder(
      { id: 'Xenova/bge-base-en-v1.5' },
      { modelsDir, cacheDir, offline: true },
    );
    await expect(embedder.embedQuery('Who won?')).rejects.toThrow('384');
    await embedder.close();
  });
});

describe('a download', () => {
  const hub = env.remoteHost;
  const servers: Server[] = [];

  /** A hub on this machine: the bundled model's files under any id, or an answer of its own. */
  async function startHub(answer?: { status?: number; cut?: boolean }): Promise<string[]> {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      const file = (request.url ?? '').split('/resolve/main/')[1] ?? '';
      asked.push(file);
      if (answer?.status !== undefined) return void response.writeHead(answer.status).end();
      const bytes = readFileSync(join(bundled, file));
      response.writeHead(200, { 'content-length': bytes.length });
      if (answer?.cut && file === onnx) {
        response.write(bytes.subarray(0, 1_000_000), () => response.destroy());
      } else {
        response.end(bytes);
      }
    }).listen(0, '127.0.0.1');
    servers.push(server);
    await new Promise((resolve) => server.once('listening', resolve));
    env.remoteHost = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    return asked;
  }

  afterEach(() => {
    env.remoteHost = hub;
  });
  afterAll(() => {
    for (const server of servers) server.close();
  });

  it('puts the model into the cache, tells how far it is, and is not needed again', async () => {
    const asked = await startHub();
    const seen = new Map<string, number>();
    const options = {
      cacheDir,
      offline: false,
      onProgress: (step: { file: string; loaded: number; total: number }) => {
        seen.set(step.file, step.loaded / step.total);
      },
    };
    const embedder = await openEmbedder(own, options);
    await embedder.close();
    expect([...seen.entries()]).toEqual(asked.map((file) => [file, 1]));
    expect(asked).toContain(onnx);
    expect(readdirSync(cacheDir)).toEqual(['someone']);

    await (await openEmbedder(own, options)).close();
    expect(asked).toHaveLength(4);
  });

  it('fetches only what is missing', async () => {
    const asked = await startHub();
    rmSync(join(putModel(cacheDir), 'tokenizer.json'));
    await (await openEmbedder(own, { cacheDir, offline: false })).close();
    expect(asked).toEqual(['tokenizer.json']);
  });

  it('that breaks off leaves no half file, and the failure says where to put one by hand', async () => {
    await startHub({ cut: true });
    const failure = await failureOf(own, false);
    expect(failure.kind).toBe('model-missing');
    expect(failure.message).toContain(join(modelsDir, own.id));
    expect(existsSync(join(cacheDir, own.id, onnx))).toBe(false);
    expect(readdirSync(cacheDir)).toEqual(['someone']);
  });

  it('with no hub in reach fails as a missing model does', async () => {
    env.remoteHost = 'http://127.0.0.1:9/';
    const failure = await failureOf(own, false);
    expect(failure.kind).toBe('model-missing');
    expect(failure.message).toContain('could not be downloaded');
    expect(failure.remedy).toContain(bundledModel);
  });

  it('of a model that the hub does not have says so', async () => {
    await startHub({ status: 404 });
    const failure = await failureOf(own, false);
    expect(failure.kind).toBe('unknown-model');
    expect(failure.message).toContain(own.id);
  });

  it('is not tried offline', async () => {
    const asked = await startHub();
    await failureOf(own, true);
    expect(asked).toEqual([]);
  });
});
