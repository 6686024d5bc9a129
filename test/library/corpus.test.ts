import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ingest } from '../../src/library/ingest/ingest.js';
import { openLibrary } from '../../src/library/open.js';
import { verify } from '../../src/library/verify.js';
import { openEmbedder } from '../../src/models/embedding/open.js';
import { bundledModel } from '../../src/models/embedding/registry.js';
import { all, changesOf, temporaryFolder } from './stories.js';

const corpus = fileURLToPath(new URL('../../../shared/corpus/bbc2004.jsonl.gz', import.meta.url));
const articleCount = 40;

describe.skipIf(!existsSync(corpus))(`${articleCount} articles of ../shared/corpus/bbc2004`, () => {
  it('go in with the bundled model, verify, and are found by their own words', async () => {
    const folder = temporaryFolder();
    const lines = gunzipSync(readFileSync(corpus))
      .toString('utf8')
      .split('\n')
      .slice(0, articleCount);
    const file = path.join(folder, 'articles.jsonl');
    writeFileSync(file, lines.join('\n'));
    const index = path.join(folder, 'index');
    const embedder = await openEmbedder({ id: bundledModel }, { cacheDir: folder, offline: true });
    const report = await ingest([file], { folder: index, embedder });
    expect(report.faults).toEqual([]);
    expect((changesOf(report).added ?? 0) + (changesOf(report).copy ?? 0)).toBe(articleCount);
    expect(await all(verify(index))).toEqual([]);

    const library = await openLibrary(index, embedder.model);
    let first = 0;
    const articles = (await library.articles()).slice(0, 20);
    for (const { id, body } of articles) {
      const text = body.slice(0, 200);
      const { passage: vector } = await embedder.embedQuery(text);
      const { candidates } = await library.search({ text, vector, limit: 10 });
      const best = candidates.reduce((a, b) => (b.bm25 > a.bm25 ? b : a));
      const near = candidates.reduce((a, b) => (b.cosine > a.cosine ? b : a));
      expect(best.passage.articleId).toBe(id);
      first += near.passage.articleId === id ? 1 : 0;
    }
    expect(first).toBeGreaterThanOrEqual(18);
    await library.close();
    await embedder.close();
  });
});
