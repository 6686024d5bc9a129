import type { Fault } from '../../library/library.js';
import type { Storage } from '../../library/storage.js';
import { counted } from '../layout.js';

/** What the publisher of each bundled article begins with. */
const seedPublisher = 'Pullquote briefs';

/** What to say if a library that answers people holds demo articles; else `null`. */
export async function seedsNotice(storage: Pick<Storage, 'listing'>): Promise<Fault | null> {
  const { length } = await seedsIn(storage);
  if (length === 0) return null;
  return {
    what: `the index holds ${counted(length, 'demo article')}, quoted like your own`,
    remedy: 'Run `pullquote remove --seeds`.',
  };
}

/** Removes the bundled articles; resolves to their number. */
export async function removeSeeds(storage: Storage): Promise<number> {
  const ids = await seedsIn(storage);
  for (const id of ids) await storage.remove(id, 'everything');
  return ids.length;
}

/** Ids of the bundled articles in a library: earlier versions put them beside the user's own. */
async function seedsIn(storage: Pick<Storage, 'listing'>): Promise<readonly string[]> {
  const library = await storage.listing('everything');
  try {
    const found = await library.articles({ source: seedPublisher });
    return found
      .filter(({ publisher }) => publisher?.startsWith(seedPublisher))
      .map(({ id }) => id);
  } finally {
    await library.close();
  }
}
