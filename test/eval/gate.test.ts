import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { evaluate, modelsOf } from '../../eval/evaluate.js';
import { chosen, fallsBelow, floorFor, inWords, readFloors } from '../../eval/floors.js';
import { dataDigest, findSet, isPresent } from '../../eval/sets.js';
import { readSettings } from '../../src/settings.js';

const floors = readFloors(fileURLToPath(new URL('../../eval/floors.json', import.meta.url)));

/** Milliseconds: two answers for each of a hundred questions, with the reader, on a busy machine. */
const patience = 900_000;

/** Our own questions: over our own articles, and over the seeds if these are here. */
const sets = ['own', 'seeds'].filter(isPresent);

describe('the floors of our own questions', () => {
  it.each(chosen(floors, sets, {}, false))(
    'hold: $set, $asked',
    { timeout: patience },
    async ({ set, asked }) => {
      const found = findSet(set);
      const settings = readSettings({ PULLQUOTE_OFFLINE: 'true', PULLQUOTE_READER: asked.reader });
      const models = modelsOf(settings);
      const floor = floorFor(floors, set, asked);
      if (floor === null) throw new Error('the floor just chosen is not there');
      try {
        const most = asked.most ?? Number.POSITIVE_INFINITY;
        const { figures } = await evaluate(found, models, { ...asked, most });
        const measured = { set, asked, digest: dataDigest(found), figures };
        expect(fallsBelow(floor, measured).map(inWords)).toEqual([]);
      } finally {
        await models.close();
      }
    },
  );
});
