import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A server of the test's own on 127.0.0.1, and its address. It has no robots.txt by default. */
export async function serve(listener: RequestListener, robots?: () => string): Promise<string> {
  const server = createServer((request, response) => {
    if (request.url !== '/robots.txt') listener(request, response);
    else response.writeHead(robots === undefined ? 404 : 200).end(robots?.());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
