import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../failure.js';
import { type DownloadProgress, downloadModel } from './download.js';
import { bundledModel } from './embedding/registry.js';

/** The files of a model inside its folder, small ones first; the layout is the hub's. */
const modelFiles = [
  'config.json',
  'tokenizer_config.json',
  'tokenizer.json',
  'onnx/model_quantized.onnx',
] as const;

const onnxName = 'onnx/model_quantized.onnx';
/** What `@xenova/transformers` says for the statuses 404, 401 and 403: the hub was reached. */
const notOnHub = /^(Could not locate|Unauthorized access to|Forbidden access to) file/;
const checksums = 'checksums.json';
/** Bytes: few enough to stay in the processor's cache. */
const hashedAtOnce = 1 << 16;
/** The same from `src/models/` and from `dist/models/`. */
const bundledDir = fileURLToPath(new URL('../../models', import.meta.url));

/** Where to look for a model, and whether it may be fetched. */
export interface ModelPlaces {
  /** The user's own folder of models, `<modelsDir>/<owner>/<name>/…`; searched after the bundled ones. */
  readonly modelsDir?: string;
  /** Where downloads are kept, in the same layout; searched last. */
  readonly cacheDir: string;
  /** Never ask the hub. */
  readonly offline: boolean;
  /** Called while a download goes on. */
  readonly onProgress?: (progress: DownloadProgress) => void;
}

/** A model on disk: `root` holds models, `folder` is this one's. */
export interface ModelFolder {
  readonly root: string;
  readonly folder: string;
  readonly onnxFile: string;
}

function inRoot(root: string, id: string): ModelFolder {
  const folder = join(root, id);
  return { root, folder, onnxFile: join(folder, onnxName) };
}

/**
 * Finds a model's files: bundled, then in `modelsDir`, then in `cacheDir`; otherwise downloads them to
 * `cacheDir`. A folder that lacks a file is skipped.
 *
 * @throws Failure `unknown-model` if the hub has no such files; `model-missing` if it can't be reached,
 *   which says where the files can be put by hand
 */
export async function findModel(id: string, places: ModelPlaces): Promise<ModelFolder> {
  const own = places.modelsDir === undefined ? [] : [places.modelsDir];
  for (const root of [bundledDir, ...own, places.cacheDir]) {
    const found = inRoot(root, id);
    if (missingFiles(found.folder).length === 0) return found;
  }
  const byHand = join(places.modelsDir ?? places.cacheDir, id);
  if (places.offline) throw missingModel(id, byHand, "and the hub isn't asked while offline");
  try {
    const target = inRoot(places.cacheDir, id);
    await downloadModel(id, missingFiles(target.folder), places.cacheDir, places.onProgress);
    return target;
  } catch (error) {
    if (error instanceof Error && notOnHub.test(error.message)) {
      throw new Failure('embedding', 'unknown-model', `The hub has no files for the model ${id}.`, {
        cause: error,
        remedy: `Check the id (it must be one with the file ${onnxName}), or use ${bundledModel}, which comes with Pullquote.`,
      });
    }
    throw missingModel(id, byHand, `and it could not be downloaded (${reason(error)})`, error);
  }
}

function missingFiles(folder: string): string[] {
  return modelFiles.filter((file) => !existsSync(join(folder, file)));
}

function missingModel(id: string, byHand: string, why: string, cause?: unknown): Failure {
  const files = missingFiles(byHand).join(', ');
  const instead =
    id === bundledModel
      ? 'It is the model that comes with Pullquote, so a fresh clone or install has it'
      : `Or use ${bundledModel}, which comes with Pullquote`;
  return new Failure(
    'embedding',
    'model-missing',
    `The model ${id} is not on this machine, ${why}. Its files can be put by hand into ${byHand}: ${files}.`,
    { cause, remedy: `Put the files there, or try again when the hub can be reached. ${instead}.` },
  );
}

/** `fetch` says only "fetch failed"; what failed is in the cause. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message !== ''
    ? `${error.message}: ${error.cause.message}`
    : error.message;
}

/**
 * The sha-256 of the ONNX file, in hex. If the root folder has a `checksums.json`
 * (`{"<owner>/<name>/<file>": "<sha-256>"}`), the model's files are checked against it. This runs at
 * every start: 34 MB take 20 to 30 ms, too little to be worth remembering an earlier sum.
 *
 * @throws Failure `model-damaged` if a checksum differs
 */
export async function fingerprint(id: string, found: ModelFolder): Promise<string> {
  const expected = await readChecksums(found.root);
  let onnx = '';
  for (const file of modelFiles) {
    const sum = expected[`${id}/${file}`];
    if (file !== onnxName && sum === undefined) continue;
    const path = join(found.folder, file);
    onnx = sha256(path);
    if (sum !== undefined && sum !== onnx) {
      throw damagedModel(path, `doesn't have the checksum given in ${checksums}`);
    }
  }
  return onnx;
}

async function readChecksums(root: string): Promise<Readonly<Record<string, string>>> {
  const path = join(root, checksums);
  if (!existsSync(path)) return {};
  return (await readJson(path)) as Record<string, string>;
}

/**
 * Parses one JSON file of a model.
 *
 * @throws Failure `model-damaged` if it isn't JSON
 */
export async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw damagedModel(path, 'is not readable as JSON', { cause });
  }
}

/** The `Failure` for a model's file that is there but can't be used. */
export function damagedModel(
  path: string,
  what: string,
  options: { cause?: unknown; remedy?: string } = {},
): Failure {
  const remedy = path.startsWith(bundledDir)
    ? 'It comes with Pullquote: restore it with `git checkout -- models`, or install Pullquote again.'
    : 'Delete the file, so that it is downloaded again if the hub can be reached; or put a good copy in its place.';
  return new Failure('embedding', 'model-damaged', `The model's file ${path} ${what}.`, {
    remedy,
    ...options,
  });
}

/**
 * Reads synchronously, into one small buffer: a stream makes a buffer for each piece, and allocating
 * 34 MB takes longer than hashing them.
 */
function sha256(path: string): string {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(hashedAtOnce);
  const file = openSync(path, 'r');
  try {
    for (let first = true; ; first = false) {
      const read = buffer.subarray(0, readSync(file, buffer));
      if (read.length === 0) return hash.digest('hex');
      if (first && read.toString('latin1', 0, 40).startsWith('version https://git-lfs')) {
        throw damagedModel(path, 'is only a Git LFS pointer', { remedy: 'Run `git lfs pull`.' });
      }
      hash.update(read);
    }
  } finally {
    closeSync(file);
  }
}
