import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { serveHttp } from '../../src/assistants/http/server.js';
import { openHttpHandler } from '../../src/assistants/http.js';
import { smallEngine } from '../discord/small-engine.js';
import { until } from '../fetch/until.js';
import { smallEmbedder } from '../library/small-embedder.js';
import { answerShape, call, clientAt, gate, optionsFor } from './connected.js';

const version = '2025-06-18';
const greeting = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: {
    protocolVersion: version,
    capabilities: {},
    clientInfo: { name: 'test', version: '1' },
  },
};
const accepted = { Accept: 'application/json, text/event-stream' };
const json = { ...accepted, 'Content-Type': 'application/json' };
const question = 'When does the ferry sail again?';

async function server(embedQuery?: ReturnType<typeof smallEmbedder>['embedQuery']) {
  const { engine } = await smallEngine(embedQuery);
  const opened = await serveHttp(optionsFor(engine), 0);
  onTestFinished(() => opened.close());
  const connect = async () => {
    const transport = new StreamableHTTPClientTransport(new URL(opened.address));
    // Its session id is a getter, which exactOptionalPropertyTypes doesn't take for an optional property.
    const client = await clientAt(transport as Parameters<typeof clientAt>[0]);
    onTestFinished(() => client.close());
    return { client, transport };
  };
  return { ...opened, connect };
}

interface Sent {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** Sends a request as it is; `fetch` would set some headers itself. */
async function send(address: string, { method = 'POST', headers = json, body = '' }: Sent) {
  const sent = request(address, { method, headers });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const { statusCode: status } = response;
  return { status, headers: response.headers, body: await text(response) };
}

describe('assistants over HTTP', () => {
  it('ask, read and list as over any other way', async () => {
    const { connect } = await server();
    const { client } = await connect();
    const { tools } = await client.listTools();
    expect(tools).toHaveLength(4);
    const { structured } = await call(client, 'ask', { question });
    answerShape.parse(structured);
    const { resources } = await client.listResources();
    const { contents } = await client.readResource({ uri: resources[0]?.uri ?? '' });
    expect(contents[0]).toMatchObject({ mimeType: 'text/plain' });
  });

  it('are answered eight at once, in sessions of their own', async () => {
    const { connect } = await server();
    const all = await Promise.all(Array.from({ length: 8 }, connect));
    expect(new Set(all.map(({ transport }) => transport.sessionId)).size).toBe(8);
    const answers = await Promise.all(all.map(({ client }) => call(client, 'ask', { question })));
    expect(answers.map(({ isError }) => isError)).toEqual(Array(8).fill(false));
  });

  it('may cancel a call, whose stream then ends', async () => {
    const [begun, leave] = [gate(), gate()];
    const { embedQuery } = smallEmbedder();
    const { address, connect } = await server(async (asked) => {
      begun.open();
      await leave.opened;
      return embedQuery(asked);
    });
    const { transport } = await connect();
    const headers = {
      ...json,
      'Mcp-Session-Id': transport.sessionId ?? '',
      'Mcp-Protocol-Version': version,
    };
    const params = { name: 'ask', arguments: { question } };
    const body = JSON.stringify({ jsonrpc: '2.0', id: 77, method: 'tools/call', params });
    const asked = send(address, { headers, body });
    await begun.opened;
    const cancelled = await send(address, {
      headers,
      body: JSON.stringify({
        jsonrpc: '2.0',
        method: 'notifications/cancelled',
        params: { requestId: 77 },
      }),
    });
    expect(cancelled.status).toBe(202);
    expect(await asked).toMatchObject({ status: 200, body: '' });
    leave.open();
  });

  it('end their session, which is gone then', async () => {
    const { address, connect } = await server();
    const { transport } = await connect();
    const headers = { ...json, 'Mcp-Session-Id': transport.sessionId ?? '' };
    const listing = JSON.stringify({ jsonrpc: '2.0', id: 2, method: 'tools/list' });
    expect((await send(address, { headers, body: listing })).status).toBe(200);
    expect((await send(address, { method: 'DELETE', headers })).status).toBe(200);
    expect((await send(address, { headers, body: listing })).status).toBe(404);
  });

  it('are told what is wrong with a request', async () => {
    const { address } = await server();
    const body = JSON.stringify(greeting);
    const unknown = { ...json, 'Mcp-Session-Id': 'made-up' };
    const listing = JSON.stringify({ jsonrpc: '2.0', id: 2, method: 'tools/list' });
    const large = JSON.stringify({ ...greeting, pad: 'x'.repeat(300_000) });
    for (const [status, sent] of [
      [404, { headers: unknown, body: listing }],
      [404, { headers: unknown, method: 'DELETE' }],
      [400, { body: listing }],
      [400, { method: 'DELETE' }],
      [400, { method: 'GET' }],
      [405, { method: 'PUT', body }],
      [406, { headers: { 'Content-Type': 'application/json' }, body }],
      [415, { headers: { ...accepted, 'Content-Type': 'text/plain' }, body }],
      [413, { body: large }],
      [400, { body: '{"jsonrpc":' }],
    ] as const satisfies readonly (readonly [number, Sent])[]) {
      const response = await send(address, sent);
      expect([status, JSON.parse(response.body).jsonrpc]).toEqual([response.status, '2.0']);
    }
    const elsewhere = await send(address.replace('/mcp', '/'), { body });
    expect(elsewhere.status).toBe(404);
    expect((await send(address, { body })).status).toBe(200);
  });

  it('are only those of this machine: Host and Origin are checked', async () => {
    const { address } = await server();
    const { host, port } = new URL(address);
    const body = JSON.stringify(greeting);
    const statusWith = async (headers: Record<string, string>) =>
      (await send(address, { headers: { ...json, ...headers }, body })).status;
    expect(await statusWith({ Host: `localhost:${port}` })).toBe(200);
    expect(await statusWith({ Host: `[::1]:${port}` })).toBe(200);
    expect(await statusWith({ Origin: `http://${host}` })).toBe(200);
    for (const name of ['evil.example', `evil.example:${port}`, '127.0.0.1.evil.example']) {
      expect(await statusWith({ Host: name })).toBe(403);
    }
    for (const origin of ['http://evil.example', 'null', `http://localhost:${port}`]) {
      expect(await statusWith({ Origin: origin })).toBe(403);
    }
  });

  it('cannot be served at a port that is taken', async () => {
    const { address } = await server();
    const { engine } = await smallEngine();
    await expect(
      serveHttp(optionsFor(engine), Number(new URL(address).port)),
    ).rejects.toMatchObject({ kind: 'invalid-setting', message: /is taken by another program/ });
  });
});

describe('sessions', () => {
  const address = 'http://127.0.0.1/mcp';
  const headers = { ...json, Host: '127.0.0.1' };
  const post = (body: object, more: Record<string, string> = {}) =>
    new Request(address, {
      method: 'POST',
      headers: { ...headers, ...more },
      body: JSON.stringify(body),
    });
  const listing = { jsonrpc: '2.0', id: 2, method: 'tools/list' };

  it('are bounded: the one that was idle longest ends', async () => {
    const { engine } = await smallEngine();
    const handler = openHttpHandler({ ...optionsFor(engine), mostSessions: 2 });
    onTestFinished(() => handler.close());
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      const response = await handler.handle(post(greeting));
      ids.push(response.headers.get('mcp-session-id') ?? '');
      await response.text();
    }
    const statuses = ids.map(
      async (id) => (await handler.handle(post(listing, { 'Mcp-Session-Id': id }))).status,
    );
    expect(await Promise.all(statuses)).toEqual([404, 200, 200]);
  });

  it('that are idle expire', async () => {
    const { engine } = await smallEngine();
    const handler = openHttpHandler({ ...optionsFor(engine), longestIdle: 20 });
    onTestFinished(() => handler.close());
    const opened = await handler.handle(post(greeting));
    const id = opened.headers.get('mcp-session-id') ?? '';
    expect(id).not.toBe('');
    await until(async () => {
      const { status } = await handler.handle(post(listing, { 'Mcp-Session-Id': id }));
      return status === 404;
    });
  });

  it('may be at other names, if whoever mounts the handler checks them, but never for pages of other origins', async () => {
    const { engine } = await smallEngine();
    const handler = openHttpHandler({ ...optionsFor(engine), isHostChecked: true });
    onTestFinished(() => handler.close());
    const status = async (headers: Record<string, string>) =>
      (await handler.handle(post(greeting, headers))).status;
    const host = 'news.example:8443';
    expect(await status({ Host: host })).toBe(200);
    expect(await status({ Host: host, Origin: 'https://news.example:8443' })).toBe(200);
    expect(await status({ Host: host, Origin: 'https://other.example' })).toBe(403);
  });
});
