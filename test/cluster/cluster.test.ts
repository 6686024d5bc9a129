import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { type Cluster, startCluster } from './cluster.js';
import type { NodeAddresses } from './node.js';
import { rest } from './rest.js';
import { serverCanBeHad } from './server-binary.js';

const nodeNames = ['node1', 'node2', 'node3'];
/** For what a node does by itself after a while. */
const eventually = { timeout: 120_000, interval: 200 };

interface CollectionOptions {
  /** Whether nodes compare what they have by themselves; not so by default. */
  readonly asyncEnabled?: boolean;
}

/** A collection of which each node has a copy, of vectors that are given; gone after the test. */
async function collectionOn(
  nodes: readonly NodeAddresses[],
  options: CollectionOptions = {},
): Promise<string> {
  const name = `Test${randomUUID().replaceAll('-', '')}`;
  const made = await rest(nodes[0], 'POST', '/schema', {
    class: name,
    vectorizer: 'none',
    properties: [{ name: 'headline', dataType: ['text'] }],
    replicationConfig: { factor: nodes.length, ...options },
  });
  expect(made.status, JSON.stringify(made.body)).toBe(200);
  onTestFinished(async () => {
    await rest(nodes[0], 'DELETE', `/schema/${name}`);
  });
  return name;
}

describe.skipIf(!serverCanBeHad())('the shared cluster (skipped without Go)', () => {
  const nodes = inject('sharedNodes');

  it('has three nodes that are ready and see each other', async () => {
    for (const node of nodes) {
      expect(await rest(node, 'GET', '/.well-known/ready')).toEqual({ status: 200, body: null });
      const listed = await rest(node, 'GET', '/nodes');
      expect(listed.body).toEqual({
        nodes: nodeNames.map((name) => expect.objectContaining({ name, status: 'HEALTHY' })),
      });
    }
    expect(nodes.map(({ name }) => name)).toEqual(nodeNames);
  });

  it('shows a collection that was made at one node at all others', async () => {
    const name = await collectionOn(nodes);
    for (const node of nodes) {
      const seen = await rest(node, 'GET', `/schema/${name}`);
      expect(seen).toMatchObject({ status: 200, body: { replicationConfig: { factor: 3 } } });
    }
    // By default as many shards as nodes. The leader's word, which was read above, is at once the same
    // everywhere; that each node has its copies takes a moment.
    const shard = expect.objectContaining({ class: name, numberOfReplicas: 3 });
    const copies = nodeNames.map((node) =>
      expect.objectContaining({ name: node, shards: [shard, shard, shard] }),
    );
    const haveCopies = async () => {
      const listed = await rest(nodes[0], 'GET', '/nodes?output=verbose');
      expect(listed.body).toEqual({ nodes: copies });
    };
    await vi.waitFor(haveCopies, eventually);
  });
});

describe.skipIf(!serverCanBeHad())('a cluster that loses a node (skipped without Go)', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster({ nodes: 3 });
  });
  afterAll(() => cluster?.stop());

  const ferry = (collection: string) => ({
    class: collection,
    id: randomUUID(),
    properties: { headline: 'Ferry runs again' },
    vector: [0.6, 0.8],
  });

  /**
   * Kills a node that does not lead, writes an object to two of three copies, reads it from the two
   * nodes that are left, and brings the third back.
   *
   * @returns the node that was away, and the object's path
   */
  async function writtenMeanwhile(collection: string) {
    const leader = await cluster.leader();
    const [away = 0, other = 0] = [0, 1, 2].filter((i) => i !== leader);
    await cluster.kill(away);
    const left = [cluster.nodes[leader], cluster.nodes[other]];
    const object = ferry(collection);
    const written = await rest(left[0], 'POST', '/objects?consistency_level=QUORUM', object);
    expect(written.status, JSON.stringify(written.body)).toBe(200);
    const path = `/objects/${collection}/${object.id}`;
    for (const node of left) {
      for (const level of ['ONE', 'QUORUM']) {
        const read = await rest(node, 'GET', `${path}?consistency_level=${level}`);
        expect(read).toMatchObject({ status: 200, body: { properties: object.properties } });
      }
    }
    await expect(rest(cluster.nodes[away], 'GET', '/meta')).rejects.toThrow();
    await cluster.restart(away);
    return { node: cluster.nodes[away], path };
  }

  /** What a node itself has of an object. */
  const own = (node: NodeAddresses | undefined, path: string) =>
    rest(node, 'GET', `${path}?node_name=${node?.name}`);

  // Weaviate keeps no writes for a node that is away (there are no hints to hand over). What it missed
  // comes back to it in two ways: by a read at more than one copy, which sees that the copies differ
  // and writes the newest to those that lack it (usecases/replica/repairer.go); …
  it('writes by quorum, and a read of all copies repairs the one that was away', async () => {
    const { node, path } = await writtenMeanwhile(await collectionOn(cluster.nodes));
    expect(await own(node, path)).toMatchObject({ status: 404 });
    expect(await rest(node, 'GET', `${path}?consistency_level=ALL`)).toMatchObject({ status: 200 });
    const isRepaired = async () => expect(await own(node, path)).toMatchObject({ status: 200 });
    await vi.waitFor(isRepaired, eventually);
  });

  // … or, where the collection has it switched on, by the nodes' comparing of their hash trees from
  // time to time (adapters/repos/db/shard_async_replication.go).
  it('brings a node up to date without a read, where replication is asynchronous too', async () => {
    const collection = await collectionOn(cluster.nodes, { asyncEnabled: true });
    const { node, path } = await writtenMeanwhile(collection);
    const isUpToDate = async () => expect(await own(node, path)).toMatchObject({ status: 200 });
    await vi.waitFor(isUpToDate, eventually);
  });

  // A write asks the leader for the collection first. One that asks a leader which has just died waits
  // for it without a limit (`waitForReady` in cluster/rpc/client.go), until another request through the
  // same node finds the new leader and breaks the connection to the old one: so a client must not wait
  // long, and must try again.
  it('takes writes again after its leader died, from a client that tries again', async () => {
    const collection = await collectionOn(cluster.nodes);
    const leader = await cluster.leader();
    await cluster.kill(leader);
    const node = cluster.nodes[(leader + 1) % 3];
    const object = ferry(collection);
    const isWritten = async () => {
      const objects = { objects: [object] };
      const path = '/batch/objects?consistency_level=QUORUM';
      expect(await rest(node, 'POST', path, objects, 3_000)).toMatchObject({
        status: 200,
        body: [{ result: { status: 'SUCCESS' } }],
      });
    };
    await vi.waitFor(isWritten, eventually);
    const read = `/objects/${collection}/${object.id}?consistency_level=QUORUM`;
    expect(await rest(node, 'GET', read)).toMatchObject({ status: 200 });
    await cluster.restart(leader);
  });
});

describe.skipIf(!serverCanBeHad())('a cluster of one (skipped without Go)', () => {
  it('ends with the process that started it, even where that is killed', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'pullquote-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const script = fileURLToPath(new URL('child.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TMPDIR: folder },
    });
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
    const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
    const url = line.trim();
    expect(await fetch(`${url}/v1/.well-known/ready`)).toMatchObject({ status: 200 });
    const clusterFolders = () => readdirSync(folder).filter((name) => name.includes('cluster'));
    expect(clusterFolders()).toHaveLength(1);

    child.kill('SIGKILL');
    const isGone = async () => {
      await expect(fetch(url)).rejects.toThrow();
      expect(clusterFolders()).toEqual([]);
    };
    await vi.waitFor(isGone, eventually);
  });
});
