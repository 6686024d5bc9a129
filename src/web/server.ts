import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Failure } from '../failure.js';
import type { ScopedPullquote } from '../pullquote.js';
import { openTurns } from '../turns.js';
import { type MoreHandler, makeApp } from './app.js';
import { everywhere, inAddress } from './guard/host.js';
import { checkToken } from './guard/token.js';
import { droppedFrom } from './reading/dropped.js';
import { openOverview } from './reading/overview.js';
import type { GapRecords } from './site.js';

/** What is served, where, and to whom. */
export interface ServeOptions {
  readonly engine: ScopedPullquote;
  /** An address of this machine; anyone but its own programs needs a token. */
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** At least 16 characters; `null`: whoever reaches the server may read. */
  readonly token: string | null;
  /** Whether the bundled demo articles answer. */
  readonly demo?: boolean;
  /** `null` if there is no bot that keeps records. */
  readonly records?: GapRecords | null;
  /** What else is served, behind the same guard. */
  readonly more?: readonly MoreHandler[];
  /** Called with each error that is no fault of whoever asked. */
  readonly onError?: (error: unknown) => void;
}

/** A server that listens. */
export interface RunningServer {
  /** Where a browser finds it: `http://127.0.0.1:8080/`. */
  readonly address: string;
  readonly port: number;
  /** Ends it at once, with every connection. */
  close(): Promise<void>;
}

/** Questions that the engine gets at once: one is read while another is searched for. */
const askedAtOnce = 4;
const mostWaiting = 100;
/** Files looked through at once for what cleaning dropped. */
const cleanedAtOnce = 1;
const mostToClean = 10;

/** Limits of a connection; times in milliseconds. A question of 4,000 characters may have 36,000 bytes in an address. */
const limits = {
  maxHeaderSize: 65_536,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
};

/**
 * Serves the pages and the API.
 *
 * @throws Failure `invalid-setting` if the address or the token may not be used, or the port is taken
 */
export async function startServer({
  engine,
  host,
  port: wanted,
  token,
  demo = false,
  records = null,
  more = [],
  onError = () => undefined,
}: ServeOptions): Promise<RunningServer> {
  checkToken(host, token);
  const cleaning = openTurns(cleanedAtOnce, mostToClean, tooBusy);
  const site = {
    engine,
    demo,
    records,
    isPrivate: token !== null,
    questions: openTurns(askedAtOnce, mostWaiting, tooBusy),
    overview: openOverview(engine.library),
    dropped: (article: Parameters<typeof droppedFrom>[0], signal: AbortSignal) =>
      cleaning.take(() => droppedFrom(article, signal), signal),
  };
  let handle: (request: Request) => Response | Promise<Response> = () =>
    new Response(null, { status: 503 });
  const server = createAdaptorServer({
    fetch: (request) => handle(request),
    overrideGlobalObjects: false,
    serverOptions: limits,
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(notOpened(host, wanted, error)));
    server.listen(wanted, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const app = makeApp(site, { host, port, token }, more, onError);
  handle = (request) => app.fetch(request);
  return {
    // Every address of the machine isn't one that a browser can open.
    address: `http://${everywhere.includes(host) ? '127.0.0.1' : inAddress(host)}:${port}/`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

function tooBusy(): Failure {
  return new Failure('web', 'too-busy', 'Too many requests are waiting for their turn.', {
    remedy: 'Try again in a few seconds.',
  });
}

function notOpened(host: string, port: number, error: NodeJS.ErrnoException): Failure {
  if (error.code === 'EADDRINUSE') {
    return new Failure('web', 'invalid-setting', `Port ${port} is taken by another program.`, {
      cause: error,
      remedy: 'Choose another port: pullquote serve --port 8090, or --port 0 for any free one.',
    });
  }
  if (error.code === 'EACCES') {
    return new Failure('web', 'invalid-setting', `Port ${port} may not be used by you.`, {
      cause: error,
      remedy: 'Choose a port above 1023: pullquote serve --port 8080.',
    });
  }
  return new Failure('web', 'invalid-setting', `${host}:${port} can't be listened on.`, {
    cause: error,
    remedy: 'Leave --host out, or give an address that this machine has.',
  });
}
