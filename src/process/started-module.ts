import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A module that is started as a process: its file, and what Node needs to read it. */
export interface StartedModule {
  readonly file: string;
  readonly execArgv: readonly string[];
}

/** The module at a path without its ending, from the importing one. */
export function startedModule(module: string, importer: string): StartedModule {
  // Node 20 can't read TypeScript: when run from source, the process needs the loader too.
  const fromSource = importer.endsWith('.ts');
  const loader = () => pathToFileURL(createRequire(importer).resolve('tsx')).href;
  return {
    file: fileURLToPath(new URL(`${module}.${fromSource ? 'ts' : 'js'}`, importer)),
    execArgv: fromSource ? ['--import', loader()] : [],
  };
}
