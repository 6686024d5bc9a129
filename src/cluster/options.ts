/** A node's addresses; each answers for the whole cluster. */
export interface NodeAddress {
  readonly http: string;
  readonly grpc: string;
}

/** How to reach a library in a cluster. */
export interface ClusterAccess {
  /** At least one; the first is asked first. */
  readonly nodes: readonly NodeAddress[];
  readonly apiKey: string | undefined;
  /** Prefix of its collections' names. */
  readonly prefix: string;
}

/** How the collections are spread over the nodes; fixed at creation. */
export interface Spread {
  /** Shards of passages and articles; more let more machines share the work. */
  readonly shards: number;
  /** Nodes that hold each part; 3 lets one fail. */
  readonly replicas: number;
}

/** Which cluster, how to create its collections, and whether this machine is its curator. */
export type WeaviateOptions = ClusterAccess & Spread & { readonly curator?: boolean };
