import { type ChildProcess, type ForkOptions, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Starts one of our modules as a process of its own, which talks by messages. Standard output belongs to
 * the answers of the main process; what goes wrong is told on standard error.
 *
 * @param module path of the module without its ending, from the importing one
 * @param importer `import.meta.url` of the importing module
 */
export function forkModule(
  module: string,
  importer: string,
  options: Pick<ForkOptions, 'serialization'> = {},
): ChildProcess {
  // Node 20 reads no TypeScript: run from source (tests, tsx), a process needs the loader too.
  const fromSource = importer.endsWith('.ts');
  const loader = () => pathToFileURL(createRequire(importer).resolve('tsx')).href;
  return fork(fileURLToPath(new URL(`${module}.${fromSource ? 'ts' : 'js'}`, importer)), {
    execArgv: fromSource ? ['--import', loader()] : [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    ...options,
  });
}

/**
 * What every process of ours does that works for another: Ctrl-C in a terminal and a service manager's
 * stop reach every process of the group, and what they mean is for the main process to decide; this
 * one ends when it does.
 */
export function endWithParent(): void {
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => {});
  process.on('disconnect', () => process.exit());
}

/**
 * Tells the main process something. Where that is gone, nobody is left to hear of it: hence no error by
 * default.
 */
export function tellParent(message: object, then: () => void = () => {}): void {
  process.send?.(message, undefined, undefined, then);
}
