import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../../failure.js';
import type { OnFault } from '../../library/library.js';
import type { Storage } from '../../library/storage.js';
import { packageFolder, type Settings } from '../../settings.js';
import { storageOf } from '../../storage.js';
import { lookOf } from '../layout.js';
import { writeError } from '../output.js';

/**
 * Whether there are articles of the user's own. A cluster is asked nothing here: it is shared, so that the
 * demo never stands in for it.
 */
export async function holdsArticles(settings: Settings): Promise<boolean> {
  return storageOf(settings).shared || (await countArticles(settings)) > 0;
}

/** Whether all of the demo's articles are there: adding them may have been interrupted. */
export async function holdsDemo(demo: Settings): Promise<boolean> {
  const seeds = readdirSync(seedsFolder).filter((file) => file.endsWith('.md'));
  return (await countArticles(demo)) >= seeds.length;
}

/** Where the bundled articles are. */
export const seedsFolder = path.join(packageFolder, 'seeds');

async function countArticles(settings: Settings): Promise<number> {
  try {
    const library = await storageOf(settings).listing('everything');
    const { total } = await library.headlines({}, { offset: 0, limit: 1 });
    await library.close();
    return total;
  } catch (error) {
    if (error instanceof Failure && error.kind === 'index-missing') return 0;
    throw error;
  }
}

/** The settings with the demo's index, which is kept within the user's own index folder. */
export function demoSettings(settings: Settings): Settings {
  return { ...settings, indexFolder: path.join(settings.indexFolder, 'demo') };
}

/** The articles to list and show: the user's own, or the demo's if questions are answered from these. */
export async function storageToRead(settings: Settings, onFault?: OnFault): Promise<Storage> {
  const withFault = (one: Settings): Storage => storageOf({ ...one, ...(onFault && { onFault }) });
  const demo = demoSettings(settings);
  if ((await holdsArticles(settings)) || !(await holdsArticles(demo))) return withFault(settings);
  sayDemo();
  return withFault(demo);
}

/** On standard error, so that an answer can be piped without it. */
export function sayDemo(): void {
  const { colours } = lookOf(process.stderr);
  writeError(
    `${colours.dim('These are the demo articles. Add your own: pullquote ingest PATH')}\n`,
  );
}
