import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { Failure } from './failure.js';
import { BUNDLED_MODEL, isModelId, type ModelSettings } from './models/embedding/registry.js';
import { BUNDLED_READER } from './models/reader/registry.js';

/** The package's own folder, which holds bundled models and seeds, whatever the working directory. */
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

/** Discord's own address; tests set another. */
const discordApi = 'https://discord.com/api';

const id = /^\d{15,20}$/;
const notAnId = 'must be a Discord id: 15 to 20 digits';

const snowflake = text.refine((value) => value === undefined || id.test(value), notAnId);

const snowflakes = z
  .string()
  .default('')
  .transform((value) => value.split(/[\s,]+/).filter(Boolean))
  .refine((ids) => ids.every((one) => id.test(one)), notAnId);

/** Addresses separated by commas. */
const addresses = z
  .string()
  .default('')
  .transform((value) => value.split(/[\s,]+/).filter(Boolean))
  .refine(
    (all) => all.every((one) => URL.canParse(one) && /^https?:$/.test(new URL(one).protocol)),
    'must be http or https addresses, separated by commas',
  );

/** Every variable that the project reads, as listed in `.env.example`. */
export const environment = z.object({
  PULLQUOTE_INDEX: text,
  PULLQUOTE_LIBRARY: z
    .string()
    .trim()
    .toLowerCase()
    .default('')
    .pipe(z.enum(['', 'embedded', 'weaviate']))
    .transform((value) => (value === '' ? 'embedded' : value)),
  WEAVIATE_URL: addresses,
  WEAVIATE_GRPC_URL: addresses,
  WEAVIATE_API_KEY: text,
  WEAVIATE_PREFIX: text
    .transform((value) => value ?? 'Pullquote')
    .refine(
      (value) => /^[A-Z][A-Za-z0-9]*$/.test(value),
      'must be letters and digits, the first a capital',
    ),
  WEAVIATE_SHARDS: count,
  WEAVIATE_REPLICAS: count,
  PULLQUOTE_MODEL: text,
  PULLQUOTE_POOLING: z
    .enum(['', 'mean', 'cls'])
    .default('')
    .transform((value) => (value === '' ? undefined : value)),
  PULLQUOTE_QUERY_PREFIX: z.string().optional(),
  PULLQUOTE_MAX_PIECES: count,
  RERANK: z
    .string()
    .trim()
    .default('')
    .transform((value) => (value === '' ? 'auto' : value))
    .refine(
      (value) => value === 'auto' || value === 'off' || isModelId(value),
      "must be auto, off or a model's id, owner/name",
    )
    .default('auto'),
  PULLQUOTE_MODELS: text,
  PULLQUOTE_CACHE: text,
  PULLQUOTE_OFFLINE: flag,
  PULLQUOTE_WORKERS: count,
  DISCORD_TOKEN: text,
  DISCORD_CLIENT_ID: snowflake,
  DISCORD_GUILD_ID: snowflake,
  DISCORD_API_URL: z
    .string()
    .trim()
    .transform((value) => (value === '' ? discordApi : value.replace(/\/+$/, '')))
    .pipe(z.url({ protocol: /^https?$/, error: 'must be an http or https address' }))
    .default(discordApi),
  DISCORD_MESSAGE_CONTENT: flag,
  DISCORD_CURATING_GUILDS: snowflakes,
  PULLQUOTE_ADD_FROM_URLS: flag,
  PULLQUOTE_QUESTIONS_PER_MINUTE: count,
  PULLQUOTE_KEEP_DAYS: count,
  PULLQUOTE_HTTP_PORT: count.refine(
    (port) => port === undefined || port < 65_536,
    'must be a valid port',
  ),
  PULLQUOTE_LOG_LEVEL: z
    .string()
    .trim()
    .toLowerCase()
    .default('')
    .pipe(z.enum(['', 'trace', 'debug', 'info', 'warn', 'error', 'silent']))
    .transform((value) => (value === '' ? 'info' : value)),
  PULLQUOTE_LOG_QUESTIONS: flag,
});

/** The settings, checked and with their defaults. Paths are absolute. */
export interface Settings {
  /** Folder of the database and its snapshots. */
  readonly indexFolder: string;
  /** Where articles and passages are kept and searched. */
  readonly library: 'embedded' | 'weaviate';
  readonly weaviate: WeaviateSettings;
  readonly model: ModelSettings;
  /** Id of the model that reads the best candidates with the question; `null` for none. */
  readonly reader: string | null;
  /** Folder for model files that the operator puts there by hand. */
  readonly modelsFolder: string;
  /** Folder for downloaded models. */
  readonly cacheFolder: string;
  /** Never ask the hub. */
  readonly offline: boolean;
  /** Embedding workers; `undefined`: one per core. */
  readonly workers: number | undefined;
  readonly discord: DiscordSettings;
}

/** A Weaviate cluster. */
export interface WeaviateSettings {
  /** At least one node; the first is asked first. */
  readonly nodes: readonly { readonly http: string; readonly grpc: string }[];
  readonly apiKey: string | undefined;
  /** Prefix of the collections' names: a cluster may hold several libraries. */
  readonly prefix: string;
  /** Shards of a collection, when it is created. */
  readonly shards: number;
  /** Nodes that hold each shard, when it is created. */
  readonly replicas: number;
}

/** What only the bot needs. */
export interface DiscordSettings {
  /** `undefined`: there is no bot. */
  readonly token: string | undefined;
  /** Id of the application, for deploying commands; `undefined`: Discord is asked. */
  readonly clientId: string | undefined;
  /** Server that commands are deployed to by default; `undefined`: all servers. */
  readonly guildId: string | undefined;
  /** Address of the API without its version, e.g. `https://discord.com/api`. */
  readonly apiUrl: string;
  /** Whether to ask for the privileged intent that question channels need. */
  readonly messageContent: boolean;
  /** Servers whose moderators may add and remove articles; empty: `guildId`, else the bot's only one. */
  readonly curatingGuilds: readonly string[];
  /** Whether moderators may add articles by address. */
  readonly addFromUrls: boolean;
  /** Questions that a member may ask within a minute. */
  readonly questionsPerMinute: number;
  /** Days after which questions, answers and votes are deleted. */
  readonly keepDays: number;
  /** Port on 127.0.0.1 for `/healthz` and `/metrics`; `undefined`: neither. */
  readonly httpPort: number | undefined;
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Whether questions are logged with their text. */
  readonly logQuestions: boolean;
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
    throw new Failure('settings', 'invalid-setting', `${wrong.join('; ')}.`, {
      remedy: 'See .env.example for what each variable may be.',
    });
  }
  const set = parsed.data;
  const cache = env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache');
  return {
    indexFolder: path.resolve(set.PULLQUOTE_INDEX ?? 'index'),
    library: set.PULLQUOTE_LIBRARY,
    weaviate: {
      nodes: nodesOf(set.WEAVIATE_URL, set.WEAVIATE_GRPC_URL),
      apiKey: set.WEAVIATE_API_KEY,
      prefix: set.WEAVIATE_PREFIX,
      shards: set.WEAVIATE_SHARDS ?? 1,
      replicas: set.WEAVIATE_REPLICAS ?? 1,
    },
    model: {
      id: set.PULLQUOTE_MODEL ?? BUNDLED_MODEL,
      ...(set.PULLQUOTE_POOLING !== undefined && { pooling: set.PULLQUOTE_POOLING }),
      ...(set.PULLQUOTE_QUERY_PREFIX && { queryPrefix: set.PULLQUOTE_QUERY_PREFIX }),
      ...(set.PULLQUOTE_MAX_PIECES !== undefined && { maxPieces: set.PULLQUOTE_MAX_PIECES }),
    },
    reader: readerOf(set.RERANK),
    modelsFolder: path.resolve(set.PULLQUOTE_MODELS ?? path.join(packageFolder, 'models')),
    cacheFolder: path.resolve(set.PULLQUOTE_CACHE ?? path.join(cache, 'pullquote', 'models')),
    offline: set.PULLQUOTE_OFFLINE,
    workers: set.PULLQUOTE_WORKERS,
    discord: {
      token: set.DISCORD_TOKEN,
      clientId: set.DISCORD_CLIENT_ID,
      guildId: set.DISCORD_GUILD_ID,
      apiUrl: set.DISCORD_API_URL,
      messageContent: set.DISCORD_MESSAGE_CONTENT,
      curatingGuilds: set.DISCORD_CURATING_GUILDS,
      addFromUrls: set.PULLQUOTE_ADD_FROM_URLS,
      questionsPerMinute: set.PULLQUOTE_QUESTIONS_PER_MINUTE ?? 10,
      keepDays: set.PULLQUOTE_KEEP_DAYS ?? 90,
      httpPort: set.PULLQUOTE_HTTP_PORT,
      logLevel: set.PULLQUOTE_LOG_LEVEL,
      logQuestions: set.PULLQUOTE_LOG_QUESTIONS,
    },
  };
}

/** Weaviate's own port for gRPC, on the host of the other address if none is given. */
const grpcPort = '50051';

function nodesOf(
  given: readonly string[],
  grpc: readonly string[],
): { readonly http: string; readonly grpc: string }[] {
  const urls = given.length > 0 ? given : ['http://127.0.0.1:8080'];
  if (grpc.length > 0 && grpc.length !== urls.length) {
    throw new Failure(
      'settings',
      'invalid-setting',
      `WEAVIATE_GRPC_URL: has ${grpc.length} addresses, but WEAVIATE_URL has ${urls.length}.`,
      { remedy: 'Give one for each node, in the same order.' },
    );
  }
  return urls.map((http, i) => {
    const beside = new URL(http);
    beside.port = grpcPort;
    return { http, grpc: grpc[i] ?? beside.origin };
  });
}

function readerOf(rerank: string): string | null {
  if (rerank === 'off') return null;
  return rerank === 'auto' ? BUNDLED_READER : rerank;
}
