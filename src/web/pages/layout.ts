import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { cacheControl } from '../respond.js';
import type { Site } from '../site.js';
import { styleAddress } from '../style/style.js';
import type { Html } from './parts/html.js';

/** What a page shows. */
export interface Page {
  /** In the browser's tab, before the site's name; empty: only that. */
  readonly title: string;
  readonly content: Html;
  readonly status?: ContentfulStatusCode;
  readonly headers?: Readonly<Record<string, string>>;
}

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='7' fill='%23255d7a'/%3E%3Cpath d='M7 20c0-6 3-9 7-10v3c-2 1-3 2-3 4h3v6H7zm11 0c0-6 3-9 7-10v3c-2 1-3 2-3 4h3v6h-7z' fill='%23fff'/%3E%3C/svg%3E";

/** Sends a page in the site's frame. */
export async function sendPage(
  c: Context,
  site: Site,
  { title, content, status = 200, headers = {} }: Page,
): Promise<Response> {
  const page = await frame(c.req.path, site, title, content);
  return c.html(page, status, { 'Cache-Control': cacheControl(site), ...headers });
}

function frame(path: string, site: Site, title: string, content: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === '' ? 'Pullquote' : `${title} – Pullquote`}</title>
<link rel="icon" href="${icon}">
<link rel="stylesheet" href="${styleAddress}">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="site">
<a class="name" href="/">Pullquote</a>
<nav aria-label="Pages">
${link('/', 'Ask', path)}
${link('/articles', 'Articles', path)}
${site.records === null ? '' : link('/gaps', 'Unanswered', path)}
</nav>
</header>
${site.demo ? html`<p class="demo" role="note">These are the demo articles. Add your own: <code>pullquote ingest PATH</code></p>` : ''}
<main id="content" tabindex="-1">
${content}
</main>
<footer class="site"><p>Every quote is word for word from an article. <a href="/api/openapi.json">API for programs</a></p></footer>
</body>
</html>
`;
}

function link(to: string, name: string, path: string): Html {
  const isHere = path === to || (to === '/' && path === '/ask');
  return html`<a href="${to}"${isHere ? html` aria-current="page"` : ''}>${name}</a>`;
}
