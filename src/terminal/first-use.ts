import path from 'node:path';
import { Failure } from '../failure.js';
import type { OnFault } from '../library/library.js';
import { openModel } from '../open-models.js';
import { openPullquote, type Pullquote } from '../pullquote.js';
import { packageFolder, type Settings } from '../settings.js';
import { storageOf } from '../storage.js';
import { writeError } from './output.js';
import { drawDownloads } from './progress/download.js';
import { drawIngestion } from './progress/ingestion.js';
import { showProgress } from './progress/progress.js';
import { warn } from './warn.js';

/**
 * Opens the engine and all it needs; if nothing was ever ingested, ingests the bundled seeds first.
 *
 * @param onFault called for each article that isn't quoted since it is damaged
 */
export async function openWithSeeds(
  settings: Settings,
  onFault: OnFault = warn,
): Promise<Pullquote> {
  const downloads = drawDownloads();
  const rebuild = showProgress('loading the index', 'passages');
  const storage = storageOf({ ...settings, onFault });
  const engine = await openPullquote({
    ...settings,
    storage,
    onDownload: downloads.on,
    onRebuild: rebuild.at,
  });
  try {
    await engine.ready().catch(async (error: unknown) => {
      // A cluster is shared: a first question must not fill it with seeds.
      if (!isEmpty(error) || storage.shared) throw error;
      await ingestSeeds(engine);
      await engine.ready();
    });
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  } finally {
    downloads.end();
    rebuild.end();
  }
}

/**
 * Like `openWithSeeds`, for a bot: with an empty cluster it starts anyway, since its moderators may be
 * the ones to fill it.
 */
export async function openForBot(settings: Settings, onFault: OnFault): Promise<Pullquote> {
  try {
    return await openWithSeeds(settings, onFault);
  } catch (error) {
    if (!isEmpty(error)) throw error;
  }
  writeError(
    'The library in Weaviate holds no articles yet: add some with /articles add, `pullquote ingest PATH` or `pullquote copy`.\n',
  );
  await createEmpty(settings);
  return openWithSeeds(settings, onFault);
}

function isEmpty(error: unknown): boolean {
  return error instanceof Failure && error.kind === 'index-missing';
}

async function ingestSeeds(engine: Pullquote): Promise<void> {
  writeError('Nothing is ingested yet: adding the bundled seeds.\n');
  const drawn = drawIngestion();
  try {
    await engine.ingest(path.join(packageFolder, 'seeds'), { onEvent: drawn.on });
  } finally {
    drawn.end();
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
