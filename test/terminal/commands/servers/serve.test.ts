import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openRecords } from '../../../../src/records/store.js';
import { keptAnswer } from '../../../library/kept.js';
import { commandLine, pullquote } from '../../run.js';

const token = 'correct-horse-battery-staple';
const index = mkdtempSync(path.join(tmpdir(), 'pullquote-serve-'));
let started: ChildProcess | null = null;

beforeAll(async () => {
  await pullquote(['ingest', 'seeds'], { index });
});
afterEach(() => void started?.kill('SIGKILL'));
afterAll(() => rmSync(index, { recursive: true, force: true }));

/** Runs `pullquote serve` until it says where; resolves to that, and to the code with which it ends. */
async function serve(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ child: ChildProcess; address: string; ended: Promise<number | null> }> {
  const child = spawn(process.execPath, [...commandLine, 'serve', '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PULLQUOTE_INDEX: index, PULLQUOTE_OFFLINE: 'true', ...env },
  });
  started = child;
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const [said] = /http:\S+/.exec(text) ?? [];
      if (said !== undefined) resolve(said);
    });
    void ended.then((code) => reject(new Error(`it ended with ${code}`)));
  });
  return { child, address, ended };
}

describe('pullquote serve', () => {
  it.each([
    'SIGTERM',
    'SIGINT',
  ] as const)('serves until %s ends it, with code 0', async (signal) => {
    const { child, address, ended } = await serve([]);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const page = await fetch(new URL('/?q=what+did+the+UN+report+say+about+crypto+theft', address));
    expect(await page.text()).toContain('Likely answer');
    child.kill(signal);
    expect(await ended).toBe(0);
    await expect(fetch(address)).rejects.toThrow();
  });

  it('lists what the bot on the same index was asked in vain', async () => {
    const records = openRecords(index);
    await records.keepAnswer(keptAnswer({ question: 'Who built the mill?', outcome: 'refused' }));
    await records.close();
    const { child, address, ended } = await serve([]);
    expect(await (await fetch(new URL('/gaps', address))).text()).toContain('Who built the mill?');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('wants the token of the settings', async () => {
    const { child, address, ended } = await serve([], { PULLQUOTE_SERVE_TOKEN: token });
    expect((await fetch(address)).status).toBe(401);
    const headers = { Authorization: `Bearer ${token}` };
    expect((await fetch(address, { headers })).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('answers assistants by the same engine, with the token and not without', async () => {
    const { child, address, ended } = await serve([], { PULLQUOTE_SERVE_TOKEN: token });
    const url = new URL('/mcp', address);
    const connect = async (headers: Record<string, string>) => {
      const client = new Client({ name: 'test', version: '1' });
      await client.connect(new StreamableHTTPClientTransport(url, { requestInit: { headers } }));
      return client;
    };
    await expect(connect({})).rejects.toThrow();
    const client = await connect({ Authorization: `Bearer ${token}` });
    const question = 'what did the UN report say about crypto theft?';
    const result = await client.callTool({ name: 'ask', arguments: { question } });
    expect(JSON.stringify(result.content)).toContain('$50 million');
    await client.close();
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it.each([
    [
      ['--host', '0.0.0.0'],
      /On 0\.0\.0\.0, others could read your articles.*next: Set PULLQUOTE_SERVE_TOKEN/s,
    ],
    [['--token', 'short'], /at least 16 characters.*next: Make one/s],
    [['--port', '65536'], /whole number from 0 to 65535/],
    [['--port', 'http'], /whole number from 0 to 65535/],
  ])('refuses %j before it loads anything', async (args, words) => {
    const { code, stdout, stderr } = await pullquote(['serve', ...args], { index });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(words);
  });

  it('names the next command if the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const taken = other.address();
    const port = typeof taken === 'object' && taken !== null ? taken.port : 0;
    const { code, stderr } = await pullquote(['serve', '--port', String(port)], { index });
    other.close();
    expect(code).toBe(2);
    expect(stderr).toContain(`Port ${port} is taken by another program.`);
    expect(stderr).toContain('next: Choose another port: pullquote serve --port');
  });
});
