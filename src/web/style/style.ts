import { createHash } from 'node:crypto';
import type { Hono } from 'hono';
import { isKnown } from '../respond.js';
import { frame } from './frame.js';
import { reading } from './reading.js';
import { tables } from './tables.js';

const style = `${frame}${reading}${tables}`;
const digest = createHash('sha256').update(style).digest('base64url').slice(0, 16);
const tag = `"${digest}"`;

/** Where the style is. It changes with the style, so that no browser shows a page in an old one. */
export const styleAddress = `/style.css?v=${digest}`;

/** Serves the style of all pages. */
export function addStyle(app: Hono): void {
  app.get('/style.css', (c) => {
    const headers = { ETag: tag, 'Cache-Control': 'private, max-age=86400' };
    if (isKnown(c, tag)) return c.body(null, 304, headers);
    return c.body(style, 200, { ...headers, 'Content-Type': 'text/css; charset=utf-8' });
  });
}
