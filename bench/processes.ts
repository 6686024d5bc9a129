import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { packageFolder } from '../src/settings.js';
import type { Reply } from './serve.js';

/** Environment variables that a process gets in addition to this one's. */
export type Variables = Readonly<Record<string, string>>;

/** A process of `bench/children` that answers requests. */
export interface Child<Request, Value> {
  /** One request at a time. Throws if the child fails or ends. */
  ask(request: Request): Promise<Value>;
  end(): Promise<void>;
}

/**
 * Starts a script of `bench/children`, from its TypeScript source.
 *
 * @param name without folder and ending, e.g. `bare-session`
 */
export function startChild<Request extends object | string, Value>(
  name: string,
  variables: Variables = {},
): Child<Request, Value> {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const child = fork(fileURLToPath(new URL(`./children/${name}.ts`, import.meta.url)), {
    execArgv: ['--import', loader],
    env: { ...process.env, ...variables },
    serialization: 'advanced',
  });
  return {
    async ask(request) {
      const ended = new AbortController();
      const lost = once(child, 'exit', { signal: ended.signal }).then(([code, signal]) => {
        throw new Error(`bench/children/${name}.ts ended early: ${signal ?? `code ${code}`}`);
      });
      lost.catch(() => undefined);
      child.send(request);
      const [reply] = (await Promise.race([once(child, 'message'), lost])) as [Reply<Value>];
      ended.abort();
      if ('error' in reply) throw new Error(`bench/children/${name}.ts: ${reply.error}`);
      return reply.value;
    },
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}

/** When a process had written its first byte and when it had ended, in ms from its start. */
export interface Times {
  readonly firstByteMs: number;
  readonly exitMs: number;
}

/**
 * Runs Node with these arguments in the project's folder, to its end.
 *
 * @param allowed exit codes that don't count as failure
 * @param running called with the process as soon as it is there
 */
export async function timeNode(
  args: readonly string[],
  variables: Variables = {},
  allowed: readonly number[] = [0],
  running: (child: ChildProcess) => void = () => undefined,
): Promise<Times> {
  const started = performance.now();
  const child = spawn(process.execPath, [...args], {
    cwd: packageFolder,
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running(child);
  let firstByteMs = Number.NaN;
  let told = '';
  child.stdout.on('data', () => {
    if (Number.isNaN(firstByteMs)) firstByteMs = performance.now() - started;
  });
  child.stderr.on('data', (text: Buffer) => {
    told = `${told}${text}`.slice(-2000);
  });
  const [code, signal] = await once(child, 'close');
  const exitMs = performance.now() - started;
  if (!allowed.includes(code)) {
    throw new Error(`node ${args.join(' ')} ended with ${signal ?? `code ${code}`}\n${told}`);
  }
  return { firstByteMs, exitMs };
}
