/**
 * A process of its own for tests. It says `ready` on standard output and waits for a line; then
 * `ingest SOURCES INDEX DELAY` says line by line what it has put in, and `lock INDEX` says `locked`
 * and holds the writer's lock until it is ended.
 */
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { ingest } from '../../src/library/ingest/ingest.js';
import { lockWriter } from '../../src/library/lock.js';
import { smallEmbedder } from './small-embedder.js';

const [work, ...operands] = process.argv.slice(2);
writeSync(1, 'ready\n');
await once(process.stdin, 'data');
process.stdin.destroy();

if (work === 'ingest') {
  const [sources = '', index = '', delay = '0'] = operands;
  await ingest([sources], {
    folder: index,
    embedder: smallEmbedder({ delay: Number(delay) }),
    onEvent: (event) => {
      if (event.kind === 'article') {
        writeSync(1, `${event.change} ${event.id}\n`);
        if (event.change === 'added') {
          // Slow enough for whoever reads this to act between two articles.
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
        }
      } else if (event.kind === 'phase') {
        writeSync(1, `${event.phase}\n`);
      }
    },
  });
} else {
  lockWriter(operands[0] ?? '', 'pullquote ingest');
  writeSync(1, 'locked\n');
  setInterval(() => undefined, 1000);
}
