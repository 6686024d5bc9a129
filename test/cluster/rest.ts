import type { NodeAddresses } from './node.js';

/** A node's answer; `body` is `null` where it has none. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Asks a node over REST, e.g. `POST` `/schema`.
 *
 * @throws Error where it has not answered after some time
 */
export async function rest(
  node: NodeAddresses | undefined,
  method: string,
  path: string,
  body?: unknown,
  withinMs = 60_000,
): Promise<Answer> {
  if (!node) throw new Error('there is no such node');
  const response = await fetch(`${node.url}/v1${path}`, {
    method,
    signal: AbortSignal.timeout(withinMs),
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : null };
}
