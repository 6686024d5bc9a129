import { randomUUID } from 'node:crypto';
import { generateUuid5 } from 'weaviate-client';
import { Failure } from '../failure.js';
import { checkModel, type Fingerprint } from '../library/sqlite/schema.js';
import type { ModelIdentity } from '../models/embedding/embedder.js';
import type { Cluster } from './cluster.js';
import { createCollections, WEAVIATE_FORMAT } from './collections.js';
import type { Spread } from './options.js';

/** There is one library in a cluster, so there is one object that tells of it. */
const uuid = generateUuid5('the library', 'pullquote');

/**
 * What the library in a cluster was made with; `null` where there is none yet. A node that was away may
 * not know of it: only where every node that answers says so, there is none.
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
  if (kept.format !== WEAVIATE_FORMAT) {
    throw new Failure(
      'library',
      'index-mismatch',
      `The library in Weaviate has format ${kept.format}; this version reads format ${WEAVIATE_FORMAT}.`,
      { remedy: 'Run the version of Pullquote that wrote it, on every machine.' },
    );
  }
  const { modelId: id, modelSha256: sha256, dimension, library } = kept;
  return { model: { id, sha256, dimension }, library };
}

/**
 * As `readLibrary`, of a library that must be there.
 *
 * @throws Failure `index-missing` where nothing was ever added
 */
export async function requireLibrary(cluster: Cluster): Promise<Fingerprint> {
  const fingerprint = await readLibrary(cluster);
  if (fingerprint !== null) return fingerprint;
  throw new Failure('library', 'index-missing', 'The library in Weaviate holds no articles yet.', {
    remedy:
      'Add articles with `pullquote ingest PATH`, or bring an embedded library in with `pullquote copy --from embedded --to weaviate`.',
  });
}

/**
 * Makes the library in a cluster one of this model, with its collections where they are missing. Of two processes that do so at once one is first,
 * and the other finds its model checked like at any later start.
 *
 * @throws Failure `index-mismatch` where it is one of another model
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
    const properties = { format: WEAVIATE_FORMAT, library, modelId, modelSha256, dimension };
    // An object that is there already stays; whose it is shows when it is read.
    if (!(await about.data.exists(uuid))) await about.data.insert({ id: uuid, properties });
  });
  const kept = await readLibrary(cluster);
  if (kept === null) {
    throw new Failure('library', 'library-unreachable', 'Weaviate did not keep what was sent.', {
      remedy: 'See the log of Weaviate, then run the same command again.',
    });
  }
  checkClusterModel(kept.model, model);
  return kept;
}

/** As `checkModel`; another model goes into another library. */
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
        remedy: `Set PULLQUOTE_MODEL=${stored.id}, or WEAVIATE_PREFIX to another word for a library of ${model.id} beside it.`,
      },
    );
  }
}
