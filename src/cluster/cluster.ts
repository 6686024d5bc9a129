import { setTimeout as sleep } from 'node:timers/promises';
import { ApiKey, connectToCustom, type WeaviateClient } from 'weaviate-client';
import { Failure } from '../failure.js';
import type { ClusterAccess, NodeAddress } from './options.js';

/** A node took a request, but not all of its objects. A retry may help: a node may have gone down. */
export class ObjectsRefused extends Error {}

/** A cluster: any node may answer. `Of` is what is used of it, through one node. */
export interface Cluster<Of> {
  readonly nodes: readonly NodeAddress[];
  /** Asks one node, and the next as well if it fails or takes long; the first answer counts. */
  read<T>(ask: (of: Of) => Promise<T>): Promise<T>;
  /**
   * Asks every node and returns the answers, from most nodes at least: one of those knows of any
   * write to most nodes; a single node that was down may not.
   */
  everywhere<T>(ask: (of: Of, node: NodeAddress) => Promise<T>): Promise<T[]>;
  /**
   * Sends something whose repetition changes nothing (ids come from content) until a node has taken
   * it, one node after the other, with growing waits.
   */
  write<T>(send: (of: Of) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * After this many milliseconds a query also goes to a second node: a dead one doesn't even refuse.
 */
const patience = 1_500;
/**
 * Milliseconds to wait for a node after most have answered; the client tries a dead one for 30 s.
 */
const grace = 5_000;
/** Rounds before giving up, with 8 s of waits in all; in each round a write goes to one node. */
const rounds = 6;
const firstWait = 250;
/** Seconds that a node may take: a request that meets a lost Raft leader hangs until then. */
const timeout = { init: 5, query: 15, insert: 30 };

/**
 * Sends nothing yet: each node is connected to when first used.
 *
 * @param use what is used of a cluster, given a node's client and the prefix of collections' names
 */
export function clusterOf<Of extends { readonly client: WeaviateClient }>(
  { nodes, apiKey, prefix }: ClusterAccess,
  use: (client: WeaviateClient, prefix: string) => Of,
): Cluster<Of> {
  const clients = new Map<NodeAddress, Promise<WeaviateClient>>();
  let preferred = 0;

  function connected(node: NodeAddress): Promise<WeaviateClient> {
    const known = clients.get(node);
    if (known !== undefined) return known;
    const made = connect(node, apiKey);
    clients.set(node, made);
    made.catch(() => clients.delete(node));
    return made;
  }

  async function tryOn<T>(index: number, work: (of: Of) => Promise<T>): Promise<T> {
    const at = index % nodes.length;
    const node = nodes[at];
    if (node === undefined) throw new RangeError('a cluster has one node at least');
    return work(use(await connected(node), prefix));
  }

  /** This detects a dead node in milliseconds; on a request the client would retry for long. */
  function onLive<T>(index: number, work: (of: Of) => Promise<T>): Promise<T> {
    return tryOn(index, async (of) => {
      if (!(await of.client.isLive())) throw new Error('a node does not answer');
      return work(of);
    });
  }

  /** One round: each next node is also asked if those before it fail or are slow. */
  async function hedged<T>(work: (of: Of) => Promise<T>): Promise<T> {
    const first = preferred;
    const answered = new AbortController();
    const attempts: Promise<{ readonly index: number; readonly answer: T }>[] = [];
    for (const i of nodes.keys()) {
      const before = attempts.at(-1);
      const turn = before === undefined ? undefined : itsTurn(before, i, answered.signal);
      attempts.push(
        Promise.resolve(turn).then(async () => {
          return { index: first + i, answer: await tryOn(first + i, work) };
        }),
      );
    }
    try {
      const { index, answer } = await Promise.any(attempts);
      // Only the winner's: a slow node that answers late doesn't become the first again.
      preferred = index % nodes.length;
      return answer;
    } finally {
      answered.abort();
    }
  }

  async function inRounds<T>(round: () => Promise<T>): Promise<T> {
    for (let done = 1; ; done += 1) {
      try {
        return await round();
      } catch (error) {
        const telling = tellingOf(error);
        if (isFinal(telling) || done === rounds) throw asFailure(telling, nodes);
        await sleep(firstWait * 2 ** (done - 1));
      }
    }
  }

  return {
    nodes,
    read: (ask) => inRounds(() => hedged(ask)),
    everywhere: (ask) =>
      inRounds(() => mostOf(nodes.map((node, i) => onLive(i, (of) => ask(of, node))))),
    write: (send) => {
      let index = preferred;
      return inRounds(() => onLive(index++, send));
    },
    async close() {
      const open = await Promise.allSettled(clients.values());
      for (const one of open) if (one.status === 'fulfilled') await one.value.close();
    },
  };
}

/**
 * Waits until the previous attempt has failed or takes long; throws if another has answered
 * meanwhile.
 */
async function itsTurn(
  before: Promise<unknown>,
  place: number,
  answered: AbortSignal,
): Promise<void> {
  const failed = before.then(
    () => undefined,
    () => undefined,
  );
  const long = sleep(patience * place, undefined, { signal: answered }).catch(() => undefined);
  await Promise.race([failed, long]);
  answered.throwIfAborted();
}

/** The answers, from most nodes at least; otherwise throws the last node's error. */
async function mostOf<T>(asked: readonly Promise<T>[]): Promise<T[]> {
  const given: T[] = [];
  const isMost = () => given.length > asked.length / 2;
  let last: unknown;
  await new Promise<void>((resolve) => {
    const all = asked.map(async (one) => {
      try {
        given.push(await one);
        if (isMost()) setTimeout(resolve, grace).unref();
      } catch (error) {
        last = error;
      }
    });
    void Promise.all(all).then(() => resolve());
  });
  if (isMost()) return [...given];
  throw last;
}

function connect(node: NodeAddress, apiKey: string | undefined): Promise<WeaviateClient> {
  const [http, grpc] = [new URL(node.http), new URL(node.grpc)];
  return connectToCustom({
    httpHost: http.hostname,
    httpPath: http.pathname === '/' ? '' : http.pathname,
    httpPort: portOf(http),
    httpSecure: http.protocol === 'https:',
    grpcHost: grpc.hostname,
    grpcPort: portOf(grpc),
    grpcSecure: grpc.protocol === 'https:',
    timeout,
    ...(apiKey !== undefined && { authCredentials: new ApiKey(apiKey) }),
  });
}

function portOf({ port, protocol }: URL): number {
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}

/**
 * The nodes' most useful error: one about the library, since other nodes may just be down;
 * otherwise the last.
 */
function tellingOf(error: unknown): unknown {
  if (!(error instanceof AggregateError)) return error;
  return error.errors.find((one) => one instanceof Failure) ?? error.errors.at(-1);
}

// The client exports none of its error classes; their names are their own.
const refusals = ['WeaviateUnauthenticatedError', 'WeaviateInsufficientPermissionsError'];
/** Answers that don't change on a retry: bad request, forbidden, not found. */
const finalCodes = [400, 401, 403, 404, 405];

/** Whether retrying can't help: our own failures, and what a node always refuses. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    error instanceof Failure ||
    isKeyRefused(error) ||
    error.name === 'WeaviateInvalidInputError' ||
    finalCodes.includes(codeOf(error))
  );
}

function codeOf(error: Error): number {
  return 'code' in error && typeof error.code === 'number' ? error.code : 0;
}

/** While connecting, the client wraps the node's answer in its own error message. */
function isKeyRefused(error: Error): boolean {
  const starting = error.name === 'WeaviateStartUpError';
  return (
    refusals.includes(error.name) ||
    [401, 403].includes(codeOf(error)) ||
    (starting && /\b40[13]\b|unauthori[sz]ed|forbidden|anonymous access/i.test(error.message))
  );
}

function asFailure(error: unknown, nodes: readonly NodeAddress[]): unknown {
  if (error instanceof Failure) return error;
  const where = nodes.map(({ http }) => http).join(', ');
  const said = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && isKeyRefused(error)) {
    return new Failure('library', 'library-refused', `Weaviate at ${where} refuses the key.`, {
      cause: error,
      remedy: 'Set WEAVIATE_API_KEY to a key that may read and write the Pullquote collections.',
    });
  }
  if (error instanceof Error && codeOf(error) >= 400 && codeOf(error) < 500) {
    return new Failure('library', 'library-refused', `Weaviate at ${where} refuses: ${said}`, {
      cause: error,
      remedy:
        'WEAVIATE_REPLICAS must not exceed the number of nodes; see also the log of Weaviate.',
    });
  }
  if (error instanceof ObjectsRefused) {
    return new Failure('library', 'library-refused', `Weaviate at ${where}: ${said}`, {
      cause: error,
      remedy:
        "See the nodes' logs and whether their disks are full, then run the same command again.",
    });
  }
  return new Failure('library', 'library-unreachable', `Weaviate at ${where}: ${said}`, {
    cause: error,
    remedy: 'Check WEAVIATE_URL and WEAVIATE_GRPC_URL, and that the nodes are up.',
  });
}
