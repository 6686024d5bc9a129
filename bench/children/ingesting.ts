/** Child of the part ingestion: takes files into a library, and embeds passages alone. */
import { performance } from 'node:perf_hooks';
import { ingest } from '../../src/library/ingest/ingest.js';
import type { PassageText } from '../../src/models/embedding/embedder.js';
import { openModel } from '../../src/open-models.js';
import { readSettings } from '../../src/settings.js';
import { MainTime, type Shares } from '../main-time.js';
import { serve } from '../serve.js';

/** Files into the library of a folder; or passages to embed, with nothing else to do. */
export type Request =
  | { readonly paths: readonly string[]; readonly folder: string }
  | { readonly texts: readonly PassageText[] };

export interface Done {
  readonly seconds: number;
  /** Passages embedded, in order. */
  readonly texts: readonly PassageText[];
  /** Where the time of the main process went; `null` for embedding alone. */
  readonly shares: Shares | null;
}

const embedder = await openModel(readSettings(process.env));
// The workers load their models now: both that is compared finds them at work.
await embedder.embedPassages(
  Array.from({ length: 16 }, (_, i) => ({ text: `Worker ${i} is ready.`, sentences: [] })),
);

serve(
  async (request: Request): Promise<Done> => {
    if ('texts' in request) {
      const started = performance.now();
      await embedder.embedPassages(request.texts);
      return { seconds: (performance.now() - started) / 1000, texts: request.texts, shares: null };
    }
    const time = new MainTime(embedder);
    const started = performance.now();
    const report = await ingest(request.paths, {
      folder: request.folder,
      embedder: time.embedder,
      onEvent: time.onEvent,
    });
    const seconds = (performance.now() - started) / 1000;
    const [fault] = report.faults;
    if (fault !== undefined) throw new Error(`${fault.locator}: ${fault.message}`);
    return { seconds, texts: time.texts, shares: time.shares() };
  },
  () => embedder.close(),
);
