import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../../failure.js';
import type { Fault, OnFault } from '../../library/library.js';
import { openModel } from '../../open-models.js';
import { openPullquote, type Pullquote } from '../../pullquote.js';
import { packageFolder, type Settings } from '../../settings.js';
import { storageOf } from '../../storage.js';
import { drawDownloads } from '../progress/download.js';
import { drawIngestion } from '../progress/ingestion.js';
import { showProgress } from '../progress/progress.js';
import { warn } from '../warn.js';
import { demoSettings, holdsArticles, sayDemo } from './demo.js';
import { seedsNotice } from './seeds.js';

/** The engine for a person who asks. */
export interface AskingEngine extends Pullquote {
  /** Whether it answers from the bundled demo articles, because there are no others. */
  readonly demo: boolean;
}

/**
 * Opens the engine and all it needs. As long as the user has no articles, it answers from the bundled
 * ones, in an index of their own, and says so.
 *
 * @param onFault called for each article that isn't quoted since it is damaged
 */
export async function openForAsking(
  settings: Settings,
  onFault: OnFault = warn,
): Promise<AskingEngine> {
  if (await holdsArticles(settings)) {
    return { ...(await openReady(settings, onFault)), demo: false };
  }
  sayDemo();
  return { ...(await openDemo(demoSettings(settings), onFault)), demo: true };
}

/**
 * Opens the engine for a bot. Without articles it starts anyway, since its moderators may be the ones to
 * add some; the demo's aren't quoted to members.
 */
export async function openForBot(settings: Settings, onFault: OnFault): Promise<Pullquote> {
  const engine = await openReady(settings, onFault).catch(async (error: unknown) => {
    if (!isA('index-missing', error)) throw error;
    await createEmpty(settings);
    return openReady(settings, onFault);
  });
  try {
    const { total } = await engine.library.headlines({}, { offset: 0, limit: 1 });
    const notice = total === 0 ? noArticles : await seedsNotice(storageOf(settings));
    if (notice !== null) onFault(notice);
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

const noArticles: Fault = {
  what: 'there are no articles yet, and members are told so',
  remedy: 'Add some with /articles add on Discord, or with `pullquote ingest PATH`.',
};

async function openReady(settings: Settings, onFault: OnFault): Promise<Pullquote> {
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
    await engine.ready();
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  } finally {
    downloads.end();
    rebuild.end();
  }
}

/** The demo is made when it is first needed, and again after a change of the model. */
async function openDemo(settings: Settings, onFault: OnFault): Promise<Pullquote> {
  try {
    if (existsSync(settings.indexFolder)) return await openReady(settings, onFault);
  } catch (error) {
    const kinds = ['index-missing', 'index-mismatch', 'index-damaged'] as const;
    if (!kinds.some((kind) => isA(kind, error))) throw error;
    rmSync(settings.indexFolder, { recursive: true, force: true });
  }
  await ingestSeeds(settings);
  return openReady(settings, onFault);
}

async function ingestSeeds(settings: Settings): Promise<void> {
  const downloads = drawDownloads();
  const drawn = drawIngestion();
  const engine = await openPullquote({
    ...settings,
    storage: storageOf(settings),
    onDownload: downloads.on,
  });
  try {
    await engine.ingest(path.join(packageFolder, 'seeds'), {
      onEvent: (event) => {
        downloads.end();
        drawn.on(event);
      },
    });
  } finally {
    downloads.end();
    drawn.end();
    await engine.close();
  }
}

function isA(kind: Failure['kind'], error: unknown): boolean {
  return error instanceof Failure && error.kind === kind;
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
