import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Ports are looked for between these: below those that Linux (from 32768) and macOS (from 49152) hand
 * out for outgoing connections, since a node that is killed must find its own free when it returns.
 */
const lowest = 20_000;
const highest = 32_000;
const attempts = 100;

/**
 * A run of ports of this machine that nothing listens on, at any of its addresses.
 *
 * @returns the first of them
 */
export async function freePorts(count: number): Promise<number> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const first = randomInt(lowest, highest - count);
    const ports = Array.from({ length: count }, (_, i) => first + i);
    if ((await Promise.all(ports.map(isFree))).every(Boolean)) return first;
  }
  throw new Error(`no ${count} ports in a row are free between ${lowest} and ${highest}`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port);
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
