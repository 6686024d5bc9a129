import { Failure } from '../../failure.js';

/** How the vectors of a text's word pieces become one: their mean, or the first piece's (CLS). */
export type Pooling = 'mean' | 'cls';

/** A model as the settings name it. What is left out comes from the registry or the model's files. */
export interface ModelSettings {
  /** Hub id, e.g. `Xenova/bge-small-en-v1.5`. */
  readonly id: string;
  /** Required for a model that the registry doesn't know. */
  readonly pooling?: Pooling | undefined;
  /** Put in front of questions, never of passages. */
  readonly queryPrefix?: string | undefined;
  /** Longest input in word pieces, special pieces included. */
  readonly maxPieces?: number | undefined;
}

/** What must be known about a model, beyond its files, to use it as it was trained. */
export interface ModelTraits {
  readonly id: string;
  readonly pooling: Pooling;
  readonly queryPrefix: string;
  /** Length of a vector; `null`: as the model's config.json says. */
  readonly dimension: number | null;
  /** Longest input in word pieces, special pieces included; `null`: as the model's files say. */
  readonly maxPieces: number | null;
}

/** The model whose files are in the repository; used by default. */
export const bundledModel = 'Xenova/bge-small-en-v1.5';

const bgePrefix = 'Represent this sentence for searching relevant passages: ';

/**
 * Models whose traits are known, from their authors' model cards. MiniLM reads 512 pieces but was
 * trained on 256, and its card cuts there.
 */
const knownModels: readonly ModelTraits[] = [
  {
    id: 'Xenova/all-MiniLM-L6-v2',
    pooling: 'mean',
    queryPrefix: '',
    dimension: 384,
    maxPieces: 256,
  },
  {
    id: 'Xenova/bge-small-en-v1.5',
    pooling: 'cls',
    queryPrefix: bgePrefix,
    dimension: 384,
    maxPieces: 512,
  },
  {
    id: 'Xenova/bge-base-en-v1.5',
    pooling: 'cls',
    queryPrefix: bgePrefix,
    dimension: 768,
    maxPieces: 512,
  },
  { id: 'Xenova/gte-small', pooling: 'mean', queryPrefix: '', dimension: 384, maxPieces: 512 },
];

/** An id becomes a path: `owner/name` in plain characters, so it can't lead out of the folder. */
const modelId = /^(?!\.)[\w.-]+\/(?!\.)[\w.-]+$/;

/** Whether a text has the form of a model's id. */
export function isModelId(text: string): boolean {
  return modelId.test(text);
}

/**
 * The traits to use a model with: what the settings say, otherwise what the registry knows.
 *
 * @throws Failure `unknown-model` for an invalid id and for an unknown model whose pooling isn't given,
 *   because a guess would give vectors that look right but search badly; `invalid-setting` for the wrong
 *   pooling of a known model
 */
export function modelTraits(settings: ModelSettings): ModelTraits {
  if (!isModelId(settings.id)) {
    throw new Failure('embedding', 'unknown-model', `“${settings.id}” isn't a valid model id.`, {
      remedy: `A model id has the form owner/name, e.g. ${bundledModel}.`,
    });
  }
  const known = knownModels.find((model) => model.id === settings.id);
  if (known !== undefined && settings.pooling !== undefined && settings.pooling !== known.pooling) {
    throw new Failure(
      'embedding',
      'invalid-setting',
      `The model ${known.id} pools by ${known.pooling}, not by ${settings.pooling}.`,
      { remedy: "Leave PULLQUOTE_POOLING empty: it is for models that Pullquote doesn't know." },
    );
  }
  const pooling = settings.pooling ?? known?.pooling;
  if (pooling === undefined) {
    throw new Failure(
      'embedding',
      'unknown-model',
      `Pullquote doesn't know how the model ${settings.id} pools its vectors.`,
      {
        remedy: `Set PULLQUOTE_POOLING to mean or cls, as its model card says, and PULLQUOTE_QUERY_PREFIX if it has a prefix for questions; or use one of ${knownModels.map((model) => model.id).join(', ')}.`,
      },
    );
  }
  return {
    id: settings.id,
    pooling,
    queryPrefix: settings.queryPrefix ?? known?.queryPrefix ?? '',
    dimension: known?.dimension ?? null,
    maxPieces: settings.maxPieces ?? known?.maxPieces ?? null,
  };
}
