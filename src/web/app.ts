import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { addApi } from './api/api.js';
import { type Guarded, guard, secureHeaders } from './guard/guard.js';
import { addPages } from './pages/pages.js';
import { troublePage } from './pages/trouble.js';
import { notFound, problem, problemOf } from './problem.js';
import { asProblemDetails, type Respond } from './respond.js';
import type { Site } from './site.js';
import { addStyle } from './style/style.js';

/** What else is served, behind the same guard: it sees to its methods itself. */
export interface MoreHandler {
  /** `/mcp` */
  readonly path: string;
  handle(request: Request): Promise<Response>;
}

/** Bytes that a request to another handler may have. */
const largestBody = 1_000_000;

const health = '/healthz';

/**
 * Everything that is served, by address.
 *
 * @param onError called with each error that is no fault of whoever asked
 */
export function makeApp(
  site: Site,
  guarded: Guarded,
  more: readonly MoreHandler[],
  onError: (error: unknown) => void,
): Hono {
  const own = more.map(({ path }) => path);
  const respond: Respond = (c, trouble) => {
    const { path } = c.req;
    const isForPrograms = path.startsWith('/api/') || path === health || own.includes(path);
    return isForPrograms ? asProblemDetails(c, trouble) : troublePage(c, trouble, site);
  };
  const app = new Hono();
  app.use(secureHeaders);
  app.use(guard(guarded, { open: [health], own }, respond));
  app.get(health, (c) => c.json({ status: 'ok' }, 200, { 'Cache-Control': 'no-store' }));
  addStyle(app);
  addPages(app, site);
  addApi(app, site);
  const onTooLarge = problem(413, 'Too large', `A request may have ${largestBody} bytes at most.`);
  for (const { path, handle } of more) {
    const limit = bodyLimit({ maxSize: largestBody, onError: (c) => respond(c, onTooLarge) });
    app.all(path, limit, async (c) => {
      const response = await handle(c.req.raw);
      // Ours get more headers, which a response from elsewhere may not take.
      const answer = new Response(response.body, response);
      if (site.isPrivate) answer.headers.set('Cache-Control', 'no-store');
      return answer;
    });
  }
  app.notFound((c) => respond(c, notFound));
  app.onError((error, c) => {
    const trouble = problemOf(error);
    if (trouble.status === 500) onError(error);
    return respond(c, trouble);
  });
  return app;
}
