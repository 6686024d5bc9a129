import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import * as z from 'zod';
import type { AssistantsEngine, AssistantsOptions } from '../../src/assistants/context.js';
import { assistantsServer } from '../../src/assistants/server.js';
import { openCallTurns } from '../../src/assistants/turns.js';

/** What a server is opened with for one engine; errors that nobody expected fail the test. */
export function optionsFor(engine: Omit<AssistantsEngine, 'demo'>): AssistantsOptions {
  return {
    withEngine: (work) => work({ ...engine, demo: false }),
    log: (error) => {
      throw error;
    },
  };
}

/** The SDK's client at a server in this process. */
export async function inMemory(options: AssistantsOptions): Promise<Client> {
  const [near, far] = InMemoryTransport.createLinkedPair();
  await assistantsServer({ ...options, turns: openCallTurns() }).connect(far);
  return clientAt(near);
}

/** Milliseconds: on a busy machine, a model may take long to load. The test's own limit comes first. */
const timeout = 240_000;

/** The SDK's client. It checks structured results against the schemas of the tools, which it has listed. */
export async function clientAt(transport: Transport): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(transport, { timeout });
  await client.listTools({}, { timeout });
  return client;
}

/** Something to wait for until it is opened. */
export function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

const result = z.object({
  isError: z.boolean().default(false),
  structuredContent: z.unknown().optional(),
  content: z.array(
    z.discriminatedUnion('type', [
      z.object({ type: z.literal('text'), text: z.string() }),
      z.object({ type: z.literal('resource_link'), uri: z.string(), mimeType: z.string() }),
    ]),
  ),
});

/** What a tool gave. */
export interface Called {
  readonly isError: boolean;
  readonly structured: unknown;
  readonly text: string;
  /** The addresses of the resources that it links to. */
  readonly links: readonly string[];
}

/** Calls a tool. */
export async function call(
  client: Client,
  name: string,
  args: Record<string, unknown>,
  signal?: AbortSignal,
): Promise<Called> {
  const called = await client.callTool({ name, arguments: args }, undefined, {
    timeout,
    ...(signal && { signal }),
  });
  const { isError, structuredContent, content } = result.parse(called);
  const texts = content.map((part) => (part.type === 'text' ? part.text : ''));
  const links = content.flatMap((part) => (part.type === 'resource_link' ? [part.uri] : []));
  return { isError, structured: structuredContent, text: texts.join(''), links };
}

/** The parts of structured results that tests look at. */
export const answerShape = z.object({
  verdict: z.string(),
  answered: z.boolean(),
  band: z.string(),
  quotes: z.array(
    z.object({
      text: z.string(),
      start: z.number(),
      end: z.number(),
      highlight: z.object({ text: z.string(), start: z.number(), end: z.number() }),
      article: z.object({ id: z.string(), title: z.string().nullable() }),
    }),
  ),
  nearest: z.array(z.object({ id: z.string() })),
  demo: z.boolean(),
});

export const pageShape = z.object({
  article: z.object({ id: z.string(), title: z.string().nullable() }),
  text: z.string(),
  start: z.number(),
  end: z.number(),
  total: z.number(),
  next: z.number().nullable(),
});

/** The whole text of an article, page by page. */
export async function wholeText(client: Client, id: string, length?: number): Promise<string> {
  let text = '';
  for (let from: number | null = 0; from !== null; ) {
    const { structured } = await call(client, 'get_article', {
      id,
      from,
      ...(length && { length }),
    });
    const page = pageShape.parse(structured);
    text += page.text;
    from = page.next;
  }
  return text;
}
