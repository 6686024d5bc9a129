import type { MiddlewareHandler } from 'hono';
import { type Problem, problem } from '../problem.js';
import type { Respond } from '../respond.js';
import { hostCheck } from './host.js';
import { tokenCheck } from './token.js';

/** Where the server is reached, and by whom. */
export interface Guarded {
  readonly host: string;
  readonly port: number;
  readonly token: string | null;
}

/** Every response has them. Scripts run nowhere, styles come from here, and no other page may show one of ours. */
const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** Sets the headers that keep browsers safe, also on errors. */
export const secureHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
};

const wrongHost = problem(
  421,
  'Wrong host',
  "This server isn't known by that name. Use the address that it printed when it started.",
);
const noToken: Problem = {
  ...problem(
    401,
    'Token needed',
    'Send the token as "Authorization: Bearer …", or enter it as the password; the user name can be anything.',
  ),
  headers: { 'WWW-Authenticate': 'Basic realm="Pullquote", charset="UTF-8", Bearer' },
};
const onlyReading: Problem = {
  ...problem(405, 'Only reading', 'Nothing can be changed here: use GET or HEAD.'),
  headers: { Allow: 'GET, HEAD' },
};

/**
 * Refuses requests for another host, without the token, or that would change something.
 *
 * @param open paths that need no token
 * @param own paths that see to their methods themselves
 */
export function guard(
  { host, port, token }: Guarded,
  { open, own }: { readonly open: readonly string[]; readonly own: readonly string[] },
  respond: Respond,
): MiddlewareHandler {
  const isServed = hostCheck(host, port);
  const hasToken = token === null ? () => true : tokenCheck(token);
  return async (c, next) => {
    const { path, method } = c.req;
    if (!isServed(c.req.header('host'))) return respond(c, wrongHost);
    if (!open.includes(path) && !hasToken(c.req.header('authorization'))) {
      return respond(c, noToken);
    }
    if (!own.includes(path) && method !== 'GET' && method !== 'HEAD') {
      return respond(c, onlyReading);
    }
    return next();
  };
}
