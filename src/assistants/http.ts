import { randomUUID } from 'node:crypto';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { CancelledNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import { LRUCache } from 'lru-cache';
import type { AssistantsOptions } from './context.js';
import { foreignness } from './http/hosts.js';
import { assistantsServer } from './server.js';
import { openCallTurns } from './turns.js';

/** How long a session may be idle, in milliseconds, and how many there may be: the one idle longest ends. */
const longestIdle = 30 * 60_000;
const mostSessions = 100;
/** Bytes of a message. The longest question takes a tenth of that. */
const largestBody = 256 * 1024;

/** The protocol's codes for a refused request and for a session that isn't there. */
const refused = -32_000;
const noSession = -32_001;

/** What a web server gives the handler. */
export interface HttpOptions extends AssistantsOptions {
  /** Whether the web server itself refuses requests for other hosts; by default only this machine's own names are taken. */
  readonly isHostChecked?: boolean;
  /** Milliseconds after which an idle session ends; half an hour by default. */
  readonly longestIdle?: number;
  /** 100 by default. */
  readonly mostSessions?: number;
}

/** Serves assistants over HTTP. Whoever has a web server passes it the requests to one path. */
export interface HttpHandler {
  handle(request: Request): Promise<Response>;
  /** Ends all sessions. */
  close(): Promise<void>;
}

/** Opens the handler for the protocol's streamable HTTP. */
export function openHttpHandler({ isHostChecked = false, ...options }: HttpOptions): HttpHandler {
  const context = { ...options, turns: openCallTurns() };
  const sessions = new LRUCache<string, WebStandardStreamableHTTPServerTransport>({
    max: options.mostSessions ?? mostSessions,
    ttl: options.longestIdle ?? longestIdle,
    updateAgeOnGet: true,
    dispose: (transport) => {
      transport.close().catch(context.log);
    },
  });

  /** A first message opens a session; to anything else without one, the transport says what is wrong. */
  async function begin(request: Request): Promise<Response> {
    sessions.purgeStale();
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      maxRequestBodySize: largestBody,
      onsessioninitialized: (id) => {
        sessions.set(id, transport);
      },
      onsessionclosed: (id) => {
        sessions.delete(id);
      },
    });
    // A cancelled call gets no answer, so its stream would stay open.
    transport.onmessage = (message) => {
      const { data } = CancelledNotificationSchema.safeParse(message);
      if (data?.params.requestId !== undefined) transport.closeSSEStream(data.params.requestId);
    };
    await assistantsServer(context).connect(transport);
    const response = await transport.handleRequest(request);
    if (transport.sessionId === undefined) await transport.close();
    return response;
  }

  return {
    async handle(request) {
      const why = foreignness(request.headers, isHostChecked);
      if (why !== null) return errorResponse(403, refused, why);
      const id = request.headers.get('mcp-session-id');
      if (id === null) return begin(request);
      const transport = sessions.get(id);
      if (transport === undefined)
        return errorResponse(404, noSession, 'There is no such session.');
      return transport.handleRequest(request);
    },
    async close() {
      sessions.clear();
    },
  };
}

function errorResponse(status: number, code: number, message: string): Response {
  return Response.json({ jsonrpc: '2.0', error: { code, message }, id: null }, { status });
}
