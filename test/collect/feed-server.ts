import type { IncomingMessage, ServerResponse } from 'node:http';
import { serve } from '../fetch/server.js';
import { story } from '../library/story.js';

/** What a feed server answers at a path. */
export type Answer =
  | string
  | { readonly type?: string; readonly body: string | Buffer; readonly etag?: string }
  | { readonly status: number; readonly headers?: Record<string, string> }
  | ((request: IncomingMessage, response: ServerResponse) => void);

/** A site on 127.0.0.1 with feeds and pages that a test changes as it likes. */
export interface FeedServer {
  readonly base: string;
  /** `127.0.0.1:port`, to be allowed. */
  readonly host: string;
  /** By path. */
  readonly answers: Map<string, Answer>;
  /** Paths in the order in which they were asked for, without robots.txt. */
  readonly asked: string[];
}

export async function feedServer(answers: Record<string, Answer> = {}): Promise<FeedServer> {
  const site = new Map(Object.entries(answers));
  const asked: string[] = [];
  const base = await serve((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const answer = site.get(path);
    if (answer === undefined) response.writeHead(404).end();
    else if (typeof answer === 'function') answer(request, response);
    else if (typeof answer === 'string') response.end(answer);
    else if ('status' in answer) response.writeHead(answer.status, answer.headers).end();
    else {
      const { type = 'application/xml', body, etag } = answer;
      const known = etag !== undefined && request.headers['if-none-match'] === etag;
      response.writeHead(known ? 304 : 200, { 'content-type': type, ...(etag && { etag }) });
      response.end(known ? undefined : body);
    }
  });
  return { base, host: new URL(base).host, answers: site, asked };
}

/** An item of an RSS feed. */
export interface Item {
  readonly link?: string;
  readonly guid?: string;
  readonly title?: string;
  readonly date?: string;
  readonly author?: string;
  readonly description?: string;
  /** The whole text, as HTML. */
  readonly content?: string;
}

export function rss(items: readonly Item[], title = 'Kalvik Post'): string {
  const element = (name: string, text: string | undefined) =>
    text === undefined ? '' : `<${name}><![CDATA[${text}]]></${name}>`;
  const all = items.map(
    ({ link, guid, title, date, author, description, content }) =>
      `<item>${element('title', title)}${element('link', link)}${element('guid', guid)}${element('pubDate', date)}${element('dc:creator', author)}${element('description', description)}${element('content:encoded', content)}</item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${title}</title>${all.join('')}</channel></rss>`;
}

/** A page with a story, number `seed`. */
export function page(seed: number): Answer {
  const { title } = story(seed);
  const body = `<!doctype html><html><head><title>${title}</title></head><body><article><h1>${title}</h1>${paragraphs(seed)}</article></body></html>`;
  return { type: 'text/html', body };
}

/** The text of a story as HTML. */
export function paragraphs(seed: number): string {
  const texts = story(seed, 6).body.split('\n\n');
  return texts.map((text) => `<p>${text}</p>`).join('');
}
