import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { generateUuid5 } from 'weaviate-client';
import { putObjects } from '../cluster/objects.js';
import type { Spread } from '../cluster/options.js';
import { Failure } from '../failure.js';
import { checkModel, type Fingerprint } from '../library/sqlite/schema.js';
import type { ModelIdentity } from '../models/embedding/embedder.js';
import {
  type AboutProperties,
  type Cluster,
  type Collections,
  createCollections,
  weaviateFormat,
} from './collections.js';

/** A cluster has one library, so one object describes it, and one curator. */
const libraryUuid = generateUuid5('the library', 'pullquote');
const leaseUuid = generateUuid5('the lease', 'pullquote');

/** The format of the last version without a curator: it can still be copied from. */
export const formatWithLabels = 3;

/** What a library was made with, and in which format it is kept. */
type Made = Fingerprint & { readonly format: number };

/** As `requireLibrary`; `null` if nothing was ever published. */
export async function readLibrary(
  cluster: Cluster,
  formats?: readonly number[],
): Promise<Made | null> {
  return requireLibrary(cluster, formats).catch((error: unknown) => {
    if (error instanceof Failure && error.kind === 'index-missing') return null;
    throw error;
  });
}

/**
 * What the library in a cluster was made with. A node that was down may not know of it: there is none only
 * if every node that answers says so.
 *
 * @param formats those that the caller can read
 * @throws Failure `index-mismatch` for another format, `index-missing` if nothing was ever published
 */
export async function requireLibrary(
  cluster: Cluster,
  formats: readonly number[] = [weaviateFormat],
): Promise<Made> {
  const kept = await cluster.read(async ({ about }) => {
    const found = (await about.exists()) ? await about.query.fetchObjectById(libraryUuid) : null;
    if (found !== null) return found.properties;
    const message = 'The library in Weaviate holds no articles yet.';
    throw new Failure('library', 'index-missing', message, {
      remedy:
        "On the curator's machine (WEAVIATE_CURATOR=true), add articles with `pullquote ingest PATH`, or publish its index with `pullquote publish`.",
    });
  });
  const { format = 0, library = '', modelId: id = '', modelSha256: sha256 = '' } = kept;
  if (!formats.includes(format)) {
    throw new Failure(
      'library',
      'index-mismatch',
      `The library in Weaviate has format ${format}; this version reads format ${weaviateFormat}.`,
      {
        remedy:
          format > weaviateFormat
            ? 'Run the version of Pullquote that wrote it, on every machine.'
            : 'Copy it with `PULLQUOTE_INDEX=FOLDER pullquote copy --from weaviate --to embedded`, then run `pullquote publish --drop` with that index and WEAVIATE_CURATOR=true.',
      },
    );
  }
  return { model: { id, sha256, dimension: kept.dimension ?? 0 }, library, format };
}

/**
 * Sets the model of the library in a cluster, creating missing collections.
 *
 * @throws Failure `index-mismatch` if it has another model
 */
export async function claimLibrary(
  cluster: Cluster,
  model: ModelIdentity,
  spread: Spread,
): Promise<Fingerprint> {
  const known = await readLibrary(cluster);
  await cluster.write((of) => createCollections(of, spread));
  if (known === null) {
    const { id: modelId, sha256: modelSha256, dimension } = model;
    const library = randomUUID();
    const properties = { format: weaviateFormat, library, modelId, modelSha256, dimension };
    await cluster.write(async ({ about }) => {
      // An existing object stays; reading it back shows whose it is.
      if (!(await about.data.exists(libraryUuid)))
        await about.data.insert({ id: libraryUuid, properties });
    });
  }
  const kept = known ?? (await requireLibrary(cluster));
  checkClusterModel(kept.model, model);
  return kept;
}

/** As `checkModel`; another model needs another library. */
export function checkClusterModel(stored: ModelIdentity, model: ModelIdentity): void {
  try {
    checkModel(stored, model);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const message = error.message.replace('index', 'library in Weaviate');
    throw new Failure('library', 'index-mismatch', message, {
      remedy: `Set PULLQUOTE_MODEL=${stored.id}, or WEAVIATE_PREFIX to another prefix for a second library with ${model.id}.`,
    });
  }
}

/**
 * The library's revision: while it is even and stays the same, nothing changes. `null` if the curator
 * is publishing, or has been stopped while it did.
 */
export async function stableRevision({ about }: Collections): Promise<number | null> {
  const revision = (await about.query.fetchObjectById(leaseUuid))?.properties.revision ?? 1;
  return revision % 2 === 0 ? revision : null;
}

/** The right to publish, for one index. */
export interface Lease {
  /**
   * Runs one change of the cluster: renews the lease and marks the library as changing before it, and
   * as at rest after it.
   *
   * @throws Failure `index-busy` if somebody else has the lease by now
   */
  during<T>(change: () => Promise<T>): Promise<T>;
}

/** Who wants to publish. */
export interface Curator {
  /** Identifies the index, see `originOf`. */
  readonly origin: string;
  /** Identifies this copy of the index; whoever publishes from it has its writer lock. */
  readonly holder: string;
  /** Its machine and folder, for messages. */
  readonly name: string;
  /** Whether another index may be the curator's so far. */
  readonly takesOver?: boolean;
}

/** How long a lease lasts, and how far clocks may be apart, in milliseconds. */
const lasts = 60_000;
const skew = 10_000;
/** Who sees a free lease writes within this many milliseconds, or begins again. */
const writesWithin = 500;

/**
 * Takes the lease. Weaviate has no transactions: of two that see it free at once, the later write
 * stays, and both look again when neither can still be writing. What is sent twice nevertheless does
 * no harm, since ids come from content.
 *
 * @throws Failure `index-busy` if another holder has it, and `index-mismatch` if the cluster is
 *   published from another index
 */
export async function takeLease(cluster: Cluster, curator: Curator): Promise<Lease> {
  const { origin, holder, name } = curator;

  async function read(): Promise<AboutProperties | null> {
    return cluster.read(async ({ client, about }) => {
      const sure = client.collections.use<string, AboutProperties>(about.name);
      const found = await sure.withConsistency('QUORUM').query.fetchObjectById(leaseUuid);
      return found === null ? null : found.properties;
    });
  }

  async function write(revision: number): Promise<void> {
    const properties = { origin, holder, name, until: Date.now() + lasts, revision };
    await cluster.write(({ about }) => putObjects(about, [{ id: leaseUuid, properties }]));
  }

  /** The revision, once the lease is ours. */
  async function hold(): Promise<number> {
    for (;;) {
      const begun = Date.now();
      const kept = await read();
      const { until = 0, revision = 0 } = kept ?? {};
      if (kept !== null && kept.holder !== holder && until + skew > begun) throw isHeld(kept);
      if (kept !== null && kept.origin !== origin && curator.takesOver !== true)
        throw isOthers(kept);
      if (kept?.holder === holder && kept.origin === origin && until - skew > begun)
        return revision;
      await write(revision);
      if (Date.now() - begun > writesWithin) continue;
      await sleep(2 * writesWithin);
      if ((await read())?.holder === holder) return revision;
    }
  }

  await hold();
  return {
    async during(change) {
      const changing = (await hold()) | 1;
      await write(changing);
      const result = await change();
      await write(changing + 1);
      return result;
    },
  };
}

function isHeld({ name = '', until = 0 }: AboutProperties): Failure {
  return new Failure(
    'library',
    'index-busy',
    `The curator ${name} is publishing to Weaviate; its lease ends at ${new Date(until).toISOString()} unless it goes on.`,
    { remedy: 'Stop it, or unset WEAVIATE_CURATOR here: a cluster has one curator.' },
  );
}

function isOthers({ name = '' }: AboutProperties): Failure {
  return new Failure(
    'library',
    'index-mismatch',
    `The library in Weaviate is published from another index, that of ${name}.`,
    {
      remedy:
        'Unset WEAVIATE_CURATOR here; or run `pullquote publish --take-over` to publish this index in its place: what only the other one has leaves the cluster.',
    },
  );
}
