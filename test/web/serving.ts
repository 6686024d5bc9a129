import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Article } from '../../src/article/article.js';
import { openDatabase, writeFingerprint } from '../../src/library/sqlite/schema.js';
import { insertArticle } from '../../src/library/sqlite/store.js';
import { openPullquote, type Pullquote, type PullquoteOptions } from '../../src/pullquote.js';
import { packageFolder } from '../../src/settings.js';
import { type RunningServer, type ServeOptions, startServer } from '../../src/web/server.js';
import { smallEmbedder } from '../library/small-embedder.js';

/** What is served in a test, and how it ends. */
export interface Serving {
  readonly engine: Pullquote;
  readonly server: RunningServer;
  /** The text at a path, and its status. */
  page(path: string, headers?: Record<string, string>): Promise<{ status: number; text: string }>;
  close(): Promise<void>;
}

/** Serves an engine on a free port of this machine. */
export async function serving(
  engine: Pullquote,
  options: Partial<ServeOptions> = {},
): Promise<Serving> {
  const asked = { host: '127.0.0.1', port: 0, token: null, ...options };
  const server = await startServer({ ...asked, engine: engine.scoped('everything') });
  return {
    engine,
    server,
    async page(path, headers = {}) {
      const response = await fetch(new URL(path, server.address), { headers });
      return { status: response.status, text: await response.text() };
    },
    async close() {
      await server.close();
      await engine.close();
    },
  };
}

/** An engine over the bundled seeds, with the bundled models; `remove` removes its index. */
export async function seededEngine(
  options: Pick<PullquoteOptions, 'reader'> = {},
): Promise<{ engine: Pullquote; remove(): void }> {
  const folder = newFolder();
  const engine = await openPullquote({ index: folder, offline: true, ...options });
  await engine.ingest([path.join(packageFolder, 'seeds')]);
  return { engine, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** An article as it is put into an index, without cleaning. */
export type Inserted = Pick<Article, 'id' | 'body'> & Partial<Article>;

/**
 * An engine over articles that are put into its index as they are, each a single passage, without a model:
 * thousands take seconds.
 */
export async function insertedEngine(
  articles: readonly Inserted[],
): Promise<{ engine: Pullquote; remove(): void }> {
  const folder = newFolder();
  const embedder = smallEmbedder();
  const db = openDatabase(folder, { create: true });
  const vectors = await embedder.embedPassages(
    articles.map(({ body }) => ({ text: body, sentences: [] })),
  );
  db.transaction(() => {
    writeFingerprint(db, embedder.model);
    articles.forEach((article, at) => {
      const named = { title: null, publisher: null, date: null, author: null, url: null };
      const vector = vectors[at];
      insertArticle(db, {
        article: { ...named, locator: `/nowhere/${article.id}.txt`, ...article },
        file: null,
        server: null,
        contentHash: `hash of ${article.id}`,
        indexedTitle: article.title ?? '',
        passages: [{ start: 0, end: article.body.length }],
        sentences: [],
        vectors: vector === undefined ? [] : [vector],
      });
    });
  })();
  db.close();
  const engine = await openPullquote({ index: folder, model: embedder, reader: null });
  return { engine, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function newFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'pullquote-web-'));
}

/** A request as no browser sends it. */
export function rawRequest(
  { port }: Pick<RunningServer, 'port'>,
  path: string,
  options: { readonly method?: string; readonly headers?: Record<string, string> } = {},
): Promise<{ status: number; headers: Record<string, string | string[] | undefined> }> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, ...options }, (response) => {
      response.resume().on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers });
      });
    });
    sent.on('error', reject).end();
  });
}
