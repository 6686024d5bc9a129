/** What a process of its own is asked to do; one task, then it ends. */
export type Task = {
  /** Key of the peer; `null` measures a process that only reads the questions. */
  readonly peer: string | null;
  /** Folder of the collection and the questions. */
  readonly collection: string;
} & (
  | {
      readonly kind: 'build';
      /** Folder of what the peer persists. */
      readonly store: string;
    }
  | {
      readonly kind: 'serve';
      /** Folder of what was persisted; `null`: add the collection again, in this process. */
      readonly store: string | null;
      /** How often all questions are asked after the first time, which warms up. */
      readonly rounds: number;
      /** Passages asked for. */
      readonly k: number;
    }
);

/** What came of storing and indexing. */
export interface Built {
  readonly name: string;
  /** From the first passage until everything is on disk. */
  readonly indexingMs: number;
}

/** What came of opening what was persisted and asking it. */
export interface Served {
  readonly name: string;
  /** From its code loaded to ready for a question; with `store` `null`, all of the indexing. */
  readonly openingMs: number;
  /** Ids of the best passages, best first, by question. */
  readonly rankings: readonly (readonly number[])[];
  /** Milliseconds of each question, by round. */
  readonly rounds: readonly (readonly number[])[];
  /** Resident bytes of the process after all questions. */
  readonly residentBytes: number;
}

/** What a process sends back. */
export type Reply =
  | { readonly kind: 'built'; readonly built: Built }
  | { readonly kind: 'served'; readonly served: Served }
  | { readonly kind: 'failed'; readonly reason: string };
