import { Failure } from '../failure.js';
import { noChanges } from './ingest/events.js';
import type { OnFault } from './library.js';
import { openLibrary } from './open.js';
import { openListing } from './sqlite/listing.js';
import type { Storage } from './storage.js';

/**
 * A library in a local folder: one SQLite file, with search structures built from it.
 *
 * Code that few commands need is loaded by those commands: the file readers take longer to load
 * than a question takes to answer.
 *
 * @param onFault called when an article that is asked for turns out to be damaged
 */
export function embeddedStorage(folder: string, onFault?: OnFault): Storage {
  return {
    shared: false,
    search: (model, onProgress) =>
      openLibrary(folder, model, {
        ...(onProgress && { onProgress }),
        ...(onFault && { onFault }),
      }),
    listing: async (scope) => openListing(folder, onFault, scope),
    async create(model) {
      const { embeddedSide } = await import('./transfer/embedded-copy.js');
      const library = embeddedSide(folder, 'to');
      try {
        await library.claim(model);
      } finally {
        await library.close();
      }
    },
    async ingest(input, options) {
      const { ingest } = await import('./ingest/ingest.js');
      return ingest(input, { ...options, folder });
    },
    async remove(id, scope) {
      const { removeArticle } = await import('./remove.js');
      return removeArticle(folder, id, scope);
    },
    async *verify() {
      const { verify } = await import('./verify.js');
      yield* verify(folder);
    },
    async copySource() {
      const { embeddedSide } = await import('./transfer/embedded-copy.js');
      return embeddedSide(folder, 'from');
    },
    async copyTarget() {
      const { embeddedSide } = await import('./transfer/embedded-copy.js');
      return embeddedSide(folder, 'to');
    },
    queue: async () => ({
      waiting: async () => 0,
      settled: async () => ({
        files: { found: 0, unchanged: 0 },
        articles: noChanges(),
        passages: 0,
        faults: [],
        faultCount: 0,
        interrupted: false,
      }),
      close: async () => undefined,
    }),
    async publish() {
      throw new Failure(
        'library',
        'invalid-setting',
        'An embedded library is not published anywhere.',
        {
          remedy:
            'Set PULLQUOTE_LIBRARY=weaviate and WEAVIATE_CURATOR=true to publish this index to a cluster.',
        },
      );
    },
  };
}
