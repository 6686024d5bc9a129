import { setTimeout as sleep } from 'node:timers/promises';
import { ApiKey, connectToCustom, type WeaviateClient } from 'weaviate-client';
import { Failure } from '../failure.js';
import { type Collections, collectionsOf } from './collections.js';
import { ObjectsRefused } from './objects/sending.js';
import type { ClusterAccess, NodeAddress } from './options.js';

/** A cluster as it is used: whichever node answers. */
export interface Cluster {
  readonly nodes: readonly NodeAddress[];
  /** Asks one node, and the next as well where it fails or takes long; the first answer counts. */
  read<T>(ask: (of: Collections) => Promise<T>): Promise<T>;
  /**
   * Asks every node, and gives the answers of those that answer, most of them at least: of what was
   * written to most nodes, one of them knows, which a single node that was away may not.
   */
  everywhere<T>(ask: (of: Collections, node: NodeAddress) => Promise<T>): Promise<T[]>;
  /**
   * Sends something whose repetition changes nothing (ids come from content) until a node has taken
   * it, one after the other, waiting longer and longer.
   */
  write<T>(send: (of: Collections) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A question goes to a second node after so many milliseconds: a dead one doesn't even refuse. */
const patience = 1_500;
/** Milliseconds that a node is waited for after most have answered; the client tries a dead one for 30 s. */
const grace = 5_000;
/** Rounds before giving up, with 8 s of waits between them; of writes each goes to one node. */
const rounds = 6;
const firstWait = 250;
/** Seconds that a node may take: what meets a lost Raft leader hangs until then. */
const timeout = { init: 5, query: 15, insert: 30 };

/** Nothing is sent yet: each node is connected with when it is first used. */
export function clusterOf({ nodes, apiKey, prefix }: ClusterAccess): Cluster {
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

  async function tryOn<T>(index: number, work: (of: Collections) => Promise<T>): Promise<T> {
    const at = index % nodes.length;
    const node = nodes[at];
    if (node === undefined) throw new RangeError('a cluster has one node at least');
    return work(collectionsOf(await connected(node), prefix));
  }

  /** A dead node is known in milliseconds so; sending to it, the client tries again for long. */
  function onLive<T>(index: number, work: (of: Collections) => Promise<T>): Promise<T> {
    return tryOn(index, async (of) => {
      if (!(await of.client.isLive())) throw new Error('a node does not answer');
      return work(of);
    });
  }

  /** One round: each node in turn is asked as well where those before fail or are slow. */
  async function hedged<T>(work: (of: Collections) => Promise<T>): Promise<T> {
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
      // The winner's alone: one that is slow and answers late doesn't take its place back.
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

/** Waits until the attempt before has failed or takes long; throws where another has answered meanwhile. */
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

/** The answers of those that give one, most at least; else it throws why the last gave none. */
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
 * Of the nodes' errors the one that tells something of the library, since nodes may be away besides; else
 * the last, of the node that was tried for want of another.
 */
function tellingOf(error: unknown): unknown {
  if (!(error instanceof AggregateError)) return error;
  return error.errors.find((one) => one instanceof Failure) ?? error.errors.at(-1);
}

// The client exports none of its error classes; their names are their own.
const refusals = ['WeaviateUnauthenticatedError', 'WeaviateInsufficientPermissionsError'];
/** Answers of a node that is not to be asked the same again: wrong, forbidden, not there. */
const finalCodes = [400, 401, 403, 404, 405];

/** Whether no repetition will help: our own failures, and what a node refuses on principle. */
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

/** While connecting, the client puts the node's answer into the words of an error of its own. */
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
        'WEAVIATE_REPLICAS may not be more than there are nodes; see also the log of Weaviate.',
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
