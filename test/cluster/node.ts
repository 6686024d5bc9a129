import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';

const host = '127.0.0.1';
/** Ports that a node needs, in a row. */
export const portsOfNode = 6;
/** Lines of a node's log that an error repeats. */
const repeatedLines = 20;

/** Where something listens. */
interface Address {
  readonly host: string;
  readonly port: number;
}

/** Where a node is reached; plain data. */
export interface NodeAddresses {
  /** What the cluster calls it: `node1`, `node2`, … */
  readonly name: string;
  readonly http: Address;
  readonly grpc: Address;
  /** Of its REST interface, without a path. */
  readonly url: string;
}

/** How a node differs from others. */
interface Given {
  /** That it asks for, set up as in `deploy/`; `null`: none. */
  readonly key: string | null;
  /** Variables of its environment that take the place of its others. */
  readonly variables: Readonly<Record<string, string>>;
}

/** A Weaviate process with its data and ports, which outlive the process. */
export class Node {
  readonly addresses: NodeAddresses;
  readonly #binary: string;
  /** Path of its files, without an ending. */
  readonly #files: string;
  readonly #gossipPort: number;
  readonly #raftPort: number;
  readonly #given: Given;
  #process: ChildProcess | null = null;

  /**
   * @param binary path of the server
   * @param folder of the cluster, for the node's data, its log and its process id
   * @param firstPort of as many as `portsOfNode`
   */
  constructor(name: string, binary: string, folder: string, firstPort: number, given: Given) {
    this.addresses = {
      name,
      http: { host, port: firstPort },
      grpc: { host, port: firstPort + 1 },
      url: `http://${host}:${firstPort}`,
    };
    this.#binary = binary;
    this.#files = path.join(folder, name);
    this.#gossipPort = firstPort + 2;
    this.#raftPort = firstPort + 4;
    this.#given = given;
  }

  get name(): string {
    return this.addresses.name;
  }

  get isRunning(): boolean {
    return this.#process?.exitCode === null && this.#process.signalCode === null;
  }

  /** Its last lines, to say why it did not come up. */
  get lastLines(): string {
    return readFileSync(`${this.#files}.log`, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(-repeatedLines)
      .join('\n');
  }

  /** Starts it, as a member of a cluster of these nodes, itself among them; does not wait. */
  start(cluster: readonly Node[]): void {
    const log = openSync(`${this.#files}.log`, 'a');
    const { http } = this.addresses;
    const child = spawn(
      this.#binary,
      ['--host', http.host, '--port', `${http.port}`, '--scheme', 'http'],
      // Nothing of this process's environment: any of its variables might mean something to a node.
      { stdio: ['ignore', log, log], env: this.#variables(cluster) },
    );
    closeSync(log);
    const pidFile = `${this.#files}.pid`;
    if (child.pid !== undefined) writeFileSync(pidFile, `${child.pid}\n`);
    child.once('exit', () => rmSync(pidFile, { force: true }));
    this.#process = child;
    child.once('error', (error) => {
      appendFileSync(`${this.#files}.log`, `${error.message}\n`);
      this.#process = null;
    });
  }

  /** A response to a GET, or `null` where none comes. */
  async get(path: string): Promise<Response | null> {
    try {
      return await fetch(`${this.addresses.url}${path}`, {
        signal: AbortSignal.timeout(10_000),
        ...(this.#given.key !== null && {
          headers: { authorization: `Bearer ${this.#given.key}` },
        }),
      });
    } catch {
      return null;
    }
  }

  /** Sends it a signal and waits until it has ended. */
  async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    if (!child || !this.isRunning) return;
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
  }

  /** Whether other nodes can join it. */
  async isListening(): Promise<boolean> {
    const socket = connect(this.#gossipPort, host);
    try {
      await once(socket, 'connect');
      return true;
    } catch {
      return false;
    } finally {
      socket.destroy();
    }
  }

  /**
   * The variables that a node is set by; what they mean is in `usecases/config/environment.go` of
   * Weaviate, their defaults in `config_handler.go` beside it.
   */
  #variables(cluster: readonly Node[]): Record<string, string> {
    // One that is told to join others, none of which listens, ends with an error.
    const others = cluster.filter((node) => node !== this && node.isRunning);
    return {
      PERSISTENCE_DATA_PATH: `${this.#files}.data`,
      GRPC_PORT: `${this.addresses.grpc.port}`,

      CLUSTER_HOSTNAME: this.name,
      CLUSTER_BIND_ADDR: host,
      CLUSTER_ADVERTISE_ADDR: host,
      // Tells Raft that the nodes differ in their ports; without it they never find each other.
      CLUSTER_IN_LOCALHOST: 'true',
      CLUSTER_GOSSIP_BIND_PORT: `${this.#gossipPort}`,
      CLUSTER_DATA_BIND_PORT: `${this.#gossipPort + 1}`,
      CLUSTER_JOIN: others.map((node) => `${host}:${node.#gossipPort}`).join(','),
      RAFT_PORT: `${this.#raftPort}`,
      // In localhost the nodes take each other's to be this (cluster/resolver/rpc.go).
      RAFT_INTERNAL_RPC_PORT: `${this.#raftPort + 1}`,
      RAFT_JOIN: cluster.map((node) => `${node.name}:${node.#raftPort}`).join(','),
      RAFT_BOOTSTRAP_EXPECT: `${cluster.length}`,
      // One alone has nobody to hear from, and need not wait five seconds for that.
      ...(cluster.length === 1 && { RAFT_TIMEOUTS_MULTIPLIER: '1' }),

      // What a node missed is looked for soon, in collections that have this on (by default every
      // 30 s, and nothing younger than 30 s).
      ASYNC_REPLICATION_FREQUENCY: '2s',
      ASYNC_REPLICATION_PROPAGATION_DELAY: '2s',

      ...(this.#given.key === null
        ? { AUTHENTICATION_ANONYMOUS_ACCESS_ENABLED: 'true' }
        : {
            AUTHENTICATION_APIKEY_ENABLED: 'true',
            AUTHENTICATION_APIKEY_ALLOWED_KEYS: this.#given.key,
            AUTHENTICATION_APIKEY_USERS: 'pullquote',
            AUTHORIZATION_ADMINLIST_ENABLED: 'true',
            AUTHORIZATION_ADMINLIST_USERS: 'pullquote',
          }),
      DEFAULT_VECTORIZER_MODULE: 'none',
      API_BASED_MODULES_DISABLED: 'true',
      DISABLE_TELEMETRY: 'true',
      // Its port is the same for all nodes.
      GO_PROFILING_DISABLE: 'true',
      LOG_LEVEL: 'warning',
      LOG_FORMAT: 'text',

      // A soft limit for Go's heap, which the node refuses to import beyond. LIMIT_RESOURCES would
      // replace it by four fifths of the machine's memory, for each node.
      GOMEMLIMIT: '512MiB',
      GOMAXPROCS: '2',
      // Or else a disk that is nine tenths full, of which a test needs next to nothing, stops writing.
      DISK_USE_READONLY_PERCENTAGE: '0',
      DISK_USE_WARNING_PERCENTAGE: '0',

      ...this.#given.variables,
    };
  }
}
