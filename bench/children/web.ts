/** Child of bench/web.ts: an engine over the bundled seeds, which answers by itself or behind the pages. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openPullquote } from '../../src/pullquote.js';
import { packageFolder, readSettings } from '../../src/settings.js';
import { startServer } from '../../src/web/server.js';
import { serve } from '../serve.js';

/** Questions to answer by the engine alone, by this many askers at once; or none, for the server's address. */
export interface Request {
  readonly questions: readonly string[];
  readonly askers: number;
}

/** How long the engine alone took, and where it is served. */
export interface Told {
  readonly seconds: number;
  readonly address: string;
}

const folder = mkdtempSync(path.join(tmpdir(), 'pullquote-bench-'));
const engine = await openPullquote({ ...readSettings(process.env), index: folder });
await engine.ingest(path.join(packageFolder, 'seeds'));
await engine.ready();
const server = await startServer({ engine, host: '127.0.0.1', port: 0, token: null });

serve(
  async ({ questions, askers }: Request): Promise<Told> => {
    const started = performance.now();
    let next = 0;
    const asker = async (): Promise<void> => {
      for (let text = questions[next]; text !== undefined; text = questions[next]) {
        next += 1;
        await engine.ask(text);
      }
    };
    await Promise.all(Array.from({ length: askers }, asker));
    return { seconds: (performance.now() - started) / 1000, address: server.address };
  },
  async () => {
    await server.close();
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  },
);
