import { execFileSync } from 'node:child_process';
import type { Settings } from '../src/settings.js';
import { packageFolder } from '../src/settings.js';
import type { Variables } from './processes.js';

/** The built command line, which parts run as a user would: never any other file of the build. */
export const mainFile = 'dist/terminal/main.js';

let built = false;

/** Builds the product, once in a run of the bench, so that no older build is measured. */
export function build(): void {
  if (built) return;
  process.stderr.write('building\n');
  execFileSync('npm', ['run', '-s', 'build'], { cwd: packageFolder, stdio: 'inherit' });
  built = true;
}

/** Whether the reader reads the best passages (`auto`) or the search alone answers (`off`). */
export const readers = ['off', 'auto'] as const;
export type ReaderSetting = (typeof readers)[number];

/**
 * The environment of a process that answers from an index, whichever library the one of this process
 * names; the models are those of this run.
 */
export function variablesFor(
  settings: Settings,
  indexFolder: string,
  reader: ReaderSetting = 'off',
): Variables {
  return {
    PULLQUOTE_LIBRARY: 'embedded',
    PULLQUOTE_INDEX: indexFolder,
    PULLQUOTE_MODEL: settings.model.id,
    PULLQUOTE_MODELS: settings.modelsFolder,
    PULLQUOTE_CACHE: settings.cacheFolder,
    PULLQUOTE_OFFLINE: 'true',
    PULLQUOTE_READER: reader,
  };
}
