import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';

/** What a program printed, errors included, and how it ended. */
export interface Ended {
  readonly output: string;
  readonly status: number | null;
}

/** Runs a program to its end. */
export function run(
  file: string,
  args: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Ended {
  const { stdout, stderr, status } = spawnSync(file, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', ...env },
  });
  return { output: stdout + stderr, status };
}

/** Packs the package, as it was built, into a folder, and returns the tarball's path. */
export function pack(folder: string): string {
  const options = ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder];
  const name = execFileSync('npm', options, { encoding: 'utf8' }).trim();
  return path.join(folder, name);
}

/**
 * Unpacks the package into `node_modules` of a folder, as npm would, and returns where it lies. What it
 * depends on is the checkout's: compiling that again takes minutes.
 *
 * @param besides names of packages that it doesn't depend on
 */
export function unpackInto(folder: string, besides: readonly string[] = []): string {
  const modules = path.join(folder, 'node_modules');
  const installed = path.join(modules, 'pullquote');
  mkdirSync(installed, { recursive: true });
  run('tar', ['-xzf', pack(folder), '-C', installed, '--strip-components=1'], { cwd: folder });
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
