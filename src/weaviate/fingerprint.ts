import { randomUUID } from 'node:crypto';
import { generateUuid5 } from 'weaviate-client';
import { Failure } from '../failure.js';
import { checkModel, type Fingerprint } from '../library/sqlite/schema.js';
import type { ModelIdentity } from '../models/embedding/embedder.js';
import type { Cluster } from './cluster.js';
import { createCollections, weaviateFormat } from './collections.js';
import type { Spread } from './options.js';

/** A cluster has one library, so one object describes it. */
const uuid = generateUuid5('the library', 'pullquote');

/**
 * What the library in a cluster was made with; `null` if there is none yet. A node that was down
 * may not know of it: there is none only if every node that answers says so.
 */
export async function readLibrary(cluster: Cluster): Promise<Fingerprint | null> {
  const kept = await cluster
    .read(async ({ about }) => {
      const found = (await about.exists()) ? await about.query.fetchObjectById(uuid) : null;
      if (found === null) throw new Failure('library', 'index-missing', 'There is no library yet.');
      return found.properties;
    })
    .catch((error: unknown) => {
      if (error instanceof Failure && error.kind === 'index-missing') return null;
      throw error;
    });
  if (kept === null) return null;
  if (kept.format !== weaviateFormat) {
    throw new Failure(
      'library',
      'index-mismatch',
      `The library in Weaviate has format ${kept.format}; this version reads format ${weaviateFormat}.`,
      { remedy: 'Run the version of Pullquote that wrote it, on every machine.' },
    );
  }
  const { modelId: id, modelSha256: sha256, dimension, library } = kept;
  return { model: { id, sha256, dimension }, library };
}

/**
 * As `readLibrary`, for a library that must exist.
 *
 * @throws Failure `index-missing` if nothing was ever added
 */
export async function requireLibrary(cluster: Cluster): Promise<Fingerprint> {
  const fingerprint = await readLibrary(cluster);
  if (fingerprint !== null) return fingerprint;
  throw new Failure('library', 'index-missing', 'The library in Weaviate holds no articles yet.', {
    remedy:
      'Add articles with `pullquote ingest PATH`, or copy an embedded library with `pullquote copy --from embedded --to weaviate`.',
  });
}

/**
 * Sets the model of the library in a cluster, creating missing collections. If two processes do so
 * at once, one is first, and the other's model is checked as at any later start.
 *
 * @throws Failure `index-mismatch` if it has another model
 */
export async function claimLibrary(
  cluster: Cluster,
  model: ModelIdentity,
  spread: Spread,
): Promise<Fingerprint> {
  await cluster.write((of) => createCollections(of, spread));
  const known = await readLibrary(cluster);
  if (known !== null) {
    checkClusterModel(known.model, model);
    return known;
  }
  const { id: modelId, sha256: modelSha256, dimension } = model;
  const library = randomUUID();
  await cluster.write(async ({ about }) => {
    const properties = { format: weaviateFormat, library, modelId, modelSha256, dimension };
    // An existing object stays; reading it back shows whose it is.
    if (!(await about.data.exists(uuid))) await about.data.insert({ id: uuid, properties });
  });
  const kept = await readLibrary(cluster);
  if (kept === null) {
    throw new Failure('library', 'library-unreachable', 'Weaviate did not store what was sent.', {
      remedy: 'See the log of Weaviate, then run the same command again.',
    });
  }
  checkClusterModel(kept.model, model);
  return kept;
}

/** As `checkModel`; another model needs another library. */
export function checkClusterModel(stored: ModelIdentity, model: ModelIdentity): void {
  try {
    checkModel(stored, model);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(
      'library',
      'index-mismatch',
      error.message.replace('index', 'library in Weaviate'),
      {
        remedy: `Set PULLQUOTE_MODEL=${stored.id}, or WEAVIATE_PREFIX to another prefix for a second library with ${model.id}.`,
      },
    );
  }
}
