/** A process of its own for tests: starts a cluster of one, says its URL in a line, and waits. */
import { writeSync } from 'node:fs';
import { startCluster } from './cluster.js';

const cluster = await startCluster({ nodes: 1 });
writeSync(1, `${cluster.nodes[0]?.url}\n`);
setInterval(() => undefined, 1000);
