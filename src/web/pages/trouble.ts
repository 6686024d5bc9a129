import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Problem } from '../problem.js';
import type { Site } from '../site.js';
import { sendPage } from './layout.js';

/** A page that says why there is no other: what is wrong, and where to go on. */
export function troublePage(
  c: Context,
  { status, title, detail, headers = {} }: Problem,
  site: Site,
): Promise<Response> {
  const content = html`<h1>${title}</h1>
<p>${detail}</p>
<p><a href="/">Ask a question</a> or <a href="/articles">see the articles</a>.</p>`;
  const page = { title, content, status, headers: { ...headers, 'Cache-Control': 'no-store' } };
  return sendPage(c, site, page);
}
