import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';

/** What a program printed, errors included, and how it ended. */
export interface Ended {
  readonly output: string;
  readonly status: number | null;
}

/**
 * Runs a program to its end. Not synchronously: what takes a minute would keep a worker of vitest from
 * reporting.
 */
export function run(
  file: string,
  args: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd,
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.on('error', reject);
    child.on('close', (status) => resolve({ output, status }));
  });
}

/** Runs npm in a folder, and fails if it does. What a registry leaves unanswered is asked for again after a minute. */
export async function npm(args: readonly string[], cwd: string): Promise<string> {
  const env = { npm_config_fetch_timeout: '60000' };
  const { output, status } = await run('npm', args, { cwd, env });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed:\n${output}`);
  return output;
}

/** Packs the package, as it was built, into a folder, and returns the tarball's path. */
export async function pack(folder: string): Promise<string> {
  const options = ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder];
  return path.join(folder, (await npm(options, process.cwd())).trim());
}

/**
 * Unpacks the package into `node_modules` of a folder, as npm would, and returns where it lies. What it
 * depends on is the checkout's: compiling that again takes minutes.
 *
 * @param besides names of packages that it doesn't depend on
 */
export async function unpackInto(folder: string, besides: readonly string[] = []): Promise<string> {
  const modules = path.join(folder, 'node_modules');
  const installed = path.join(modules, 'pullquote');
  mkdirSync(installed, { recursive: true });
  const into = ['-C', installed, '--strip-components=1'];
  await run('tar', ['-xzf', await pack(folder), ...into], { cwd: folder });
  const { dependencies } = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8'));
  for (const name of [...Object.keys(dependencies), ...besides]) {
    mkdirSync(path.dirname(path.join(modules, name)), { recursive: true });
    symlinkSync(path.resolve('node_modules', name), path.join(modules, name));
  }
  return installed;
}

/** Variables that put the user's own folders into another one, so that a test leaves nothing behind. */
export function homeIn(folder: string): Readonly<Record<string, string>> {
  return {
    HOME: folder,
    XDG_DATA_HOME: path.join(folder, 'data'),
    XDG_CONFIG_HOME: path.join(folder, 'config'),
    XDG_CACHE_HOME: path.join(folder, 'cache'),
  };
}
