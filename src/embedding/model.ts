import { join } from 'node:path';
import type ort from 'onnxruntime-node';
import { Failure } from '../failure.js';
import { damagedModel, type ModelFolder, readJson } from './model-files.js';
import { pool } from './pooling.js';
import type { ModelTraits } from './registry.js';
import { loadTokenizer, openSession, row, type TokenizerConfig } from './session.js';

/** A loaded model: one single-threaded session and its tokenizer. */
export interface Model {
  readonly dimension: number;
  /** Longest input in word pieces, special pieces included. */
  readonly maxPieces: number;
  /** Number of word pieces without the special ones. */
  countPieces(text: string): number;
  /**
   * The vector of one text as it stands, of length 1. One text at a time: activations of an int8
   * model are quantised over the whole batch, so that neighbours would change the vector. Throws a
   * `Failure` of the kind given for a text of more than `maxPieces`.
   */
  embed(text: string, tooLong: 'unusable-article' | 'invalid-question'): Promise<Float32Array>;
}

/** The parts of a model's config.json that matter here; other families use other names. */
interface Config {
  readonly hidden_size?: number;
  readonly d_model?: number;
  readonly dim?: number;
  readonly max_position_embeddings?: number;
}

/** Loads a model from its folder, for one thread. */
export async function loadModel(traits: ModelTraits, found: ModelFolder): Promise<Model> {
  const config = (await readJson(join(found.folder, 'config.json'))) as Config;
  const { tokenizer, config: tokenizerConfig } = await loadTokenizer(found);
  const session = await openSession(found, 1);
  const output = session.outputNames.includes('last_hidden_state')
    ? 'last_hidden_state'
    : session.outputNames[0];
  const dimension = traits.dimension ?? config.hidden_size ?? config.d_model ?? config.dim;
  if (dimension === undefined || output === undefined) {
    throw damagedModel(join(found.folder, 'config.json'), 'does not tell the size of a vector');
  }
  const maxPieces = longestInput(traits, config, tokenizerConfig);

  return {
    dimension,
    maxPieces,
    countPieces: (text) => tokenizer.encode(text, null, { add_special_tokens: false }).length,
    async embed(text, tooLong) {
      const pieces = tokenizer.encode(text);
      if (pieces.length > maxPieces) {
        throw new Failure(
          'embedding',
          tooLong,
          `A text of ${pieces.length} word pieces is longer than the model ${traits.id} reads (${maxPieces}): “${text.slice(0, 60)}…”`,
        );
      }
      const results = await session.run(inputs(session, traits.id, pieces), [output]);
      const hidden = results[output];
      if (hidden?.dims[2] !== dimension || !(hidden.data instanceof Float32Array)) {
        throw damagedModel(
          found.onnxFile,
          `gives vectors of ${hidden?.dims[2] ?? 'unknown'} numbers, not of ${dimension}`,
        );
      }
      const vector = pool(hidden.data, dimension, traits.pooling);
      if (vector === null) throw damagedModel(found.onnxFile, 'gives vectors that are no numbers');
      return vector;
    },
  };
}

function longestInput(traits: ModelTraits, config: Config, tokenizer: TokenizerConfig): number {
  // Tokenizers without a limit say so with a number of thirty digits; the smaller one counts.
  const limit = Math.min(
    config.max_position_embeddings ?? Number.POSITIVE_INFINITY,
    tokenizer.model_max_length ?? Number.POSITIVE_INFINITY,
  );
  const wanted = traits.maxPieces ?? limit;
  if (wanted > limit || !Number.isFinite(wanted)) {
    throw new Failure(
      'embedding',
      'invalid-setting',
      Number.isFinite(wanted)
        ? `The model ${traits.id} reads ${limit} word pieces at most, not ${wanted}.`
        : `The files of the model ${traits.id} do not tell how many word pieces it reads.`,
      { remedy: 'Set the longest input in word pieces to what its model card says.' },
    );
  }
  return wanted;
}

/** Tensors of a single unpadded text: attention everywhere, and one segment where a model asks. */
function inputs(
  session: ort.InferenceSession,
  id: string,
  pieces: readonly number[],
): Record<string, ort.Tensor> {
  const feeds: Record<string, ort.Tensor> = {};
  for (const name of session.inputNames) {
    if (name === 'input_ids') {
      feeds[name] = row(pieces);
    } else if (name === 'attention_mask') {
      feeds[name] = row(pieces.map(() => 1));
    } else if (name === 'token_type_ids') {
      feeds[name] = row(pieces.map(() => 0));
    } else {
      throw new Failure(
        'embedding',
        'unknown-model',
        `The model ${id} asks for the input ${name}, which a text does not have.`,
        { remedy: 'Choose a feature-extraction model.' },
      );
    }
  }
  return feeds;
}
