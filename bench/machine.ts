import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import path from 'node:path';
import { packageFolder } from '../src/settings.js';

/** What figures depend on besides the code. */
export interface Surroundings {
  readonly machine: {
    readonly cores: number;
    readonly cpu: string;
    /** Of the machine, in GB (10⁹ bytes). */
    readonly memoryGB: number;
    readonly platform: string;
  };
  readonly node: string;
  /** Versions of what the project depends on, as installed. */
  readonly dependencies: Readonly<Record<string, string>>;
  /** The commit; with `+` where files differ from it; `null` outside a checkout. */
  readonly commit: string | null;
}

/** Looks at the machine, Node, the installed dependencies and the checkout. */
export function surroundings(): Surroundings {
  return {
    machine: {
      cores: availableParallelism(),
      cpu: cpus()[0]?.model.trim() ?? 'unknown',
      memoryGB: Math.round(totalmem() / 1e8) / 10,
      platform: `${process.platform} ${process.arch}`,
    },
    node: process.version,
    dependencies: versions(),
    commit: commit(),
  };
}

/** Load averages over 1, 5 and 15 minutes: above 0 at the beginning, others are at work here. */
export function load(): number[] {
  return loadavg().map((value) => Math.round(value * 100) / 100);
}

function versions(): Record<string, string> {
  const { dependencies } = readJson('package.json') as { dependencies: Record<string, string> };
  return Object.fromEntries(
    Object.keys(dependencies).flatMap((name) => {
      const file = path.join('node_modules', name, 'package.json');
      if (!existsSync(path.join(packageFolder, file))) return [];
      return [[name, String((readJson(file) as { version?: string }).version)]];
    }),
  );
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(path.join(packageFolder, file), 'utf8'));
}

function commit(): string | null {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: packageFolder, stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim();
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no') !== '';
    return `${git('rev-parse', '--short=12', 'HEAD')}${changed ? '+' : ''}`;
  } catch {
    return null;
  }
}
