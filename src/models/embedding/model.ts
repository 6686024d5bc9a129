import { join } from 'node:path';
import type ort from 'onnxruntime-node';
import { Failure } from '../../failure.js';
import { damagedModel, type ModelFolder, readJson } from '../files.js';
import { loadTokenizer, openSession, row, type TokenizerConfig } from '../session.js';
import type { PassageText, PassageVectors, QueryVectors } from './embedder.js';
import { pool } from './pooling.js';
import type { ModelTraits } from './registry.js';
import { rowsOf, sentenceVectors } from './sentence-vectors.js';

/** A loaded model: one single-threaded session and its tokenizer. */
export interface Model {
  readonly dimension: number;
  /** Longest input in word pieces, special pieces included. */
  readonly maxPieces: number;
  /** Number of word pieces without the special ones. */
  countPieces(text: string): number;
  /**
   * The vectors of one passage as it is. One at a time: activations of an int8 model are quantised
   * over the whole batch, so the other passages would change the vector.
   *
   * @throws Failure `unusable-article` for a text of more than `maxPieces`
   */
  embedPassage(text: PassageText): Promise<PassageVectors>;
  /**
   * The vectors of a question, with the model's prefix before it.
   *
   * @throws Failure `invalid-question` if it is too long
   */
  embedQuery(text: string): Promise<QueryVectors>;
}

/** The parts of a model's config.json that matter here; each family has its own names. */
interface Config {
  readonly hidden_size?: number;
  readonly d_model?: number;
  readonly dim?: number;
  readonly max_position_embeddings?: number;
}

/**
 * Loads a model from its folder, for one thread.
 *
 * @throws Failure `model-damaged`, or `invalid-setting` if it can't read as many pieces as wanted
 */
export async function loadModel(traits: ModelTraits, found: ModelFolder): Promise<Model> {
  const config = (await readJson(join(found.folder, 'config.json'))) as Config;
  const { config: tokenizerConfig, pieces: piecesOf, bare } = await loadTokenizer(found);
  const session = await openSession(found, 1);
  const output = session.outputNames.includes('last_hidden_state')
    ? 'last_hidden_state'
    : session.outputNames[0];
  const dimension = traits.dimension ?? config.hidden_size ?? config.d_model ?? config.dim;
  if (dimension === undefined || output === undefined) {
    throw damagedModel(join(found.folder, 'config.json'), "doesn't say how long a vector is");
  }
  const maxPieces = longestInput(traits, config, tokenizerConfig);

  /** The pieces of a text, and the model's last hidden state: a row of `dimension` numbers a piece. */
  const run = async (
    text: string,
    tooLong: 'unusable-article' | 'invalid-question',
  ): Promise<{ pieces: readonly number[]; hidden: Float32Array; vector: Float32Array }> => {
    const pieces = piecesOf(text);
    if (pieces.length > maxPieces) {
      throw new Failure(
        'embedding',
        tooLong,
        `A text of ${pieces.length} word pieces is too long for the model ${traits.id}, which reads ${maxPieces}: “${text.slice(0, 60)}…”.`,
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
    if (vector === null) throw damagedModel(found.onnxFile, "gives vectors that aren't numbers");
    return { pieces, hidden: hidden.data, vector };
  };

  return {
    dimension,
    maxPieces,
    countPieces: (text) => bare(text).length,
    async embedPassage({ text, sentences }) {
      const { pieces, hidden, vector } = await run(text, 'unusable-article');
      const rows = rowsOf(text, sentences, pieces, bare) ?? [];
      return { passage: vector, sentences: sentenceVectors(hidden, dimension, rows) };
    },
    async embedQuery(text) {
      const { pieces, hidden, vector } = await run(traits.queryPrefix + text, 'invalid-question');
      // The prefix and the special pieces say nothing about the question.
      const first = 1 + bare(traits.queryPrefix).length;
      const own = hidden.subarray(first * dimension, (pieces.length - 1) * dimension);
      return { passage: vector, sentence: pool(own, dimension, 'mean') ?? vector };
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
        : `The files of the model ${traits.id} don't say how many word pieces it reads.`,
      { remedy: 'Set PULLQUOTE_MAX_PIECES to what its model card says.' },
    );
  }
  return wanted;
}

/** Tensors of a single unpadded text: attention everywhere, and one segment if the model asks. */
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
        `The model ${id} asks for the input ${name}, which text doesn't have.`,
        { remedy: 'Choose a feature-extraction model.' },
      );
    }
  }
  return feeds;
}
