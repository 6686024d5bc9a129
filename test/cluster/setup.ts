import type { TestProject } from 'vitest/node';
import { startCluster } from './cluster.js';
import type { NodeAddresses } from './node.js';
import { serverCanBeHad } from './server-binary.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The nodes of the cluster that all files share; none where no server can be had. */
    sharedNodes: readonly NodeAddresses[];
  }
}

/**
 * Starts one cluster of three for all files, which they reach by `inject('sharedNodes')`: each makes
 * collections of its own there. A file that kills nodes starts a cluster of its own.
 */
export default async function setUp(
  project: TestProject,
): Promise<(() => Promise<void>) | undefined> {
  if (!serverCanBeHad()) {
    project.provide('sharedNodes', []);
    return undefined;
  }
  const cluster = await startCluster({ nodes: 3 });
  project.provide('sharedNodes', cluster.nodes);
  return cluster.stop;
}
