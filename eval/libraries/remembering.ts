import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { cutArticle } from '../../src/library/ingest/cut.js';
import { embeddedSide } from '../../src/library/transfer/embedded-copy.js';
import type { Embedder, PassageText, PassageVectors } from '../../src/models/embedding/embedder.js';
import { vectorsKey } from '../fingerprint.js';
import { VectorFile } from './vector-file.js';

type Known = readonly [PassageText, PassageVectors];

/**
 * An embedder that embeds each passage once, whichever libraries it is in: the same text always gives
 * the same vector. The vectors are kept in a file. Closing it closes the file; the embedder that makes the
 * vectors stays open.
 *
 * @param cache folder that the file is kept in, under a key of all that decides what vectors are
 * @param from an index by the same model, whose vectors are taken over once a text is not known
 */
export async function remembering(
  embedder: Embedder,
  cache: string,
  from: string | null = null,
): Promise<Embedder> {
  mkdirSync(cache, { recursive: true });
  const file = new VectorFile(path.join(cache, `vectors-${await vectorsKey(embedder)}.db`));
  const isUnknown = (text: PassageText): boolean => file.find(text) === null;
  let taking: Promise<void> | null = null;
  const takeOver = async (): Promise<void> => {
    if (from !== null) file.keep(await vectorsIn(from, embedder));
  };
  return {
    model: embedder.model,
    maxPieces: embedder.maxPieces,
    countPieces: (text) => embedder.countPieces(text),
    embedQuery: (text) => embedder.embedQuery(text),
    embedPassages: async (texts) => {
      if (texts.some(isUnknown)) {
        taking ??= takeOver();
        await taking;
      }
      const fresh = texts.filter(isUnknown);
      const made = fresh.length === 0 ? [] : await embedder.embedPassages(fresh);
      file.keep(fresh.flatMap((text, at): Known[] => (made[at] ? [[text, made[at]]] : [])));
      return texts.flatMap((text) => file.find(text) ?? []);
    },
    close: async () => file.close(),
  };
}

/** What an index holds of each passage that is still cut as it was. */
async function vectorsIn(folder: string, embedder: Embedder): Promise<Known[]> {
  const known: Known[] = [];
  const side = embeddedSide(folder, 'from');
  try {
    for await (const { article, passages } of side.holdings()) {
      const cut = cutArticle(article, embedder);
      for (const [at, text] of cut.texts.entries()) {
        const held = passages[at];
        const span = cut.passages[at];
        if (held?.start !== span?.start || held?.end !== span?.end || !held?.sentences) continue;
        const sentences = new Int8Array(held.sentences.directions);
        known.push([text, { passage: held.vector, sentences }]);
      }
    }
  } finally {
    await side.close();
  }
  return known;
}
