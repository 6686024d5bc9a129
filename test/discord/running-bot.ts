import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { type Bot, startBot } from '../../src/discord/bot.js';
import { commands } from '../../src/discord/commands.js';
import { openApi } from '../../src/discord/deploy/api.js';
import { deploy, planDeployment } from '../../src/discord/deploy/deploy.js';
import { openLog } from '../../src/discord/ops/log.js';
import { ingest } from '../../src/library/ingest/ingest.js';
import type { Embedder } from '../../src/models/embedding/embedder.js';
import type { Reader } from '../../src/models/reader/reader.js';
import { openModel, openReading } from '../../src/open-models.js';
import { openPullquote, type Pullquote } from '../../src/pullquote.js';
import { packageFolder, readSettings, type Settings } from '../../src/settings.js';
import { expectWell, type Loopback, startLoopback } from './loopback/loopback.js';
import type { LoopbackOptions } from './loopback/world.js';

export interface BotOptions {
  /** Environment variables beside those that lead to the loopback. */
  readonly env?: Readonly<Record<string, string>>;
  readonly loopback?: LoopbackOptions;
  /** Articles to answer from; default the bundled seeds. */
  readonly articles?: string;
  /** Stands in for the engine's embedder, e.g. to hold questions back. */
  readonly embedder?: (real: Embedder) => Embedder;
  /** Folder that the index's folder is made in; default the system's for temporary files. */
  readonly parent?: string;
  /** Takes the lines of the log, which is off otherwise. */
  readonly log?: (line: string) => void;
  /** What time it is for those who follow something. */
  readonly now?: () => Date;
  /** Milliseconds between two looks for news. */
  readonly lookForNewsEvery?: number;
}

/** A bot that runs as `pullquote bot` runs it, on a Discord of its own. */
export interface RunningBot {
  readonly discord: Loopback;
  readonly settings: Settings;
  readonly engine: Pullquote;
  readonly bot: Bot;
  /** Ends the bot without a word, as a crash does, and starts another over the same index. */
  restart(how?: 'crash' | 'stop'): Promise<void>;
}

let model: Promise<Embedder> | null = null;
let reader: Promise<Reader | null> | null = null;
const indexes = new Map<string, Promise<string>>();

afterAll(async () => {
  await (await model)?.close();
  await (await reader)?.close();
  for (const folder of indexes.values()) rmSync(await folder, { recursive: true, force: true });
});

/** The bundled model, opened once a test file. */
function realModel(): Promise<Embedder> {
  model ??= openModel(readSettings({}));
  return model;
}

/** The bundled reader, opened once a test file. */
function realReader(): Promise<Reader | null> {
  reader ??= openReading(readSettings({}));
  return reader;
}

/** An index of articles, made once a test file. */
function indexOf(articles: string): Promise<string> {
  const made = indexes.get(articles) ?? makeIndex(articles);
  indexes.set(articles, made);
  return made;
}

async function makeIndex(articles: string): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pullquote-index-'));
  await ingest([articles], { folder, embedder: await realModel() });
  return folder;
}

/**
 * Starts a loopback Discord, deploys the commands to it, and starts the bot over a fresh copy of the
 * index. At the test's end it fails where the bot was at fault, and stops everything.
 */
export async function runningBot(options: BotOptions = {}): Promise<RunningBot> {
  const discord = await startLoopback(options.loopback);
  const indexFolder = mkdtempSync(path.join(options.parent ?? tmpdir(), 'pullquote-bot-'));
  cpSync(await indexOf(options.articles ?? path.join(packageFolder, 'seeds')), indexFolder, {
    recursive: true,
  });
  const settings = readSettings({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    PULLQUOTE_INDEX: indexFolder,
    PULLQUOTE_LOG_LEVEL: options.log ? 'debug' : 'silent',
    ...options.env,
  });
  const real = await realModel();
  const embedder = options.embedder?.(real) ?? real;
  const reader = await realReader();
  const engine = await openPullquote({ index: indexFolder, model: embedder, reader });

  const api = openApi(settings.discord);
  const { userInstall } = settings.discord;
  const to = { guildId: undefined, applicationId: undefined, userInstall };
  await deploy(api, await planDeployment(api, commands, to));

  const { log, now, lookForNewsEvery } = options;
  const start = () =>
    startBot(settings, engine, log && openLog(settings, { write: log }), null, {
      ...(now && { now }),
      ...(lookForNewsEvery !== undefined && { lookForNewsEvery }),
    });
  let bot = await start();
  onTestFinished(async () => {
    try {
      await expectWell(discord);
    } finally {
      await bot.stop('end of the test');
      await engine.close();
      await discord.stop();
      rmSync(indexFolder, { recursive: true, force: true });
    }
  });
  return {
    discord,
    settings,
    engine,
    get bot() {
      return bot;
    },
    restart: async (how = 'stop') => {
      if (how === 'stop') await bot.stop('restart');
      bot = await start();
    },
  };
}
