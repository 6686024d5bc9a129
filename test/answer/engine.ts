import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openPullquote, type Pullquote } from '../../src/pullquote.js';
import { packageFolder } from '../../src/settings.js';

/** An engine over the bundled seeds and articles in JSON; `close` removes its index as well. */
export async function engineOver(
  articles: readonly object[],
): Promise<Pick<Pullquote, 'ask' | 'search' | 'library' | 'close'>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pullquote-answer-'));
  const engine = await openPullquote({ index: folder, offline: true });
  await engine.ingest([path.join(packageFolder, 'seeds')]);
  const lines = articles.map((article) => `${JSON.stringify(article)}\n`).join('');
  await engine.ingest(bytesOf(lines));
  return {
    ask: (question, options) => engine.ask(question, options),
    search: (text, options) => engine.search(text, options),
    library: engine.library,
    async close() {
      await engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
