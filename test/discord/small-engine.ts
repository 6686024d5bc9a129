import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Engine } from '../../src/engine.js';
import { ingest } from '../../src/library/ingest/ingest.js';
import { openLibrary } from '../../src/library/open.js';
import { smallEmbedder } from '../library/small-embedder.js';

const ferry = `Ferry to the islands sails again

14 March 2024 - The ferry from Kalvik to the outer islands sails again on Monday, the harbour office
said. Repairs of the hull took eleven weeks and cost 2.3 million crowns. Two sailings a day are
planned until June, three after that. Tickets cost the same as before the repairs.`;

/** An engine without a model over one article about a ferry, in a folder of its own. */
export async function smallEngine(): Promise<{ engine: Engine; folder: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pullquote-'));
  const embedder = smallEmbedder();
  const file = path.join(folder, 'ferry.txt');
  writeFileSync(file, ferry);
  await ingest([file], { folder, embedder });
  const library = await openLibrary(folder, embedder.model);
  const close = async (): Promise<void> => {
    await library.close();
    rmSync(folder, { recursive: true });
  };
  onTestFinished(close);
  return { engine: { embedder, reader: null, library, close }, folder };
}
