import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Node, type NodeAddresses, portsOfNode } from './node.js';
import { freePorts } from './ports.js';
import { serverBinary } from './server-binary.js';
import { startWatchdog } from './watchdog.js';

/** How long nodes may take to come up, in ms: much, since a busy machine takes several times longer. */
const comeUpWithinMs = 180_000;
/** How long nodes may take to end by themselves, in ms. */
const endWithinMs = 15_000;
const lookEveryMs = 100;

/** A Weaviate cluster of one's own on 127.0.0.1. */
export interface Cluster {
  readonly nodes: readonly NodeAddresses[];
  /** The node that leads: all changes of collections, and looks at them before a write, are its. */
  leader(): Promise<number>;
  /** Ends a node as a crash does. The others notice after a few seconds. */
  kill(i: number): Promise<void>;
  /** Starts a node that was killed, over its data and at its addresses, and waits until it is back. */
  restart(i: number): Promise<void>;
  /** Ends all nodes and removes their data. */
  stop(): Promise<void>;
}

/**
 * Starts a cluster at free ports with data in a temporary folder, and waits until every node is ready
 * and sees all others. The nodes end with this process, however it ends.
 *
 *     const cluster = await startCluster({ nodes: 3 });
 *     // … write to `cluster.nodes[0].url` …
 *     await cluster.kill(1);
 *     // … read from `cluster.nodes[2].url` …
 *     await cluster.restart(1);
 *     await cluster.stop();
 *
 * @param variables of the nodes' environment, in place of those that tests have
 * @throws Error with the end of a node's log, where one does not come up
 */
export async function startCluster({
  nodes: count,
  key = null,
  variables = {},
}: {
  nodes: number;
  /** That they ask for, of the user `pullquote`. */
  key?: string | null;
  variables?: Readonly<Record<string, string>>;
}): Promise<Cluster> {
  const binary = await serverBinary();
  const firstPort = await freePorts(count * portsOfNode);
  const folder = mkdtempSync(path.join(tmpdir(), 'pullquote-cluster-'));
  const watchdog = startWatchdog(folder);
  const nodes = Array.from(
    { length: count },
    (_, i) =>
      new Node(`node${i + 1}`, binary, folder, firstPort + i * portsOfNode, { key, variables }),
  );
  const at = (i: number): Node => {
    const node = nodes[i];
    if (!node) throw new Error(`there is no node ${i} of ${count}`);
    return node;
  };
  const stop = async () => {
    const ended = Promise.all(nodes.map((node) => node.end('SIGTERM')));
    await Promise.race([ended, pause(endWithinMs, undefined, { ref: false })]);
    await Promise.all(nodes.map((node) => node.end('SIGKILL')));
    await watchdog.finish();
  };
  try {
    const [first, ...others] = nodes;
    first?.start(nodes);
    if (first) await until([first], () => first.isListening());
    for (const node of others) node.start(nodes);
    await until(nodes, () => areTogether(nodes));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    nodes: nodes.map(({ addresses }) => addresses),
    leader: async () => {
      const running = nodes.filter(({ isRunning }) => isRunning);
      return nodes.indexOf(await until(running, () => leaderOf(running)));
    },
    kill: (i) => at(i).end('SIGKILL'),
    restart: async (i) => {
      if (at(i).isRunning) throw new Error(`${at(i).name} is running`);
      at(i).start(nodes);
      const running = nodes.filter(({ isRunning }) => isRunning);
      await until(running, () => areTogether(running));
    },
    stop,
  };
}

/** Waits for something that nodes are to come to, all of which must stay alive meanwhile. */
async function until<Found>(
  nodes: readonly Node[],
  look: () => Promise<Found | null | false>,
): Promise<Found> {
  const deadline = Date.now() + comeUpWithinMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    const ended = nodes.find(({ isRunning }) => !isRunning);
    if (ended) throw new Error(`${ended.name} ended:\n${ended.lastLines}`);
    if (Date.now() > deadline) {
      const logs = nodes.map(({ name, lastLines }) => `${name}:\n${lastLines}`).join('\n');
      throw new Error(`the nodes did not come together in ${comeUpWithinMs / 1_000} s:\n${logs}`);
    }
    await pause(lookEveryMs);
  }
}

/** Whether each of these nodes is ready and finds all of them healthy, and one of them leads. */
async function areTogether(nodes: readonly Node[]): Promise<boolean> {
  const found = await Promise.all(
    nodes.map(async (node) => {
      const ready = await node.get('/v1/.well-known/ready');
      if (!ready?.ok) return false;
      const listed = await node.get('/v1/nodes');
      if (!listed?.ok) return false;
      const seen = (await listed.json()) as { nodes: { name: string; status: string }[] };
      const healthy = seen.nodes.filter(({ status }) => status === 'HEALTHY');
      const names = new Set(healthy.map(({ name }) => name));
      return nodes.every(({ name }) => names.has(name));
    }),
  );
  return found.every(Boolean) && (await leaderOf(nodes)) !== null;
}

/** The one of these nodes that all of them follow; `null` where there is none. */
async function leaderOf(nodes: readonly Node[]): Promise<Node | null> {
  const told = await nodes[0]?.get('/v1/cluster/statistics');
  if (!told?.ok) return null;
  const { statistics } = (await told.json()) as { statistics: { leaderId: unknown }[] };
  const leaders = new Set(statistics.map(({ leaderId }) => leaderId));
  return leaders.size === 1 ? (nodes.find(({ name }) => leaders.has(name)) ?? null) : null;
}
