import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readBody } from './body.js';
import { RateLimits } from './rate-limits.js';
import { Refusal } from './refusal.js';
import type { Route } from './route.js';
import type { World } from './world.js';

/** A request as it came and what became of it. */
export interface Logged {
  readonly method: string;
  /** Below the version, e.g. `/channels/1/messages`. */
  readonly path: string;
  readonly query: string;
  readonly body: unknown;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** 0: not answered. */
  status: number;
}

/** An order to refuse requests. */
export interface RefusalOrder {
  /** Which: a part of `METHOD /path`, or a pattern for it; left out: any. */
  readonly route?: string | RegExp;
  /** With `drop` the connection is cut instead. */
  readonly status: number | 'drop';
  /** How many; default 1. */
  readonly times?: number;
  /** How many are let pass first; default none. */
  readonly after?: number;
  /** Seconds that a 429 asks to wait; default 0.1. */
  readonly retryAfter?: number;
  /** Discord's own code and words, for statuses under 500. */
  readonly code?: number;
  readonly message?: string;
  /** A 429 for all routes. */
  readonly global?: boolean;
  /** A page in HTML instead of Discord's words. */
  readonly page?: string;
  /** An answer in JSON instead of Discord's words. */
  readonly json?: object;
  /** Whether it is carried out all the same, and only its answer is lost. */
  readonly carriedOut?: boolean;
}

/** The web side: finds the route, checks the token, refuses what it was told to, logs. */
export class Http {
  readonly requests: Logged[] = [];
  readonly server: Server;
  readonly #world: World;
  readonly #routes: readonly (Route & { readonly pattern: RegExp })[];
  readonly #orders: { readonly order: RefusalOrder; pass: number; left: number }[] = [];
  readonly #delays = new Map<string, { readonly route: string | RegExp; readonly ms: number }>();
  readonly #limits: RateLimits;

  constructor(world: World, routes: readonly Route[]) {
    this.#world = world;
    this.#limits = new RateLimits(world.options.rateLimit);
    this.#routes = routes.map((route) => ({
      ...route,
      pattern: new RegExp(`^${route.path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`),
    }));
    this.server = createServer((request, response) => {
      this.#serve(request, response).catch((error) => {
        world.fault(`the loopback itself failed: ${error.stack}`);
        response.destroy();
      });
    });
  }

  refuseNext(order: RefusalOrder): void {
    this.#orders.push({ order, pass: order.after ?? 0, left: order.times ?? 1 });
  }

  /** Answers requests of a route late, from now on; with 0 in time again. */
  slow(route: string | RegExp, ms: number): void {
    this.#delays.set(String(route), { route, ms });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.#world.address);
    const method = request.method ?? 'GET';
    const path = url.pathname.replace(/^\/api(\/v\d+)?/, '');
    if (url.pathname.startsWith('/attachments/')) return this.#serveFile(url.pathname, response);
    const logged: Logged = {
      method,
      path,
      query: url.search,
      body: undefined,
      at: Date.now(),
      status: 0,
    };
    this.requests.push(logged);
    const say = (status: number, body: unknown, headers: Record<string, string> = {}) => {
      logged.status = status;
      this.#world.signal.fire();
      if (body === undefined) response.writeHead(status, headers).end();
      else {
        response
          .writeHead(status, { 'content-type': 'application/json', ...headers })
          .end(JSON.stringify(body));
      }
    };
    try {
      const sent = await readBody(request);
      Object.assign(logged, { body: sent.json });
      for (const { route, ms } of this.#delays.values()) {
        if (matches(route, method, path)) await new Promise((done) => setTimeout(done, ms));
      }
      const order = this.#order(method, path);
      const refuse = ({ status, ...how }: RefusalOrder): void => {
        if (status === 'drop') response.destroy();
        else if (how.page !== undefined) {
          logged.status = status;
          this.#world.signal.fire();
          response.writeHead(status, { 'content-type': 'text/html' }).end(how.page);
        } else
          say(
            status,
            how.json ?? orderedBody({ status, ...how }),
            orderedHeaders({ status, ...how }),
          );
      };
      if (order && !order.carriedOut) return refuse(order);
      const { route, params } = this.#find(method, path);
      if (!route.open && request.headers.authorization !== `Bot ${this.#world.options.token}`) {
        throw new Refusal(401, 0, '401: Unauthorized');
      }
      const limit = this.#limits.count(method, route.path, params);
      if (limit.exceeded) {
        this.#world.fault(`${method} ${path} came though its rate limit was used up`);
        const body = {
          message: 'You are being rate limited.',
          retry_after: limit.resetAfter,
          global: false,
        };
        return say(429, body, {
          ...limit.headers,
          'retry-after': String(Math.ceil(limit.resetAfter)),
          'x-ratelimit-scope': 'user',
        });
      }
      const call = {
        world: this.#world,
        params,
        query: url.searchParams,
        body: sent.json,
        files: sent.files,
      };
      try {
        const answer = await route.handle(call);
        if (order) return refuse(order);
        say(answer?.status ?? 204, answer?.body, limit.headers);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        this.#refused(error, logged);
        say(error.status, error.body, limit.headers);
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#refused(error, logged);
      say(error.status, error.body);
    }
  }

  #refused(error: Refusal, { method, path }: Logged): void {
    const details = error.details.length > 0 ? `: ${error.details.join('; ')}` : '';
    // A token is no secret here, but makes the line hard to read and to compare.
    const readable = path.replace(/[\w-]{40,}/g, '…');
    this.#world.fault(
      `${method} ${readable} was refused with ${error.status}/${error.code} ${error.message}${details}`,
    );
  }

  #find(method: string, path: string) {
    for (const route of this.#routes) {
      const match = route.method === method ? route.pattern.exec(path) : null;
      if (!match) continue;
      const params = Object.entries(match.groups ?? {}).map(([name, value]) => [
        name,
        decodeURIComponent(value),
      ]);
      return { route, params: Object.fromEntries(params) as Record<string, string> };
    }
    throw new Refusal(404, 0, '404: Not Found');
  }

  #order(method: string, path: string): RefusalOrder | undefined {
    const found = this.#orders.find(
      ({ order, left }) =>
        left > 0 && (order.route === undefined || matches(order.route, method, path)),
    );
    if (!found) return undefined;
    if (found.pass > 0) {
      found.pass -= 1;
      return undefined;
    }
    found.left -= 1;
    return found.order;
  }

  #serveFile(path: string, response: ServerResponse): void {
    const file = this.#world.files.get(path);
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    response
      .writeHead(200, { 'content-type': file.contentType, 'content-length': file.bytes.length })
      .end(file.bytes);
  }
}

function matches(route: string | RegExp, method: string, path: string): boolean {
  const line = `${method} ${path}`;
  return typeof route === 'string' ? line.includes(route) : route.test(line);
}

function orderedBody(order: RefusalOrder): object {
  if (order.status !== 429) {
    return {
      message: order.message ?? `${order.status}: ordered by the test`,
      code: order.code ?? 0,
    };
  }
  return {
    message: 'You are being rate limited.',
    retry_after: order.retryAfter ?? 0.1,
    global: order.global ?? false,
  };
}

function orderedHeaders(order: RefusalOrder): Record<string, string> {
  if (order.status !== 429) return {};
  return {
    'retry-after': String(order.retryAfter ?? 0.1),
    'x-ratelimit-scope': order.global ? 'global' : 'user',
    ...(order.global && { 'x-ratelimit-global': 'true' }),
  };
}
