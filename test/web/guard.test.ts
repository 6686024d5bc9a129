import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../src/failure.js';
import { startServer } from '../../src/web/server.js';
import { smallEngine } from '../discord/small-engine.js';
import { rawRequest, type Serving, serving } from './serving.js';

const token = 'correct-horse-battery-staple';
const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

let served: Serving;

describe('without a token', () => {
  beforeEach(async () => {
    served = await serving((await smallEngine()).engine);
  });
  afterEach(() => served.server.close());

  it.each(['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]'])('serves as %s', async (name) => {
    const headers = { Host: `${name}:${served.server.port}` };
    expect(await rawRequest(served.server, '/', { headers })).toMatchObject({ status: 200 });
  });

  it.each([
    ['a name that was made to lead here', (port: number) => `evil.example:${port}`],
    ['a name that only begins like ours', (port: number) => `localhost.evil.example:${port}`],
    ['another port', (port: number) => `127.0.0.1:${port - 1}`],
    ['no port', () => '127.0.0.1'],
    ['another address', (port: number) => `10.0.0.1:${port}`],
  ])('refuses %s', async (_, host) => {
    const headers = { Host: host(served.server.port) };
    for (const path of ['/', '/api/articles', '/healthz', '/style.css']) {
      expect(await rawRequest(served.server, path, { headers })).toMatchObject({ status: 421 });
    }
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('refuses %s', async (method) => {
    const refused = await rawRequest(served.server, '/api/articles', { method });
    expect(refused).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
    expect(refused.headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('answers HEAD with what GET says, without a body', async () => {
    const url = new URL('/articles', served.server.address);
    const [get, head] = await Promise.all([fetch(url), fetch(url, { method: 'HEAD' })]);
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'));
  });

  it.each([
    '/',
    '/nowhere',
    '/style.css',
    '/api/articles',
    '/api/ask',
    '/healthz',
  ])('keeps browsers safe on %s', async (path) => {
    const { headers } = await fetch(new URL(path, served.server.address));
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('set-cookie')).toBeNull();
  });
});

describe('with a token', () => {
  beforeEach(async () => {
    const handle = async (request: Request): Promise<Response> =>
      new Response(`${request.method} ${await request.text()}`);
    const more = [{ path: '/mcp', handle }];
    served = await serving((await smallEngine()).engine, { token, more });
  });
  afterEach(() => served.server.close());

  it.each([
    '/',
    '/articles',
    '/style.css',
    '/api/articles',
    '/api/openapi.json',
    '/mcp',
  ])('shows nothing of %s to others', async (path) => {
    const response = await fetch(new URL(path, served.server.address));
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/^Basic realm=/);
  });

  it.each([
    ['another token', `Bearer ${token}x`],
    ['a part of it', `Bearer ${token.slice(0, -1)}`],
    ['it as the user', basic(token, '')],
    ['nothing', 'Bearer '],
    ['another scheme', `Digest ${token}`],
  ])('refuses %s', async (_, authorization) => {
    expect((await served.page('/', { authorization })).status).toBe(401);
  });

  it.each([
    ['as a program sends it', `Bearer ${token}`],
    ['with the scheme in other letters', `bearer ${token}`],
    ['as a browser sends it', basic('', token)],
    ['with any user name', basic('reader', token)],
  ])('takes it %s', async (_, authorization) => {
    const response = await fetch(served.server.address, { headers: { authorization } });
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
  });

  it('says without it that it is there, and nothing more', async () => {
    expect(await served.page('/healthz')).toEqual({ status: 200, text: '{"status":"ok"}' });
  });

  it('lets another handler behind it see to its own methods', async () => {
    const headers = { authorization: `Bearer ${token}` };
    const url = new URL('/mcp', served.server.address);
    const response = await fetch(url, { method: 'POST', body: '{}', headers });
    expect([response.status, await response.text()]).toEqual([200, 'POST {}']);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const tooLarge = await fetch(url, { method: 'POST', body: 'a'.repeat(1_000_001), headers });
    expect(tooLarge.status).toBe(413);
  });
});

describe('what may not be served', () => {
  it.each([
    ['another address without a token', { host: '0.0.0.0', token: null }, 'needs a token'],
    ['a short token', { host: '127.0.0.1', token: 'short' }, 'at least 16 characters'],
    ['a token with a space', { host: '127.0.0.1', token: 'one two three four' }, 'no spaces'],
    ['an address of no machine', { host: '192.0.2.1', token }, "can't be listened on"],
  ])('is %s', async (_, where, words) => {
    const { engine } = await smallEngine();
    const starting = startServer({ engine, port: 0, ...where });
    await expect(starting).rejects.toThrow(words);
    await expect(starting).rejects.toMatchObject({ kind: 'invalid-setting' });
  });

  it('is a port that is taken', async () => {
    const { engine } = await smallEngine();
    const server = await startServer({ engine, host: '127.0.0.1', port: 0, token: null });
    const second = startServer({ engine, host: '127.0.0.1', port: server.port, token: null });
    const failure = await second.catch((error: unknown) => error);
    await server.close();
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toMatchObject({
      message: `Port ${server.port} is taken by another program.`,
      remedy: expect.stringContaining('pullquote serve --port'),
    });
  });
});

it('serves on every address by any of them, with a token', async () => {
  const { engine } = await smallEngine();
  served = await serving(engine, { host: '0.0.0.0', token });
  const headers = { authorization: `Bearer ${token}` };
  const statusAs = async (name: string): Promise<number> => {
    const Host = `${name}:${served.server.port}`;
    return (await rawRequest(served.server, '/', { headers: { ...headers, Host } })).status;
  };
  expect(await Promise.all(['127.0.0.1', '10.1.2.3', '[fe80::1]'].map(statusAs))).toEqual([
    200, 200, 200,
  ]);
  expect(await statusAs('evil.example')).toBe(421);
  await served.server.close();
});
