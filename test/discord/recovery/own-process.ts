import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, onTestFinished } from 'vitest';
import { commands } from '../../../src/discord/commands.js';
import { openApi } from '../../../src/discord/deploy/api.js';
import { deploy, planDeployment } from '../../../src/discord/deploy/deploy.js';
import { readSettings } from '../../../src/settings.js';
import { commandLine, pullquote } from '../../terminal/run.js';
import { expectWell, type Loopback, startLoopback } from '../loopback/loopback.js';
import type { LoopbackOptions } from '../loopback/world.js';

/** `pullquote bot` in a process of its own. */
class OwnProcess {
  readonly ended: Promise<number | null>;
  /** Everything that it has written so far. */
  stdout = '';
  stderr = '';
  readonly #process: ChildProcessByStdio<null, Readable, Readable>;

  constructor(env: Readonly<Record<string, string>>, args: readonly string[]) {
    this.#process = spawn(process.execPath, [...commandLine, 'bot', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    this.#process.stdout.setEncoding('utf8').on('data', (text) => {
      this.stdout += text;
    });
    this.#process.stderr.setEncoding('utf8').on('data', (text) => {
      this.stderr += text;
    });
    this.ended = once(this.#process, 'close').then(([code]) => code);
  }

  /** The lines of its log, those that are whole. */
  get log(): readonly Record<string, unknown>[] {
    const whole = this.stdout.slice(0, this.stdout.lastIndexOf('\n') + 1);
    return whole
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  }

  /** Sends a signal. */
  signal(signal: NodeJS.Signals): void {
    this.#process.kill(signal);
  }

  /** Ends it as a crash does, and waits until it has gone. */
  async crash(): Promise<void> {
    this.signal('SIGKILL');
    await this.ended;
  }

  /** Waits for words in what it writes. */
  async says(words: string): Promise<void> {
    const said = () => `${this.stdout}${this.stderr}`.includes(words);
    let gone = false;
    void this.ended.then(() => {
      gone = true;
    });
    while (!said()) {
      if (gone) throw new Error(`it ended without “${words}”: ${this.stdout}${this.stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

export type { OwnProcess };

let seeds: Promise<string> | null = null;

afterAll(async () => {
  if (seeds) rmSync(await seeds, { recursive: true, force: true });
});

/** An index of the bundled seeds, made once a test file. */
async function makeSeeds(): Promise<string> {
  const index = mkdtempSync(path.join(tmpdir(), 'pullquote-index-'));
  const { code, stderr } = await pullquote(['ingest', 'seeds'], { index });
  if (code === 1) throw new Error(stderr);
  return index;
}

/** A Discord, and bots in processes of their own over one index. */
export interface OwnProcesses {
  readonly discord: Loopback;
  /** Folder of the index and the records. */
  readonly index: string;
  /** Starts one. */
  launch(env?: Readonly<Record<string, string>>, args?: readonly string[]): OwnProcess;
  /** Starts one, and waits until it is ready. */
  start(env?: Readonly<Record<string, string>>, args?: readonly string[]): Promise<OwnProcess>;
}

/**
 * A Discord that has the commands, and an index of the bundled seeds. At the test's end it fails
 * where a bot was at fault, and ends those that still run.
 */
export async function ownProcesses(options: LoopbackOptions = {}): Promise<OwnProcesses> {
  seeds ??= makeSeeds();
  const index = mkdtempSync(path.join(tmpdir(), 'pullquote-bot-'));
  cpSync(await seeds, index, { recursive: true });
  const discord = await startLoopback({ ackWithinMs: 20_000, patienceMs: 60_000, ...options });
  const env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    PULLQUOTE_INDEX: index,
    PULLQUOTE_OFFLINE: 'true',
  };
  const api = openApi(readSettings(env).discord);
  const to = { guildId: undefined, applicationId: undefined };
  await deploy(api, await planDeployment(api, commands, to));

  const running: OwnProcess[] = [];
  onTestFinished(async () => {
    try {
      await expectWell(discord);
    } finally {
      for (const one of running) await one.crash();
      await discord.stop();
      rmSync(index, { recursive: true, force: true });
    }
  });
  const launch: OwnProcesses['launch'] = (more = {}, args = []) => {
    const launched = new OwnProcess({ ...env, ...more }, args);
    running.push(launched);
    return launched;
  };
  return {
    discord,
    index,
    launch,
    start: async (more, args) => {
      const started = launch(more, args);
      await started.says('"ready"');
      return started;
    },
  };
}
