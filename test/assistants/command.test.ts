import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { until } from '../fetch/until.js';
import { temporaryFolder } from '../library/stories.js';
import { commandLine, pullquote } from '../terminal/run.js';
import { answerShape, call, clientAt, wholeText } from './connected.js';

const cryptoTheft = 'what did the UN report say about crypto theft?';

function environment(index: string): Record<string, string> {
  const { PATH: path = '', HOME: home = '' } = process.env;
  const own = { PULLQUOTE_INDEX: index, PULLQUOTE_OFFLINE: 'true', PULLQUOTE_WORKERS: '1' };
  return { PATH: path, HOME: home, NO_COLOR: '1', ...own };
}

/** A client of `pullquote mcp`, as an assistant starts it. */
async function assistant(index: string): Promise<Client> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [...commandLine, 'mcp'],
    env: environment(index),
    stderr: 'ignore',
  });
  const client = await clientAt(transport);
  onTestFinished(() => client.close());
  return client;
}

function started(index: string, args: readonly string[] = []) {
  const child = spawn(process.execPath, [...commandLine, 'mcp', ...args], {
    env: environment(index),
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

const greeting = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'test', version: '1' },
  },
};

describe('pullquote mcp', () => {
  it('answers from the demo, and from own articles as soon as there are some', async () => {
    const index = temporaryFolder();
    const client = await assistant(index);
    const first = await call(client, 'ask', { question: cryptoTheft });
    const { demo, quotes } = answerShape.parse(first.structured);
    expect(demo).toBe(true);
    expect(first.text).toContain('These are the demo articles');
    const [quote] = quotes;
    expect(quote?.text).toContain('$50 million');
    const body = await wholeText(client, quote?.article.id ?? '');
    expect(body.slice(quote?.start, quote?.end)).toBe(quote?.text);

    const file = path.join(temporaryFolder(), 'lock.txt');
    writeFileSync(
      file,
      'Harbour lock reopens\n\nThe harbour lock reopened on Tuesday after four years of work. It cost 41 million euros, twice what the city had planned.\n',
    );
    const { code } = await pullquote(['ingest', file], { index });
    expect(code).toBe(0);
    const own = await call(client, 'ask', { question: 'What did the harbour lock cost?' });
    expect(answerShape.parse(own.structured)).toMatchObject({ demo: false, answered: true });
    expect(own.text).toContain('41 million euros');
    expect(own.text).not.toContain('demo');
  });

  it('answers what was asked before its input ends, writes nothing else, and ends', async () => {
    const child = started(temporaryFolder());
    const ended = once(child, 'close');
    const written = text(child.stdout);
    const messages = [
      greeting,
      { jsonrpc: '2.0', method: 'notifications/initialized' },
      {
        jsonrpc: '2.0',
        id: 2,
        method: 'tools/call',
        params: { name: 'ask', arguments: { question: cryptoTheft } },
      },
    ];
    child.stdin.end(
      `this is not JSON\n${messages.map((one) => `${JSON.stringify(one)}\n`).join('')}`,
    );
    const answers = (await written)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map(({ jsonrpc, id }) => [jsonrpc, id])).toEqual([
      ['2.0', 1],
      ['2.0', 2],
    ]);
    expect(answers[1].result.structuredContent.answered).toBe(true);
    expect(await ended).toEqual([0, null]);
  });

  it('completes the demo if making it was interrupted', async () => {
    const index = temporaryFolder();
    const child = started(index);
    child.stdin.write(`${JSON.stringify(greeting)}\n`);
    child.stdin.write('{"jsonrpc":"2.0","method":"notifications/initialized"}\n');
    await until(async () => existsSync(path.join(index, 'demo', 'pullquote.db')));
    child.kill('SIGKILL');
    await once(child, 'close');
    const client = await assistant(index);
    const { structured } = await call(client, 'ask', { question: cryptoTheft });
    expect(answerShape.parse(structured)).toMatchObject({ answered: true, demo: true });
  });

  it('answers several assistants that start at once', async () => {
    const index = temporaryFolder();
    const clients = await Promise.all([assistant(index), assistant(index)]);
    const answers = await Promise.all(
      clients.map((client) => call(client, 'ask', { question: cryptoTheft })),
    );
    for (const { structured } of answers) {
      expect(answerShape.parse(structured)).toMatchObject({ answered: true, demo: true });
    }
  });

  it('ends on SIGTERM, also while its models are loaded', async () => {
    const child = started(temporaryFolder());
    const ended = once(child, 'close');
    child.stdin.write(`${JSON.stringify(greeting)}\n`);
    await once(child.stdout, 'data');
    child.stdin.write('{"jsonrpc":"2.0","method":"notifications/initialized"}\n');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  it('serves HTTP on this machine, and says where', async () => {
    const child = started(temporaryFolder(), ['--http', '--port', '0']);
    const ended = once(child, 'close');
    let said = '';
    for await (const part of child.stderr
      .setEncoding('utf8')
      .iterator({ destroyOnReturn: false })) {
      said += part;
      if (said.includes('\n')) break;
    }
    const [address = ''] = /http:\/\/127\.0\.0\.1:\d+\/mcp/.exec(said) ?? [];
    const response = await fetch(address, {
      method: 'POST',
      headers: {
        Accept: 'application/json, text/event-stream',
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(greeting),
    });
    expect(await response.text()).toContain('"serverInfo"');
    child.stderr.resume();
    child.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
  });

  it('explains itself, and takes no port without HTTP', async () => {
    const index = temporaryFolder();
    const help = await pullquote(['mcp', '--help'], { index });
    expect(help.stdout).toContain('"mcpServers"');
    const misused = await pullquote(['mcp', '--port', '8090'], { index });
    expect(misused).toMatchObject({ code: 2, stdout: '' });
    expect(misused.stderr).toContain('--port also needs --http');
    expect((await pullquote(['mcp', '--http', '--port', '99999'], { index })).code).toBe(2);
  });
});
