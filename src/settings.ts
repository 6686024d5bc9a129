import { statSync } from 'node:fs';
import * as z from 'zod';
import { mostKeptDays } from './collect/feeds/keep-days.js';
import {
  addresses,
  count,
  countOr,
  type Environment,
  flag,
  folderOr,
  from,
  hosts,
  namesIn,
  off,
  on,
  oneOf,
  secret,
  snowflake,
  snowflakes,
  text,
  type Variables,
  valuesOf,
} from './environment.js';
import { Failure } from './failure.js';
import { bundledModel, isModelId } from './models/embedding/registry.js';
import { bundledReader } from './models/reader/registry.js';
import { defaultCacheFolder, defaultModelsFolder, indexPlace } from './places.js';

export { packageFolder } from './places.js';

const webAddress = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });

const variables = {
  /** Folder of the database and its snapshots; `undefined`: `indexPlace` chooses it. */
  index: from('PULLQUOTE_INDEX', text),
  /** Where articles and passages are kept and searched. */
  library: from('PULLQUOTE_LIBRARY', oneOf(['embedded', 'weaviate'])),
  /** A Weaviate cluster. */
  weaviate: {
    urls: from('WEAVIATE_URL', addresses),
    grpcUrls: from('WEAVIATE_GRPC_URL', addresses),
    apiKey: from('WEAVIATE_API_KEY', secret),
    /** What the collections' names begin with: a cluster may hold several libraries. */
    prefix: from(
      'WEAVIATE_PREFIX',
      text
        .transform((value) => value ?? 'Pullquote')
        .refine(
          (value) => /^[A-Z][A-Za-z0-9]*$/.test(value),
          'must be letters and digits, beginning with a capital',
        ),
    ),
    /** Whether this machine has the index that the cluster is published from. */
    curator: from('WEAVIATE_CURATOR', flag),
    /** Parts of a collection, when it is made. */
    shards: from('WEAVIATE_SHARDS', countOr(1)),
    /** Nodes that keep each part, when it is made. */
    replicas: from('WEAVIATE_REPLICAS', countOr(1)),
  },
  model: {
    id: from(
      'PULLQUOTE_MODEL',
      text.transform((value) => value ?? bundledModel),
    ),
    pooling: from('PULLQUOTE_POOLING', text.pipe(z.enum(['mean', 'cls']).optional())),
    /** Not trimmed: the space at its end belongs to it. */
    queryPrefix: from(
      'PULLQUOTE_QUERY_PREFIX',
      z
        .string()
        .optional()
        .transform((value) => value || undefined),
    ),
    maxPieces: from('PULLQUOTE_MAX_PIECES', count),
  },
  /** Id of the model that reads the best candidates with the question; `null`: none does. */
  reader: from(
    'PULLQUOTE_READER',
    text
      .transform((value) => value ?? 'auto')
      .refine(
        (value) => ['auto', ...on, ...off].includes(value.toLowerCase()) || isModelId(value),
        "must be auto, off or a model's id, owner/name",
      )
      .transform((value) => {
        if (off.includes(value.toLowerCase())) return null;
        return isModelId(value) ? value : bundledReader;
      }),
  ),
  /** Folder where an operator puts model files by hand, beside the bundled ones. */
  modelsFolder: from(
    'PULLQUOTE_MODELS',
    folderOr(defaultModelsFolder).refine(
      (folder) => statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true,
      'there is no such folder',
    ),
  ),
  /** Folder that models are downloaded to. */
  cacheFolder: from('PULLQUOTE_CACHE', folderOr(defaultCacheFolder)),
  /** Never ask the hub. */
  offline: from('PULLQUOTE_OFFLINE', flag),
  /** Embedding workers; `undefined`: one per core. */
  workers: from('PULLQUOTE_WORKERS', count),
  /** How pages and feeds are fetched. */
  fetch: {
    /** `host:port` of hosts that may be at private addresses. */
    allow: from('PULLQUOTE_FETCH_ALLOW', hosts),
    /** An address of the operator, which servers are told; `undefined`: none. */
    contact: from('PULLQUOTE_FETCH_CONTACT', secret),
  },
  feeds: {
    /** Minutes between two refreshes of a feed. */
    minutes: from('PULLQUOTE_FEED_MINUTES', countOr(30)),
  },
  serve: {
    /** What readers of `pullquote serve` must send; `undefined`: nothing, on this machine alone. */
    token: from('PULLQUOTE_SERVE_TOKEN', secret),
  },
  /** What only the bot needs. */
  discord: {
    /** `undefined`: there is no bot. */
    token: from('DISCORD_TOKEN', secret),
    /** Id of the application, for deploying commands; `undefined`: Discord is asked for it. */
    clientId: from('DISCORD_CLIENT_ID', snowflake),
    /** Server that commands are deployed to by default; `undefined`: all servers. */
    guildId: from('DISCORD_GUILD_ID', snowflake),
    /** Address of the API without its version. */
    apiUrl: from(
      'DISCORD_API_URL',
      text
        .transform((value) => (value ?? 'https://discord.com/api').replace(/\/+$/, ''))
        .pipe(webAddress),
    ),
    /** Where members reach the pages of `pullquote serve`; `undefined`: nowhere. */
    pagesUrl: from(
      'PULLQUOTE_PAGES_URL',
      text.transform((value) => value?.replace(/\/+$/, '')).pipe(webAddress.optional()),
    ),
    /** Ask for the privileged intent that question channels need. */
    messageContent: from('DISCORD_MESSAGE_CONTENT', flag),
    /** Whether answers are plain text instead of cards. */
    plainText: from('DISCORD_PLAIN_TEXT', flag),
    /** Servers whose moderators may add and remove articles; empty: `guildId`, else the bot's only one. */
    curatingGuilds: from('DISCORD_CURATING_GUILDS', snowflakes),
    /** Whether all servers share one collection, or each has its own beside the shared one. */
    collections: from('DISCORD_COLLECTIONS', oneOf(['shared', 'per-server'])),
    /** Whether members may install the bot for themselves, to use it wherever they are. */
    userInstall: from('DISCORD_USER_INSTALL', flag),
    /** Whether moderators may add articles by address. */
    addFromUrls: from('PULLQUOTE_ADD_FROM_URLS', flag),
    /** Questions that a member may ask within a minute. */
    questionsPerMinute: from('PULLQUOTE_QUESTIONS_PER_MINUTE', countOr(10)),
    /** Days after which questions, answers and votes are deleted. */
    keepDays: from(
      'PULLQUOTE_KEEP_DAYS',
      countOr(90).refine((days) => days <= mostKeptDays, `must be at most ${mostKeptDays}`),
    ),
    /** Port on 127.0.0.1 for `/healthz` and `/metrics`; `undefined`: neither. */
    httpPort: from(
      'PULLQUOTE_HTTP_PORT',
      count.refine((port) => port === undefined || port < 65_536, "isn't a valid port"),
    ),
    logLevel: from(
      'PULLQUOTE_LOG_LEVEL',
      oneOf(['info', 'trace', 'debug', 'warn', 'error', 'silent']),
    ),
    /** Whether the words of questions go into the log. */
    logQuestions: from('PULLQUOTE_LOG_QUESTIONS', flag),
  },
} satisfies Variables;

/** The settings, checked and with their defaults. */
export type Settings = ReturnType<typeof readSettings>;

export type DiscordSettings = Settings['discord'];

/** Old names that still work, with the new ones. */
const renamed: Readonly<Record<string, string>> = { RERANK: 'PULLQUOTE_READER' };

/** Every variable that the project reads, as `.env.example` lists them. */
export const variableNames: readonly string[] = namesIn(variables);

/**
 * Reads the settings from the environment.
 *
 * @throws Failure `invalid-setting` that names each wrong variable
 */
export function readSettings(env: Environment) {
  const wrong: string[] = [];
  const { weaviate, index, ...values } = valuesOf(variables, withNewNames(env), wrong);
  if (wrong.length > 0) throw invalid(wrong.join('; '));
  const { urls, grpcUrls, ...cluster } = weaviate;
  const { folder, why } = indexPlace(index);
  return {
    ...values,
    weaviate: { ...cluster, nodes: nodesOf(urls, grpcUrls) },
    /** Absolute, as all folders here. */
    indexFolder: folder,
    /** Why the index is there, in words. */
    indexReason: why,
  };
}

/** What the operator should know about the environment, though it stops nothing: sentences, one each. */
export function noticesAbout(env: Environment): string[] {
  const names = Object.keys(env);
  const old = names
    .filter((name) => name in renamed)
    .map((name) => `${name} is now called ${renamed[name]}. The old name still works.`);
  const unknown = names
    .filter((name) => name.startsWith('PULLQUOTE_') && !variableNames.includes(name))
    .map(
      (name) => `${name} isn't a setting, so it has no effect. .env.example lists the settings.`,
    );
  return [...old, ...unknown];
}

function withNewNames(env: Environment): Environment {
  const old = Object.entries(renamed).map(([before, now]) => [now, env[now] || env[before]]);
  return { ...env, ...Object.fromEntries(old) };
}

function invalid(message: string): Failure {
  return new Failure('settings', 'invalid-setting', message, {
    remedy: 'See .env.example for what each variable may be.',
  });
}

/** Weaviate's default port for gRPC, expected beside each node's other port. */
const grpcPort = '50051';

function nodesOf(
  given: readonly string[],
  grpc: readonly string[],
): { readonly http: string; readonly grpc: string }[] {
  const urls = given.length > 0 ? given : ['http://127.0.0.1:8080'];
  if (grpc.length > 0 && grpc.length !== urls.length) {
    throw invalid(
      `WEAVIATE_GRPC_URL: has ${grpc.length} addresses, but WEAVIATE_URL has ${urls.length}. Give one for each node, in the same order`,
    );
  }
  return urls.map((http, i) => {
    const beside = new URL(http);
    beside.port = grpcPort;
    return { http, grpc: grpc[i] ?? beside.origin };
  });
}
