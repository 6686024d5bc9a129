/** Where a node is reached; over which both its interfaces answer for the whole cluster. */
export interface NodeAddress {
  readonly http: string;
  readonly grpc: string;
}

/** How a library in a cluster is reached. */
export interface ClusterAccess {
  /** One at least; the first is asked first. */
  readonly nodes: readonly NodeAddress[];
  readonly apiKey: string | undefined;
  /** What the names of its collections begin with. */
  readonly prefix: string;
}

/** How the collections are spread over the nodes; fixed when they are made. */
export interface Spread {
  /** Parts of the passages and articles; more let more machines share the work. */
  readonly shards: number;
  /** Nodes that hold each part; 3 lets one fail. */
  readonly replicas: number;
}

/** Which cluster, and how its collections are made. */
export type WeaviateOptions = ClusterAccess & Spread;
