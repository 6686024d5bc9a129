import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { ingest } from '../../src/library/ingest/ingest.js';
import type { Embedder } from '../../src/models/embedding/embedder.js';
import { openPullquote, type Pullquote } from '../../src/pullquote.js';
import { smallEmbedder } from '../library/small-embedder.js';

const ferry = `Ferry to the islands sails again

14 March 2024 - The ferry from Kalvik to the outer islands sails again on Monday, the harbour office
said. Repairs of the hull took eleven weeks and cost 2.3 million crowns. Two sailings a day are
planned until June, three after that. Tickets cost the same as before the repairs.`;

/**
 * An engine over one article about a ferry, in a folder of its own, with a fake for a model.
 *
 * @param embedQuery stands in for the fake's own, e.g. to hold questions back
 */
export async function smallEngine(
  embedQuery?: Embedder['embedQuery'],
): Promise<{ engine: Pullquote; embedder: Embedder; folder: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pullquote-'));
  const embedder = { ...smallEmbedder(), ...(embedQuery && { embedQuery }) };
  const file = path.join(folder, 'ferry.txt');
  writeFileSync(file, ferry);
  await ingest([file], { folder, embedder });
  const engine = await openPullquote({ index: folder, model: embedder, reader: null });
  onTestFinished(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  });
  return { engine, embedder, folder };
}
