import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectWell, type Loopback, startLoopback } from '../discord/loopback/loopback.js';
import { freePort } from '../free-port.js';
import { temporaryFolder } from '../library/stories.js';
import { commandLine, pullquote } from './run.js';

const index = mkdtempSync(path.join(tmpdir(), 'pullquote-bot-'));
let discord: Loopback;
const started: Running[] = [];

beforeAll(async () => {
  await pullquote(['ingest', 'seeds'], { index });
});

beforeEach(async () => {
  discord = await startLoopback();
});

afterEach(async () => {
  // Where a test failed half-way.
  for (const running of started.splice(0)) running.process.kill('SIGKILL');
  await discord.stop();
});
afterAll(() => rmSync(index, { recursive: true, force: true }));

function bot(): Record<string, string> {
  return { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
}

/** A bot running in a process of its own. */
class Running {
  readonly process: ChildProcessByStdio<null, Readable, Readable>;
  readonly ended: Promise<number | null>;
  /** Everything that it has written so far. */
  stdout = '';
  stderr = '';

  constructor(env: Record<string, string> = {}) {
    this.process = spawn(process.execPath, [...commandLine, 'bot'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PULLQUOTE_INDEX: index,
        PULLQUOTE_OFFLINE: 'true',
        ...bot(),
        ...env,
      },
    });
    this.process.stdout.setEncoding('utf8').on('data', (text) => {
      this.stdout += text;
    });
    this.process.stderr.setEncoding('utf8').on('data', (text) => {
      this.stderr += text;
    });
    this.ended = once(this.process, 'close').then(([code]) => code);
    started.push(this);
  }

  /** Waits for words on standard output or standard error. */
  async saying(words: string): Promise<void> {
    const streams = [this.process.stdout, this.process.stderr];
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        if (!`${this.stdout}${this.stderr}`.includes(words)) return;
        for (const stream of streams) stream.off('data', look);
        resolve();
      };
      for (const stream of streams) stream.on('data', look);
      this.ended.then(() => reject(new Error(`it ended without "${words}": ${this.stderr}`)));
      look();
    });
  }
}

describe('pullquote bot', () => {
  it('runs until it is asked to leave, and leaves in good order', async () => {
    const running = new Running();
    await running.saying('"ready"');
    for (const line of running.stdout.trim().split('\n')) {
      expect(JSON.parse(line)).toMatchObject({
        level: expect.any(String),
        msg: expect.any(String),
      });
    }
    expect(running.stdout).not.toContain(discord.token);
    running.process.kill('SIGTERM');
    // npm passes on what the terminal has sent already.
    running.process.kill('SIGTERM');
    expect(await running.ended).toBe(0);
    expect(running.stderr).toContain('SIGTERM');
    expect(discord.gateway.live).toEqual([]);
    await expectWell(discord);
  });

  it('ends at once when it is asked a second time', async () => {
    const guild = discord.guild();
    const channel = guild.channel('general');
    const member = guild.member('Ines');
    const running = new Running();
    await running.saying('"ready"');
    // The answer is on its way for longer than any test waits.
    discord.slow(/^POST .*\/messages$/, 600_000);
    await member.say(channel, `<@${discord.botId}> what did the UN report say about crypto theft?`);
    await expect
      .poll(() => discord.requests.some(({ path: to }) => to.endsWith('/messages')), {
        timeout: 60_000,
      })
      .toBe(true);
    running.process.kill('SIGINT');
    await running.saying('a second signal stops at once');
    const impatience = setInterval(() => running.process.kill('SIGINT'), 300);
    expect(await running.ended).toBe(130);
    clearInterval(impatience);
  });

  it('shows its health and its metrics on the port that it is told', async () => {
    const port = await freePort();
    const running = new Running({ PULLQUOTE_HTTP_PORT: String(port) });
    await running.saying('"ready"');
    const health = await fetch(`http://127.0.0.1:${port}/healthz`);
    expect(await health.json()).toMatchObject({ well: true, shards: [{ id: 0, well: true }] });
    const metrics = await fetch(`http://127.0.0.1:${port}/metrics`);
    expect(await metrics.text()).toContain('pullquote_questions_total');
    running.process.kill('SIGTERM');
    expect(await running.ended).toBe(0);
  });

  it('passes on that Discord wants it no more', async () => {
    const running = new Running();
    await running.saying('"ready"');
    discord.gateway.close(4004);
    expect(await running.ended).toBe(1);
  });

  it('says what to do about a token that Discord does not know', async () => {
    const { code, stderr } = await pullquote(['bot'], {
      index,
      env: { ...bot(), DISCORD_TOKEN: 'not.the.token' },
    });
    expect(stderr).toMatch(/pullquote: .*DISCORD_TOKEN.*\n.*next: .*Developer Portal/s);
    expect(code).toBe(1);
  });

  it('needs a token', async () => {
    const { code, stderr } = await pullquote(['bot'], { index, env: { DISCORD_TOKEN: '' } });
    expect(stderr).toContain('DISCORD_TOKEN is not set');
    expect(code).toBe(2);
  });

  it('tells a token of the wrong form before it asks Discord', async () => {
    const { code, stderr } = await pullquote(['bot'], {
      index,
      env: { ...bot(), DISCORD_TOKEN: 'abc' },
    });
    expect(stderr).toMatch(
      /DISCORD_TOKEN isn't a bot's token\..*\n {2}why: .*three parts.*\n {2}next: /s,
    );
    expect(discord.requests).toEqual([]);
    expect(code).toBe(2);
  });

  it('starts without articles, says so in the log, and quotes no demo to members', async () => {
    const empty = temporaryFolder();
    const running = new Running({ PULLQUOTE_INDEX: empty });
    await running.saying('"ready"');
    expect(running.stdout).toContain('there are no articles yet');
    expect(running.stdout).toContain('/articles add');
    running.process.kill('SIGTERM');
    expect(await running.ended).toBe(0);
    const { stdout } = await pullquote(['sources', '--json'], { index: empty });
    expect(JSON.parse(stdout)).toEqual([]);
  });

  it('says in the log that demo articles are among those it quotes', async () => {
    const running = new Running();
    await running.saying('"ready"');
    expect(running.stdout).toContain('the index holds 4 demo articles');
    running.process.kill('SIGTERM');
    expect(await running.ended).toBe(0);
  });

  it('opens the chat instead with --or-chat, after saying so in a line', async () => {
    const { code, stdout } = await pullquote(['bot', '--or-chat'], {
      index,
      input: '/quit\n',
      env: { DISCORD_TOKEN: '' },
    });
    expect(stdout).toMatch(/^no DISCORD_TOKEN is set.*\nAsk me about/);
    expect(code).toBe(0);
  });
});
