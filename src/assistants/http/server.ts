import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Failure } from '../../failure.js';
import type { AssistantsOptions } from '../context.js';
import { openHttpHandler } from '../http.js';

/** The path that assistants are served at. */
const path = '/mcp';

/** A server for assistants on this machine. */
export interface HttpServer {
  /** What to give an assistant. */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Serves assistants on 127.0.0.1.
 *
 * @param port 0: any free port
 * @throws Failure `invalid-setting` if the port isn't available
 */
export async function serveHttp(options: AssistantsOptions, port: number): Promise<HttpServer> {
  const handler = openHttpHandler(options);
  const listener = getRequestListener(
    (request) =>
      new URL(request.url).pathname === path
        ? handler.handle(request)
        : new Response(`Assistants are served at ${path}.\n`, { status: 404 }),
    {
      overrideGlobalObjects: false,
      errorHandler: (error) => {
        options.log(error);
        return new Response('Something failed unexpectedly.\n', { status: 500 });
      },
    },
  );
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(notOpened(port, error)));
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: opened } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${opened}${path}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      await handler.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function notOpened(port: number, error: NodeJS.ErrnoException): Failure {
  const why =
    error.code === 'EADDRINUSE'
      ? `Port ${port} on this machine is taken by another program.`
      : `Port ${port} on this machine can't be opened.`;
  return new Failure('assistants', 'invalid-setting', why, {
    cause: error,
    remedy: 'Choose a free port above 1023: pullquote mcp --http --port 8090',
  });
}
