import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.js';

export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

export interface SentBody {
  /** `undefined`: there was none. */
  readonly json: unknown;
  /** Files by their number in `files[n]`. */
  readonly files: ReadonlyMap<string, SentFile>;
}

/** Reads a request's body: JSON, or a form with `payload_json` and files. */
export async function readBody(request: IncomingMessage): Promise<SentBody> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const files = new Map<string, SentFile>();
  if (bytes.length === 0) return { json: undefined, files };
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return { json: parse(bytes.toString()), files };
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  for (const [field, value] of form) {
    const number = /^files\[(\d+)\]$/.exec(field)?.[1];
    if (number === undefined || typeof value === 'string') continue;
    files.set(number, {
      name: value.name,
      bytes: new Uint8Array(await value.arrayBuffer()),
      contentType: value.type,
    });
  }
  const payload = form.get('payload_json');
  return { json: typeof payload === 'string' ? parse(payload) : {}, files };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, 50109, 'The request body contains invalid JSON.');
  }
}
