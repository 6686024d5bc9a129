import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import envPaths from 'env-paths';

/** The package's own folder: bundled models and seeds lie in it, whatever the working directory. */
export const packageFolder = fileURLToPath(new URL('..', import.meta.url));

/** This version, as `package.json` names it. */
export function version(): string {
  const { version } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'));
  return String(version);
}

/** Folders of the current user, where the platform keeps such things. */
const user = envPaths('pullquote', { suffix: '' });

/** Folder of models put there by hand, unless the settings name another. */
export const defaultModelsFolder = path.join(packageFolder, 'models');

/** Folder that models are downloaded to, unless the settings name another. */
export const defaultCacheFolder = path.join(user.cache, 'models');

/** Where an index is, and in words why it is there. */
export interface IndexPlace {
  readonly folder: string;
  readonly why: string;
}

/**
 * The index folder: the one that the settings name; `index/` in a checkout; else one in the user's data
 * folder, since an installed program must not leave an index in each folder that it is used in.
 *
 * @param named what `PULLQUOTE_INDEX` says
 * @param here the current folder
 * @param own the folder that Pullquote runs from
 */
export function indexPlace(
  named: string | undefined,
  here = process.cwd(),
  own = packageFolder,
): IndexPlace {
  if (named !== undefined) {
    return { folder: path.resolve(here, named), why: 'PULLQUOTE_INDEX names it' };
  }
  if (isCheckout(here)) {
    return { folder: path.join(here, 'index'), why: 'the current folder is a checkout' };
  }
  if (isCheckout(own)) {
    return { folder: path.join(own, 'index'), why: 'Pullquote runs from this checkout' };
  }
  return {
    folder: path.join(user.data, 'index'),
    why: "it is in your data folder, since PULLQUOTE_INDEX isn't set",
  };
}

/** Files with settings, in order: what an earlier one sets, a later one doesn't change. */
export function envFiles(here = process.cwd()): readonly string[] {
  return [path.join(here, '.env'), path.join(user.config, '.env')];
}

/** The packed package holds no sources. */
function isCheckout(folder: string): boolean {
  return existsSync(path.join(folder, 'src', 'pullquote.ts'));
}
