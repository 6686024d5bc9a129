import { accessSync, constants, existsSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { Failure } from '../../failure.js';
import type { Storage } from '../../library/storage.js';
import type { ModelIdentity } from '../../models/embedding/embedder.js';
import { openModel, openReading } from '../../open-models.js';
import { envFiles } from '../../places.js';
import type { ServerSettings } from '../../records/records.js';
import { readSettings, type Settings } from '../../settings.js';
import { storageOf } from '../../storage.js';
import { exitCode } from '../errors.js';
import { lookOf } from '../layout.js';
import { seedsNotice } from '../opening/seeds.js';
import { write } from '../output.js';
import { examineNative } from './examine-native.js';
import { type Finding, failed } from './finding.js';

/** `pullquote doctor`: checks everything that answering needs, here and on Discord. */
export const doctorCommand = new Command('doctor')
  .description('Check Node, settings, model, index and bot, and say what to do')
  .addHelpText(
    'after',
    `
With a DISCORD_TOKEN it also checks the bot with Discord: intents, permissions in its servers, and
whether the deployed commands are those of this version. Exit code 1 if something failed.

Example:
  pullquote doctor`,
  )
  .action(async () => {
    const { colours } = lookOf(process.stdout);
    const marks = {
      ok: colours.green('ok  '),
      note: colours.yellow('note'),
      fail: colours.red('FAIL'),
    };
    for await (const finding of examine()) {
      write(`${marks[finding.state]}  ${finding.what}\n`);
      if (finding.next !== undefined) write(`      next: ${finding.next}\n`);
      if (finding.state === 'fail') process.exitCode = exitCode.failure;
    }
  });

async function* examine(): AsyncGenerator<Finding> {
  yield examineNode();
  yield {
    state: 'ok',
    what: `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB of memory`,
  };
  const native = await examineNative();
  yield native;
  let settings: Settings;
  try {
    settings = readSettings(process.env);
  } catch (error) {
    yield failed(error);
    return;
  }
  yield { state: 'ok', what: `settings, ${envFilesInWords()}` };
  yield examineFolder(settings);
  if (native.state === 'ok') {
    yield* examineModel(settings);
    yield await examineReader(settings);
    const { examineFeeds } = await import('./examine-feeds.js');
    yield* examineFeeds(settings, new Date());
  }
  if (settings.discord.token === undefined) {
    yield {
      state: 'note',
      what: 'no DISCORD_TOKEN, so no bot; the terminal needs none',
      next: 'For a bot, see .env.example.',
    };
    return;
  }
  const { examineDiscord } = await import('./examine-discord.js');
  const [servers, failure] = await readServerSettings(settings);
  if (failure !== null) yield failed(failure);
  yield* examineDiscord(settings.discord, servers);
}

type ServerSettingsById = ReadonlyMap<string, ServerSettings>;

/** What moderators have set, and what went wrong; nothing is created if there is nothing yet. */
async function readServerSettings(settings: Settings): Promise<[ServerSettingsById, unknown]> {
  const storage = storageOf(settings);
  try {
    // Only here: it loads a compiled module, which may be what is wrong.
    const { recordFile } = await import('../../records/schema.js');
    if (!storage.shared && !existsSync(recordFile(settings.indexFolder))) return [new Map(), null];
    const records = await storage.records();
    try {
      return [await records.servers(), null];
    } finally {
      await records.close();
    }
  } catch (error) {
    return [new Map(), error];
  }
}

async function* examineModel(settings: Settings): AsyncGenerator<Finding> {
  let model: ModelIdentity;
  try {
    const started = performance.now();
    const embedder = await openModel(settings);
    await embedder.embedQuery('Does the model work?');
    model = embedder.model;
    await embedder.close();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    yield {
      state: 'ok',
      what: `model ${model.id}, ${model.dimension} dimensions, loaded and tried in ${seconds} s`,
    };
  } catch (error) {
    yield failed(error);
    return;
  }
  yield* examineIndex(settings, model);
}

async function examineReader(settings: Settings): Promise<Finding> {
  try {
    const started = performance.now();
    const reader = await openReading(settings);
    if (reader === null) return { state: 'note', what: 'no reader: PULLQUOTE_READER is off' };
    try {
      await reader.read('Does the reader work?', [{ heading: '', segments: ['It does.'] }]);
    } finally {
      await reader.close();
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    return { state: 'ok', what: `reader ${reader.model.id}, loaded and tried in ${seconds} s` };
  } catch (error) {
    return failed(error);
  }
}

function examineNode(): Finding {
  const [major = 0] = process.versions.node.split('.').map(Number);
  return major >= 20
    ? { state: 'ok', what: `Node ${process.versions.node}` }
    : {
        state: 'fail',
        what: `Node ${process.versions.node} is too old`,
        next: 'Install Node 20 or newer.',
      };
}

/** Where settings come from, besides the environment. */
function envFilesInWords(): string {
  const files = envFiles();
  const found = files.filter((file) => existsSync(file));
  return found.length > 0
    ? `from the environment and ${found.join(', then ')}`
    : `from the environment (no .env file at ${files.join(' or ')}, which is fine)`;
}

function examineFolder({ indexFolder, indexReason }: Settings): Finding {
  let folder = indexFolder;
  while (!existsSync(folder) && path.dirname(folder) !== folder) folder = path.dirname(folder);
  try {
    accessSync(folder, constants.W_OK);
    return { state: 'ok', what: `index folder ${indexFolder} (${indexReason}) is writable` };
  } catch {
    return {
      state: 'fail',
      what: `the index folder ${indexFolder} (${indexReason}) is not writable`,
      next: 'Set PULLQUOTE_INDEX to a folder of yours, or change its permissions.',
    };
  }
}

async function* examineIndex(settings: Settings, model: ModelIdentity): AsyncGenerator<Finding> {
  const storage = storageOf(settings);
  try {
    const library = await storage.search(model);
    const { articles, copies, passages, sentences } = await library.status();
    await library.close();
    if (articles === 0) {
      yield nothingIngested(storage);
      return;
    }
    yield {
      state: 'ok',
      what: `index with ${articles} articles, ${copies} copies, ${passages} passages`,
    };
    if (!sentences) {
      yield {
        state: 'note',
        what: 'the index was made by an earlier version: answering sentences are marked only by their words',
        next: 'Run `pullquote reindex`, which embeds every article again.',
      };
    }
    const queue = await storage.queue();
    const queued = await queue.waiting().finally(() => queue.close());
    if (queued > 0) {
      yield {
        state: 'note',
        what: `${queued} queued for the curator of the cluster`,
        next: 'On its machine, the bot adds them, or `pullquote publish`.',
      };
    }
    const notice = await seedsNotice(storage);
    if (notice !== null) yield { state: 'note', what: notice.what, next: notice.remedy };
  } catch (error) {
    const missing = error instanceof Failure && error.kind === 'index-missing';
    yield missing ? nothingIngested(storage) : failed(error);
  }
}

function nothingIngested({ shared }: Storage): Finding {
  // The demo never stands in for a cluster, which is shared.
  const meanwhile = shared
    ? ''
    : ': the demo articles answer in the terminal, and the bot quotes none';
  return {
    state: 'note',
    what: `no articles yet${meanwhile}`,
    next: 'Run `pullquote ingest PATH`.',
  };
}
