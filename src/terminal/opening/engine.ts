import { rmSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';
import { Failure } from '../../failure.js';
import type { Fault, OnFault } from '../../library/library.js';
import { openModel } from '../../open-models.js';
import { openPullquote, type Pullquote, type ScopedPullquote } from '../../pullquote.js';
import type { Settings } from '../../settings.js';
import { storageOf } from '../../storage.js';
import { counted } from '../layout.js';
import { drawDownloads } from '../progress/download.js';
import { drawIngestion } from '../progress/ingestion.js';
import { showProgress } from '../progress/progress.js';
import { warn } from '../warn.js';
import { demoSettings, holdsArticles, holdsDemo, sayDemo, seedsFolder } from './demo.js';
import { seedsNotice } from './seeds.js';

/** The engine for a person who asks on the operator's machine: to them, servers' own articles are shown, too. */
export interface AskingEngine extends ScopedPullquote, Pick<Pullquote, 'close'> {
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
    return forOperator(await openReady(settings, onFault), false);
  }
  sayDemo();
  return forOperator(await openDemo(demoSettings(settings), onFault), true);
}

function forOperator(engine: Pullquote, demo: boolean): AskingEngine {
  return { ...engine.scoped('everything'), close: () => engine.close(), demo };
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
    const hidden = settings.discord.collections === 'shared' ? await hiddenNotice(engine) : null;
    if (hidden !== null) onFault(hidden);
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** What to say if servers have articles of their own that nobody is shown; else `null`. */
async function hiddenNotice(engine: Pullquote): Promise<Fault | null> {
  const [all, shared] = await Promise.all(
    [engine.scoped('everything'), engine].map(({ library }) => library.status()),
  );
  const hidden = (all?.articles ?? 0) - (shared?.articles ?? 0);
  if (hidden === 0) return null;
  return {
    what: `${counted(hidden, 'article')} of single servers ${hidden === 1 ? "isn't" : "aren't"} shown`,
    remedy:
      'Set DISCORD_COLLECTIONS=per-server, or remove them: `pullquote remove --server ID`; they are in added/ID in the index folder.',
  };
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
    return await openFilledDemo(settings, onFault);
  } catch (error) {
    const kinds = ['index-mismatch', 'index-damaged'] as const;
    if (!kinds.some((kind) => isA(kind, error))) throw error;
    rmSync(settings.indexFolder, { recursive: true, force: true });
    return openFilledDemo(settings, onFault);
  }
}

/** How often to look whether another process has made the demo, in milliseconds, and how many times. */
const lookEvery = 500;
const mostLooks = 600;

async function openFilledDemo(settings: Settings, onFault: OnFault): Promise<Pullquote> {
  for (let looks = 1; !(await holdsDemo(settings)); looks += 1) {
    try {
      await ingestSeeds(settings);
      break;
    } catch (error) {
      // Several assistants may start at once, and each of them starts a process of its own.
      if (!isA('index-busy', error) || looks === mostLooks) throw error;
      await after(lookEvery);
    }
  }
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
    await engine.ingest(seedsFolder, {
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
  await storageOf(settings).create(model);
}
