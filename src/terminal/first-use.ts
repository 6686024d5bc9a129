import path from 'node:path';
import { type Engine, openEngine, openModel } from '../engine.js';
import { Failure } from '../failure.js';
import { packageFolder, type Settings } from '../settings.js';
import { storageOf } from '../storage.js';
import { drawDownloads } from './progress/download.js';
import { drawIngestion } from './progress/ingestion.js';
import { showProgress } from './progress/progress.js';

/** Opens the engine; if nothing was ever ingested, ingests the bundled seeds first. */
export async function openWithSeeds(settings: Settings): Promise<Engine> {
  try {
    return await openShowing(settings);
  } catch (error) {
    // A cluster is shared: a first question must not fill it with seeds.
    if (!isEmpty(error) || storageOf(settings).shared) throw error;
  }
  await ingestSeeds(settings);
  return openShowing(settings);
}

/**
 * Like `openWithSeeds`, for a bot: with an empty cluster it starts anyway, since its moderators may be
 * the ones to fill it.
 */
export async function openForBot(settings: Settings): Promise<Engine> {
  try {
    return await openWithSeeds(settings);
  } catch (error) {
    if (!isEmpty(error)) throw error;
  }
  process.stderr.write(
    'The library in Weaviate holds no articles yet: add some with /articles add, `pullquote ingest PATH` or `pullquote copy`.\n',
  );
  await createEmpty(settings);
  return openShowing(settings);
}

function isEmpty(error: unknown): boolean {
  return error instanceof Failure && error.kind === 'index-missing';
}

/** Opens the engine, drawing any download or rebuild. */
async function openShowing(settings: Settings): Promise<Engine> {
  const downloads = drawDownloads();
  const rebuild = showProgress('rebuilding the index', 'passages');
  try {
    return await openEngine(settings, { onDownload: downloads.on, onRebuild: rebuild.at });
  } finally {
    downloads.end();
    rebuild.end();
  }
}

async function ingestSeeds(settings: Settings): Promise<void> {
  process.stderr.write('Nothing is ingested yet: adding the bundled seeds.\n');
  const embedder = await openModel(settings);
  const drawn = drawIngestion();
  try {
    await storageOf(settings).ingest([path.join(packageFolder, 'seeds')], {
      embedder,
      onEvent: drawn.on,
    });
  } finally {
    drawn.end();
    await embedder.close();
  }
}

/** Creates an empty library for the settings' model. */
async function createEmpty(settings: Settings): Promise<void> {
  const { model, close } = await openModel(settings);
  await close();
  const library = await storageOf(settings).transfer('to');
  try {
    await library.claim(model);
  } finally {
    await library.close();
  }
}
