import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Failure } from '../../failure.js';
import type { Metrics } from '../context.js';
import type { HealthPage } from './health.js';

/** The pages for monitoring the bot, on this machine only. */
export interface WatchPages {
  readonly port: number;
  close(): Promise<void>;
}

interface Page {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/**
 * Serves `/healthz` (200 or 503, JSON that names the unhealthy shard, and what can't be used) and `/metrics` on 127.0.0.1.
 *
 * @param port 0: any free port
 * @throws Failure `invalid-setting` if the port isn't available
 */
export async function openHttp(
  port: number,
  watched: { readonly health: () => Promise<HealthPage>; readonly metrics: Metrics },
): Promise<WatchPages> {
  const pages = new Map<string, () => Promise<Page>>([
    ['/healthz', async () => inJson(await watched.health())],
    ['/metrics', async () => ({ status: 200, ...(await watched.metrics.page()) })],
  ]);
  const server = createServer((request, response) => {
    serve(pages, request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(notOpened(port, error)));
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  pages: ReadonlyMap<string, () => Promise<Page>>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const page = pages.get((request.url ?? '/').replace(/\?.*$/s, ''));
  if (page === undefined) {
    write(request, response, plain(404, 'There are /healthz and /metrics.'));
  } else if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    write(request, response, plain(405, 'Only GET and HEAD.'));
  } else {
    write(request, response, await page());
  }
}

function write(request: IncomingMessage, response: ServerResponse, page: Page): void {
  response.writeHead(page.status, {
    'Content-Type': page.type,
    'Content-Length': Buffer.byteLength(page.text),
    'Cache-Control': 'no-store',
  });
  response.end(request.method === 'HEAD' ? undefined : page.text);
}

function inJson(health: HealthPage): Page {
  return {
    status: health.well ? 200 : 503,
    type: 'application/json',
    text: `${JSON.stringify(health, null, 2)}\n`,
  };
}

function plain(status: number, text: string): Page {
  return { status, type: 'text/plain; charset=utf-8', text: `${text}\n` };
}

function notOpened(port: number, error: NodeJS.ErrnoException): Failure {
  const why =
    error.code === 'EADDRINUSE'
      ? `port ${port} on this machine is taken by another program`
      : `port ${port} on this machine can't be opened`;
  return new Failure('discord', 'invalid-setting', why, {
    cause: error,
    remedy: 'Set PULLQUOTE_HTTP_PORT to a free port above 1023, or leave it empty.',
  });
}
