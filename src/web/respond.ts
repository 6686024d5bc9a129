import { createHash, randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { version } from '../places.js';
import { utcDay } from '../text/day.js';
import type { Problem } from './problem.js';
import { stateOf } from './reading/state.js';
import type { Site } from './site.js';

/** Answers a request that isn't answered otherwise: with a page or with problem details. */
export type Respond = (c: Context, problem: Problem) => Response | Promise<Response>;

/** Problem details as JSON (RFC 9457). */
export const asProblemDetails: Respond = (c, { status, title, detail, headers = {} }) => {
  const type = `urn:pullquote:problem:${title.toLowerCase().replaceAll(' ', '-')}`;
  return c.body(JSON.stringify({ type, title, status, detail }), status, {
    ...headers,
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  });
};

/** A server that is started again may have another reader, which answers otherwise. */
const own = `${version()} ${randomUUID()}`;

/**
 * A weak tag of what a request gets from the collection as it is now. "Last week" means something else
 * tomorrow, and another version may answer otherwise.
 */
export async function collectionTag(c: Context, { engine, demo }: Site): Promise<string> {
  const state = await stateOf(engine.library);
  return weakTag([own, state, String(demo), utcDay(new Date()), c.req.url]);
}

/** A weak tag of texts. */
export function weakTag(texts: readonly string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(texts)).digest('base64url');
  return `W/"${digest.slice(0, 22)}"`;
}

/** Whether the client has what a tag stands for. */
export function isKnown(c: Context, tag: string): boolean {
  const known = c.req.header('if-none-match') ?? '';
  if (known.trim() === '*') return true;
  return known.split(',').some((one) => one.trim().replace(/^W\//, '') === tag.replace(/^W\//, ''));
}

/** How caches may keep what is shown: not at all behind a token, else only to ask whether it is still right. */
export function cacheControl({ isPrivate }: Site): string {
  return isPrivate ? 'no-store' : 'no-cache';
}

/** An answer without a body: the client has it. */
export function notModified(c: Context, tag: string, site: Site): Response {
  return c.body(null, 304, { ETag: tag, 'Cache-Control': cacheControl(site) });
}
