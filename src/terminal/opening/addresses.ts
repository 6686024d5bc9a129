import { type Collected, collect } from '../../collect/addresses.js';
import { openDocumentReader } from '../../collect/reading/reader.js';
import { fetcherFor } from '../../open-fetcher.js';
import type { Settings } from '../../settings.js';
import { counted } from '../layout.js';
import { showProgress } from '../progress/progress.js';
import { sayAbove } from '../progress/screen.js';

/** Milliseconds that a command waits for a host that wants to be asked later. */
export const patience = 60_000;

/** What was loaded from addresses. */
export interface Loaded extends Pick<Collected, 'files' | 'problems'> {
  readonly interrupted: boolean;
}

/** Loads what is at addresses into files, with a bar, and names what couldn't be loaded. */
export async function loadAddresses(
  addresses: readonly string[],
  settings: Settings,
  how: { readonly most: number; readonly again: boolean; readonly signal: AbortSignal },
): Promise<Loaded> {
  const reader = openDocumentReader();
  const bar = showProgress('loading', 'pages');
  try {
    const { files, problems, left } = await collect(addresses, {
      ...how,
      fetcher: fetcherFor(settings, { patience }),
      reader,
      indexFolder: settings.indexFolder,
      now: () => new Date(),
      onProgress: (done, total) => bar.at(done, total),
    });
    bar.end();
    for (const { address, message } of problems) sayAbove(`pullquote: ${address}: ${message}`);
    for (const { address, entries } of left) {
      const more = counted(entries, 'more entry', 'more entries');
      sayAbove(`note: ${address}: has ${more} than the ${how.most} that are loaded; see --most`);
    }
    return { files, problems, interrupted: how.signal.aborted };
  } finally {
    bar.end();
    await reader.close();
  }
}
