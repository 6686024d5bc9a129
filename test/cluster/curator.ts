/**
 * The curator's process for tests. It says `ready` on standard output, waits for a line, ingests its
 * sources and works off the inbox, and says line by line how far it has got.
 *
 *     curator.ts SETTINGS SOURCES INDEX
 */
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import type { WeaviateOptions } from '../../src/cluster/options.js';
import type { IngestEvent } from '../../src/library/ingest/events.js';
import { weaviateStorage } from '../../src/weaviate/storage.js';
import { smallEmbedder } from '../library/small-embedder.js';

const [settings = '', sources = '', index = ''] = process.argv.slice(2);
const storage = weaviateStorage(JSON.parse(settings) as WeaviateOptions, index);
writeSync(1, 'ready\n');
await once(process.stdin, 'data');
process.stdin.destroy();

const onEvent = (event: IngestEvent): void => {
  if (event.kind === 'article') writeSync(1, `${event.change} ${event.id}\n`);
  if (event.kind === 'phase') writeSync(1, `${event.phase}\n`);
  if (event.kind === 'progress') writeSync(1, `${event.phase} ${event.done}\n`);
};
const embedder = smallEmbedder();
await storage.ingest([sources], { embedder, prune: true, onEvent });
writeSync(1, 'inbox\n');
await storage.publish({ embedder: async () => embedder, onEvent });
writeSync(1, 'done\n');
