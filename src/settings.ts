import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { BUNDLED_MODEL, type ModelSettings } from './embedding/registry.js';
import { Failure } from './failure.js';

/** The package's own folder: bundled models and seeds lie in it, whatever the working directory. */
export const packageFolder = fileURLToPath(new URL('..', import.meta.url));

const text = z
  .string()
  .trim()
  .transform((value) => (value === '' ? undefined : value))
  .optional();

const flag = z
  .string()
  .trim()
  .toLowerCase()
  .default('')
  .pipe(z.enum(['', '0', '1', 'false', 'true', 'no', 'yes', 'off', 'on']))
  .transform((value) => ['1', 'true', 'yes', 'on'].includes(value));

const count = z
  .string()
  .trim()
  .regex(/^([1-9]\d*)?$/, 'must be a whole number above 0')
  .transform((value) => (value === '' ? undefined : Number(value)))
  .optional();

/** Every variable that the project reads, as it stands in `.env.example`. */
export const environment = z.object({
  PULLQUOTE_INDEX: text,
  PULLQUOTE_MODEL: text,
  PULLQUOTE_POOLING: z
    .enum(['', 'mean', 'cls'])
    .default('')
    .transform((value) => (value === '' ? undefined : value)),
  PULLQUOTE_QUERY_PREFIX: z.string().optional(),
  PULLQUOTE_MAX_PIECES: count,
  PULLQUOTE_MODELS: text,
  PULLQUOTE_CACHE: text,
  PULLQUOTE_OFFLINE: flag,
  PULLQUOTE_WORKERS: count,
});

/** The settings, checked and with their defaults. Paths are absolute. */
export interface Settings {
  /** Folder of the database and its snapshots. */
  readonly indexFolder: string;
  readonly model: ModelSettings;
  /** Folder where an operator puts model files by hand, beside the bundled ones. */
  readonly modelsFolder: string;
  /** Folder that models are downloaded to. */
  readonly cacheFolder: string;
  /** Never ask the hub. */
  readonly offline: boolean;
  /** Embedding workers; `undefined`: one a core. */
  readonly workers: number | undefined;
}

/**
 * Reads the settings from the environment.
 *
 * @throws Failure `invalid-setting` that names each wrong variable
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Failure('settings', 'invalid-setting', wrong.join('; '), {
      remedy: 'see .env.example for what each variable may be',
    });
  }
  const set = parsed.data;
  const cache = env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache');
  return {
    indexFolder: path.resolve(set.PULLQUOTE_INDEX ?? 'index'),
    model: {
      id: set.PULLQUOTE_MODEL ?? BUNDLED_MODEL,
      ...(set.PULLQUOTE_POOLING !== undefined && { pooling: set.PULLQUOTE_POOLING }),
      ...(set.PULLQUOTE_QUERY_PREFIX && { queryPrefix: set.PULLQUOTE_QUERY_PREFIX }),
      ...(set.PULLQUOTE_MAX_PIECES !== undefined && { maxPieces: set.PULLQUOTE_MAX_PIECES }),
    },
    modelsFolder: path.resolve(set.PULLQUOTE_MODELS ?? path.join(packageFolder, 'models')),
    cacheFolder: path.resolve(set.PULLQUOTE_CACHE ?? path.join(cache, 'pullquote', 'models')),
    offline: set.PULLQUOTE_OFFLINE,
    workers: set.PULLQUOTE_WORKERS,
  };
}
