import { join } from 'node:path';
import { AutoTokenizer, type PreTrainedTokenizer } from '@xenova/transformers/src/tokenizers.js';
import ort from 'onnxruntime-node';
import { damagedModel, type ModelFolder, readJson } from './files.js';

/** The part of a model's tokenizer_config.json that matters here. */
export interface TokenizerConfig {
  readonly tokenizer_class?: string;
  readonly model_max_length?: number;
}

/** A model's tokenizer. It takes ligatures and full-width digits for the letters and digits they stand for. */
export interface Tokenizer {
  readonly config: TokenizerConfig;
  /** The word pieces of a text, with the special ones around them. */
  pieces(text: string): number[];
  /** Those of the text alone. */
  bare(text: string): number[];
}

/**
 * Loads the tokenizer that `AutoTokenizer.from_pretrained` would choose, but from a folder and whatever
 * the global settings are.
 *
 * @throws Failure `model-damaged`
 */
export async function loadTokenizer(found: ModelFolder): Promise<Tokenizer> {
  const config = (await readJson(join(found.folder, 'tokenizer_config.json'))) as TokenizerConfig;
  const path = join(found.folder, 'tokenizer.json');
  const json = await readJson(path);
  const classes: Readonly<
    Record<string, new (json: unknown, config: unknown) => PreTrainedTokenizer>
  > = AutoTokenizer.TOKENIZER_CLASS_MAPPING;
  const name = config.tokenizer_class?.replace(/Fast$/, '') ?? 'PreTrainedTokenizer';
  const Named = classes[name] ?? AutoTokenizer.TOKENIZER_CLASS_MAPPING.PreTrainedTokenizer;
  try {
    const tokenizer = new Named(json, config);
    return {
      config,
      pieces: (text) => tokenizer.encode(usualForms(text)),
      bare: (text) => tokenizer.encode(usualForms(text), null, { add_special_tokens: false }),
    };
  } catch (cause) {
    throw damagedModel(path, 'does not describe a tokenizer', { cause });
  }
}

/** Ligatures, full-width characters, and the letters of mathematics, which posts use for bold print. */
const otherForms = /[\u{FB00}-\u{FB06}\u{FF01}-\u{FF5E}\u{1D400}-\u{1D7FF}]/gu;

/** BERT's vocabulary has only the usual forms of letters and digits: it would read others as unknown. */
function usualForms(text: string): string {
  return text.replace(otherForms, (character) => character.normalize('NFKC'));
}

/**
 * Opens the model's graph with ONNX Runtime itself, since version 2 of `@xenova/transformers` passes
 * on no session options.
 *
 * @param threads threads that share the work on one input
 * @throws Failure `model-damaged`
 */
export async function openSession(
  found: ModelFolder,
  threads: number,
): Promise<ort.InferenceSession> {
  try {
    return await ort.InferenceSession.create(found.onnxFile, {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
    });
  } catch (cause) {
    throw damagedModel(found.onnxFile, 'is not readable as a model', { cause });
  }
}

/** A row of whole numbers as a batch of one. */
export function row(values: readonly number[]): ort.Tensor {
  return new ort.Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
}
