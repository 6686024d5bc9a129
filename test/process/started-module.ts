import { pathToFileURL } from 'node:url';
import { startedModule as asItIs, type StartedModule } from '../../src/process/started-module.js';
import { isBuilt } from '../built.js';

const sources = pathToFileURL(`${process.cwd()}/src/`).href;
const built = pathToFileURL(`${process.cwd()}/dist/`).href;

/**
 * What vitest puts in the place of `src/process/started-module.ts`: the module as it was built, if no source changed
 * since. Each process then starts with a fifth of the work, and a run of all tests starts some thousand.
 */
export function startedModule(module: string, importer: string): StartedModule {
  const isOurs = importer.startsWith(sources) && isBuilt;
  return asItIs(
    module,
    isOurs ? importer.replace(sources, built).replace(/\.ts$/, '.js') : importer,
  );
}
