import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../../src/failure.js';
import { lockWriter, type WriterLock } from '../../src/library/lock.js';
import { packageFolder } from '../../src/settings.js';

const version = 'v1.35.2';
const module = `github.com/weaviate/weaviate/cmd/weaviate-server@${version}`;
const name = 'weaviate-server';
const cache = path.join(packageFolder, '.cache', 'weaviate', version);
const cached = path.join(cache, name);

/** How long to wait between two looks at a build of another process, in ms. */
const lookEveryMs = 1_000;

/** Whether a cluster can be started: a server is named or built already, or Go is there to build it. */
export function serverCanBeHad(): boolean {
  const named = process.env.PULLQUOTE_WEAVIATE_SERVER;
  return Boolean(named) || existsSync(cached) || goIsPresent();
}

function goIsPresent(): boolean {
  return spawnSync('go', ['version'], { stdio: 'ignore' }).status === 0;
}

/**
 * The Weaviate server that the tests run: the one that `PULLQUOTE_WEAVIATE_SERVER` names, or else
 * the pinned version, built with Go from its module the first time and kept under `.cache`.
 *
 * @returns path of the binary
 * @throws Error where the named one is not there, or the build fails
 */
export async function serverBinary(): Promise<string> {
  const named = process.env.PULLQUOTE_WEAVIATE_SERVER;
  if (named && !existsSync(named)) {
    throw new Error(`PULLQUOTE_WEAVIATE_SERVER names ${named}, which does not exist`);
  }
  if (named) return path.resolve(named);
  if (existsSync(cached)) return cached;
  const lock = await turnToBuild();
  try {
    // Another process may have built it meanwhile.
    if (!existsSync(cached)) await build();
  } finally {
    lock.release();
  }
  return cached;
}

/** Waits until no other process builds. The lock of one that is killed is free again. */
async function turnToBuild(): Promise<WriterLock> {
  for (let told = false; ; told = true) {
    try {
      return lockWriter(cache, `a build of Weaviate ${version}`);
    } catch (error) {
      if (!(error instanceof Failure && error.kind === 'index-busy')) throw error;
      if (!told) process.stderr.write(`waiting: another process builds Weaviate ${version}\n`);
    }
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
}

/** Builds into a folder beside the place of the binary and moves it there when it is whole. */
async function build(): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const prefix = 'building-';
  for (const left of readdirSync(cache).filter((entry) => entry.startsWith(prefix))) {
    rmSync(path.join(cache, left), { recursive: true, force: true });
  }
  const folder = mkdtempSync(path.join(cache, prefix));
  try {
    process.stderr.write(`building Weaviate ${version} with Go (some minutes, once)\n`);
    const go = spawn('go', ['install', module], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, GOBIN: folder },
    });
    const [code, signal] = await once(go, 'close');
    if (code !== 0) throw new Error(`go install ${module} ended with ${signal ?? `code ${code}`}`);
    renameSync(path.join(folder, name), cached);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
